"""Four states, from what is known of a page and its source: a worked table, and what holds for all facts."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_core.translating.freshness import Facts, State, freshness

MONDAY, TUESDAY, WEDNESDAY, THURSDAY = (datetime.datetime(2026, 11, day, tzinfo=datetime.UTC) for day in (2, 3, 4, 5))
TAKEN_UP = {"source_published": MONDAY, "source_read": MONDAY, "strings": 9, "begun": TUESDAY, "has_page": True}
LIVE = {**TAKEN_UP, "translated": 9, "published": WEDNESDAY, "written": WEDNESDAY}
ALONE = {"source_published": MONDAY, "has_page": True}

WORKED = [
    # what happened, what is known of it, the state, since when, texts that wait
    ("nobody has begun", {"source_published": MONDAY}, State.MISSING, MONDAY, 0),
    ("submitted, nothing typed yet", TAKEN_UP, State.IN_PROGRESS, TUESDAY, 9),
    ("all typed, not published yet", {**TAKEN_UP, "translated": 9}, State.IN_PROGRESS, TUESDAY, 0),
    ("published", LIVE, State.DONE, WEDNESDAY, 0),
    (
        "the source was published, nobody has read it yet",
        {**LIVE, "source_published": THURSDAY},
        State.OUTDATED,
        THURSDAY,
        0,
    ),
    (
        "the source was read, one text is new",
        {**LIVE, "source_published": THURSDAY, "source_read": THURSDAY, "translated": 8},
        State.OUTDATED,
        THURSDAY,
        1,
    ),
    (
        "the source was read, a paragraph is gone from it",
        {**LIVE, "source_published": THURSDAY, "source_read": THURSDAY},
        State.OUTDATED,
        THURSDAY,
        0,
    ),
    (
        "the source was published without a change of words",
        {**LIVE, "source_published": THURSDAY, "source_read": THURSDAY, "written": THURSDAY},
        State.DONE,
        THURSDAY,
        0,
    ),
    ("taken from readers", {**LIVE, "published": None}, State.IN_PROGRESS, TUESDAY, 0),
    ("published before anyone kept its time", {**LIVE, "written": None}, State.DONE, WEDNESDAY, 0),
    ("written side by side, published later", {**ALONE, "published": TUESDAY}, State.DONE, TUESDAY, 0),
    (
        "written side by side, the source published since",
        {**ALONE, "source_published": THURSDAY, "published": TUESDAY},
        State.OUTDATED,
        THURSDAY,
        0,
    ),
    ("written side by side, never published", ALONE, State.IN_PROGRESS, MONDAY, 0),
]


@pytest.mark.parametrize(
    ("facts", "state", "since", "waiting"), [row[1:] for row in WORKED], ids=[row[0] for row in WORKED]
)
def test_the_worked_table(facts, state, since, waiting):
    found = freshness(Facts(**facts))

    assert (found.state, found.since, found.waiting) == (state, since, waiting)


times = st.datetimes(min_value=datetime.datetime(2026, 1, 1), max_value=datetime.datetime(2026, 12, 31))
maybe = st.none() | times
known = st.integers(0, 5).flatmap(
    lambda strings: st.builds(
        Facts,
        source_published=times,
        source_read=maybe,
        strings=st.just(strings),
        translated=st.integers(0, strings),
        begun=maybe,
        has_page=st.booleans(),
        published=maybe,
        written=maybe,
    )
)


@given(known)
def test_nothing_is_done_while_a_text_waits(facts):
    found = freshness(facts)

    assert not (found.state is State.DONE and facts.source_read and found.waiting)


@given(known, times)
def test_publishing_the_source_later_than_all_else_leaves_nothing_done(facts, later):
    others = [time for time in (facts.source_read, facts.published, facts.written) if time]
    facts = Facts(**{**vars(facts), "source_published": max([*others, later]) + datetime.timedelta(days=1)})

    assert freshness(facts).state is not State.DONE


@given(known)
def test_only_what_readers_see_is_outdated_or_done(facts):
    seen = facts.has_page and facts.published is not None

    assert (freshness(facts).state in (State.OUTDATED, State.DONE)) == seen
