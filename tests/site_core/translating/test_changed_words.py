"""The difference of words between two texts."""

from hypothesis import example, given
from hypothesis import strategies as st

from site_core.translating.changed_words import Change, Words, changed_words, likeness, plain, rewording

UNITS = st.sampled_from(
    ["Obec", "obec", "žluťoučký", "kůň", "1,5", "10 000", " ", "  ", "\n", ",", ".", "–", "„", "(", "e\u030c"]
)
TEXTS = st.lists(UNITS, max_size=12).map("".join) | st.text(max_size=30)


def joined(found: tuple[Words, ...], *changes: Change) -> str:
    return "".join(words.text for words in found if words.change in changes)


@given(TEXTS, TEXTS)
@example("a b", "ax y b")
def test_kept_and_added_words_are_the_new_text_and_kept_and_removed_ones_the_old(old: str, new: str) -> None:
    found = changed_words(old, new)

    assert joined(found, Change.KEPT, Change.ADDED) == new
    assert joined(found, Change.KEPT, Change.REMOVED) == old


@given(TEXTS, TEXTS)
def test_no_piece_is_empty_and_what_went_stands_before_what_came(old: str, new: str) -> None:
    found = changed_words(old, new)

    assert all(words.text for words in found)
    assert all(
        (one.change, other.change) != (Change.ADDED, Change.REMOVED)
        for one, other in zip(found, found[1:], strict=False)
    )


@given(TEXTS)
def test_the_same_text_has_no_change(text: str) -> None:
    assert all(words.change is Change.KEPT for words in changed_words(text, text))
    assert likeness(text, text) == 1


@given(TEXTS, TEXTS)
def test_likeness_is_a_share(old: str, new: str) -> None:
    assert 0 <= likeness(old, new) <= 1


def test_a_word_with_diacritics_changes_as_a_whole() -> None:
    assert changed_words("Obec žádá občany.", "Obec žádala občany.") == (
        Words(Change.KEPT, "Obec "),
        Words(Change.REMOVED, "žádá"),
        Words(Change.ADDED, "žádala"),
        Words(Change.KEPT, " občany."),
    )


def test_a_letter_with_its_mark_apart_is_one_word() -> None:
    assert [words.text for words in changed_words("me\u030csto", "me\u030csta")] == ["me\u030csto", "me\u030csta"]


def test_a_number_changes_as_a_whole() -> None:
    assert [words.text for words in changed_words("za 2,5 roku", "za 2,7 roku")] == ["za ", "2,5", "2,7", " roku"]


def test_a_sign_after_a_word_leaves_the_word_alone() -> None:
    assert changed_words("konec", "konec.") == (Words(Change.KEPT, "konec"), Words(Change.ADDED, "."))


def test_a_phrase_that_was_replaced_reads_as_one() -> None:
    assert changed_words("Dvě jablka zrají.", "Tři hrušky zrají.") == (
        Words(Change.REMOVED, "Dvě jablka"),
        Words(Change.ADDED, "Tři hrušky"),
        Words(Change.KEPT, " zrají."),
    )


def test_a_phrase_that_was_replaced_reads_as_one_across_a_comma_too() -> None:
    assert changed_words("Dvě, tři zrají.", "Čtyři, pět zrají.") == (
        Words(Change.REMOVED, "Dvě, tři"),
        Words(Change.ADDED, "Čtyři, pět"),
        Words(Change.KEPT, " zrají."),
    )


def test_no_space_alone_counts_as_removed_where_words_were_only_added() -> None:
    found = changed_words("jedna dva", "jedna, ale dva, tři")

    assert Change.REMOVED not in {words.change for words in found}


def test_tags_are_no_words_and_are_never_cut() -> None:
    found = rewording(
        'Ptejte se <b>včas</b> &amp; <a id="a1">tady</a>.', 'Ptejte se <b>brzy</b> &amp; <a id="a1">tady</a>.'
    )

    assert found.words == (
        Words(Change.KEPT, "Ptejte se "),
        Words(Change.REMOVED, "včas"),
        Words(Change.ADDED, "brzy"),
        Words(Change.KEPT, " & tady."),
    )


def test_text_whose_tags_alone_changed_has_no_changed_word() -> None:
    assert not rewording("Ptejte se včas.", "Ptejte se <b>včas</b>.").is_changed


def test_a_break_is_the_end_of_a_line_and_signs_stand_for_their_codes() -> None:
    assert plain("Úřad &lt;Praha&gt;<br/>druhý<br>třetí") == "Úřad <Praha>\ndruhý\ntřetí"


def test_a_new_wording_is_more_alike_than_another_text() -> None:
    old = "Obec se ptá obyvatel na rozpočet."

    assert likeness(old, "Obec se ptá všech obyvatel na nový rozpočet.") > 0.7 > likeness(old, "Zcela jiná věta.")
