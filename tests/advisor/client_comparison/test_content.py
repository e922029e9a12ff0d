"""Two people change one comparison at once: nothing of either is lost, and nothing is overwritten unseen."""

from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.client_comparison.content import (
    MOST_NOTE,
    MOST_TITLE,
    NOTE,
    TOOLS,
    Content,
    content_of,
    digest,
    faults,
    merge,
    renewed,
    undecided,
)

KEYS = ("alfa", "beta", "gama")
quick = settings(max_examples=60, deadline=None)


def contents():
    """Any content whose notes belong to its tools."""
    tools = st.lists(st.sampled_from(KEYS), unique=True, max_size=3).map(tuple)
    texts = st.sampled_from(["", "a", "b"])
    return tools.flatmap(
        lambda keys: st.builds(
            Content,
            title=texts,
            tools=st.just(keys),
            importance=st.dictionaries(st.sampled_from(["reach", "cost"]), st.sampled_from(["useful", "critical"])),
            activities=st.sampled_from([(), ("survey",)]),
            notes=st.fixed_dictionaries(dict.fromkeys(keys, texts)),
        )
    )


def shown(content):
    """What a form that shows this content carries, with all fields there are."""
    names = ["title", "tools", "does", "w.reach", "w.cost", *(NOTE + key for key in content.tools)]
    return {name: digest(content.fields().get(name)) for name in names}


def changed(before, after):
    names = {*before, *after}
    return {name for name in names if digest(before.get(name)) != digest(after.get(name))}


def test_fields_say_all_of_a_content():
    content = Content("Název", ("alfa", "beta"), {"reach": "useful"}, ("survey",), {"alfa": "text"})
    assert content_of(content.fields()) == content


@quick
@given(contents(), contents())
def test_who_saves_alone_gets_what_they_want(before, mine):
    merged = merge(shown(before), mine.fields(), before.fields())
    assert merged.conflicts == ()
    assert content_of(merged.fields) == content_of({name: value for name, value in mine.fields().items() if value})


@quick
@given(contents(), contents(), contents())
def test_what_is_stored_is_of_one_of_both_and_every_change_is_kept_or_asked_about(before, mine, theirs):
    merged = merge(shown(before), mine.fields(), theirs.fields())
    for name in changed(before.fields(), mine.fields()) | changed(before.fields(), theirs.fields()):
        sides = [digest(each.fields().get(name)) for each in (mine, theirs)]
        gone = name.startswith(NOTE) and name.removeprefix(NOTE) not in merged.fields.get(TOOLS, [])
        assert digest(merged.fields.get(name)) in sides or gone
    for name in merged.conflicts:
        assert digest(merged.fields.get(name)) == digest(theirs.fields().get(name)) or name.startswith(NOTE)


@quick
@given(contents(), contents(), contents())
def test_what_only_one_of_them_changed_is_as_they_changed_it(before, mine, theirs):
    merged = merge(shown(before), mine.fields(), theirs.fields())
    only_mine = changed(before.fields(), mine.fields()) - changed(before.fields(), theirs.fields())
    only_theirs = changed(before.fields(), theirs.fields()) - changed(before.fields(), mine.fields())
    asked = {*merged.conflicts, *(NOTE + key for key in KEYS), *([TOOLS] if TOOLS in merged.conflicts else [])}
    assert all(digest(merged.fields.get(n)) == digest(mine.fields().get(n)) for n in only_mine - asked)
    assert all(digest(merged.fields.get(n)) == digest(theirs.fields().get(n)) for n in only_theirs - asked)


@quick
@given(contents(), contents(), contents())
def test_no_note_that_somebody_has_written_meanwhile_vanishes_unseen(before, mine, theirs):
    merged = merge(shown(before), mine.fields(), theirs.fields())
    for key in KEYS:
        name = NOTE + key
        for side in (mine, theirs):
            text = side.fields().get(name)
            if text and digest(text) != shown(before).get(name) and merged.fields.get(name) != text:
                assert merged.conflicts


def test_a_tool_takes_its_note_along_when_the_note_was_seen():
    before = Content("x", ("alfa", "beta", "gama"), notes={"gama": "seen"})
    mine = Content("x", ("alfa", "beta"), notes={"gama": "seen"})
    merged = merge(shown(before), mine.fields(), before.fields())
    assert merged.conflicts == ()
    assert content_of(merged.fields).notes == {}


def test_a_tool_stays_when_somebody_wrote_about_it_meanwhile():
    before = Content("x", ("alfa", "beta", "gama"))
    mine = Content("x", ("alfa", "beta"))
    theirs = Content("x", ("alfa", "beta", "gama"), notes={"gama": "written meanwhile"})
    merged = merge(shown(before), mine.fields(), theirs.fields())
    assert merged.conflicts == (TOOLS,)
    assert content_of(merged.fields) == theirs


def test_a_note_on_a_tool_that_somebody_took_out_stays_in_the_form():
    before = Content("x", ("alfa", "beta", "gama"))
    mine = Content("x", ("alfa", "beta", "gama"), notes={"gama": "my words"})
    theirs = Content("x", ("alfa", "beta"))
    merged = merge(shown(before), mine.fields(), theirs.fields())
    assert merged.conflicts == (TOOLS,)
    assert undecided(merged, mine.fields()) == mine


def test_the_form_after_a_conflict_holds_my_words_there_and_theirs_elsewhere():
    before = Content("x", ("alfa", "beta"), notes={"alfa": "old"})
    mine = Content("x", ("alfa", "beta"), notes={"alfa": "mine"})
    theirs = Content("new title", ("alfa", "beta"), notes={"alfa": "theirs"})
    merged = merge(shown(before), mine.fields(), theirs.fields())
    assert merged.conflicts == ("note.alfa",)
    assert undecided(merged, mine.fields()) == Content("new title", ("alfa", "beta"), notes={"alfa": "mine"})


def test_a_tool_that_a_new_catalogue_lacks_keeps_its_name_its_note_and_its_place_until_it_is_back():
    content = Content("x", KEYS, notes={"beta": "words"})
    records = {key: {"name": key.title()} for key in KEYS}
    lost = renewed(content, records, ("alfa", "gama"))
    assert (lost.tools, lost.notes, lost.gone) == (KEYS, {"beta": "words"}, {"beta": "Beta"})
    assert content_of(lost.fields()) == lost
    assert renewed(lost, {}, ("alfa", "gama")).gone == {"beta": "Beta"}
    assert renewed(lost, {}, KEYS) == content


def test_a_tool_that_is_gone_is_taken_out_with_its_note_and_its_name():
    before = Content("x", KEYS, notes={"beta": "words"}, gone={"beta": "Beta"})
    mine = Content("x", ("alfa", "gama"))
    merged = merge(shown(before), mine.fields(), before.fields())
    assert (merged.conflicts, content_of(merged.fields)) == ((), mine)


def test_a_tool_that_is_gone_is_none_to_compare():
    content = Content("x", ("alfa", "beta"), gone={"beta": "Beta"})
    assert [fault.code for fault in faults(content, 3, ("alfa", "gama"))] == ["few_tools"]


def test_everything_that_is_too_much_or_too_little_is_said():
    content = Content("x" * (MOST_TITLE + 3), ("alfa",), {}, ("a", "b"), {"alfa": "y" * (MOST_NOTE + 1)})
    assert [(fault.name, fault.code, fault.more) for fault in faults(content, 1, KEYS)] == [
        ("title", "long_title", 3),
        ("tools", "few_tools", 0),
        ("note.alfa", "long_note", 1),
        ("does", "many_activities", 1),
    ]
    assert [fault.code for fault in faults(Content("", tuple("abcdef")), 3, "abcdef")] == ["no_title", "many_tools"]
    assert list(faults(Content("x", ("alfa", "beta")), 3, KEYS)) == []
