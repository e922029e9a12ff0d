"""Which texts of a source are not as they were when the translation that readers see was made."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from site_core.translating.what_changed import Kind, Text, TextChange, Typed, what_changed

FIRST = "Obec se ptá obyvatel na rozpočet a na park."
SECOND = "Nástroj je až druhá věc."
TYPED = [Typed("body", SECOND, "A tool comes second."), Typed("body", FIRST, "The town asks about its budget.")]
SHOWN = [Text("body", "The town asks about its budget."), Text("body", "A tool comes second.")]
PARAGRAPHS = st.lists(
    st.sampled_from([FIRST, SECOND, "Třetí odstavec je o něčem jiném.", "Čtvrtý."]), unique=True, max_size=4
)


def at(path: str, *texts: str) -> list[Text]:
    return [Text(path, text) for text in texts]


def told(changes: list[TextChange]) -> list[tuple[Kind, str, str]]:
    return [(each.kind, each.rewording.old, each.rewording.new) for each in changes]


def test_nothing_changed_where_the_source_says_what_it_said():
    assert what_changed(at("body", FIRST, SECOND), SHOWN, TYPED) == []


def test_a_text_in_other_words_stands_beside_the_words_that_it_replaced_and_what_readers_see():
    new = FIRST.replace("park", "hřiště")

    [change] = what_changed(at("body", new, SECOND), SHOWN, TYPED)

    assert told([change]) == [(Kind.CHANGED, FIRST, new)]
    assert (change.seen, change.is_translated) == ("The town asks about its budget.", False)


def test_a_paragraph_that_is_put_before_a_changed_one_is_the_new_one():
    new = FIRST.replace("park", "hřiště")

    changes = what_changed(at("body", "Zcela jiná věta.", new, SECOND), SHOWN, TYPED)

    assert told(changes) == [(Kind.NEW, "", "Zcela jiná věta."), (Kind.CHANGED, FIRST, new)]


def test_a_paragraph_that_is_gone_is_told_with_what_readers_still_see():
    [change] = what_changed(at("body", SECOND), SHOWN, TYPED)

    assert told([change]) == [(Kind.REMOVED, FIRST, "")]
    assert change.seen == "The town asks about its budget."


def test_a_whole_place_that_is_gone_comes_last():
    changes = what_changed(at("lead", "Nový úvod"), SHOWN, TYPED)

    assert [(each.kind, each.path) for each in changes] == [
        (Kind.NEW, "lead"), (Kind.REMOVED, "body"), (Kind.REMOVED, "body"),
    ]  # fmt: skip


def test_a_text_alone_at_its_place_replaced_the_former_however_different_it_is():
    changes = what_changed(at("title", "Zcela jinak"), at("title", "Title"), [Typed("title", "Nadpis", "Title")])

    assert told(changes) == [(Kind.CHANGED, "Nadpis", "Zcela jinak")]


def test_a_text_that_is_typed_already_says_so_as_long_as_readers_do_not_see_it():
    new = FIRST.replace("park", "hřiště")

    [change] = what_changed(at("body", new, SECOND), SHOWN, [Typed("body", new, "The town asks anew."), *TYPED])

    assert change.is_translated


def test_of_many_wordings_that_were_translated_the_one_that_readers_see_is_compared():
    newest, newer = FIRST.replace("park", "les"), FIRST.replace("park", "hřiště")
    typed = [Typed("body", newer, "Newer, typed and never published."), *TYPED]

    assert told(what_changed(at("body", newest, SECOND), SHOWN, typed)) == [(Kind.CHANGED, FIRST, newest)]


def test_another_translation_of_the_same_text_is_no_change_of_the_source():
    typed = [Typed("body", FIRST, "Typed anew, not public yet."), TYPED[0]]

    assert what_changed(at("body", FIRST, SECOND), SHOWN, typed) == []


def test_a_text_that_moved_with_its_translation_is_neither_new_nor_removed():
    typed = [*TYPED, Typed("box", FIRST, "The town asks about its budget.")]

    assert what_changed([*at("body", SECOND), *at("box", FIRST)], SHOWN, typed) == []


def test_a_text_that_moved_and_lost_its_translation_waits():
    changes = what_changed([*at("body", SECOND), *at("box", FIRST)], SHOWN, TYPED)

    assert told(changes) == [(Kind.NEW, "", FIRST)]


def test_a_text_that_readers_get_untranslated_is_new():
    changes = what_changed(at("lead", "Úvod"), at("lead", "Úvod"), [])

    assert told(changes) == [(Kind.NEW, "", "Úvod")]


def test_other_numbers_of_links_make_no_change():
    typed = [Typed("body", 'Viz <a id="a2">zde</a>.', 'See <a id="a2">here</a>.')]

    assert what_changed(at("body", 'Viz <a id="a2">zde</a>.'), at("body", 'See <a id="a1">here</a>.'), typed) == []


@given(PARAGRAPHS, PARAGRAPHS)
def test_every_text_that_was_not_there_and_every_one_that_is_gone_is_told_once(before: list[str], now: list[str]):
    typed = [Typed("body", text, f"EN {text}") for text in before]

    changes = what_changed(at("body", *now), at("body", *(f"EN {text}" for text in before)), typed)

    assert sorted(each.rewording.new for each in changes if each.rewording.new) == sorted(set(now) - set(before))
    assert sorted(each.rewording.old for each in changes if each.rewording.old) == sorted(set(before) - set(now))
