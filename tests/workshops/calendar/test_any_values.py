"""Whatever words and instants: two libraries read the same out of the file."""

from datetime import UTC, datetime, timedelta
from unicodedata import category

from hypothesis import given
from hypothesis import strategies as st

from workshops.calendar import Meeting

from .events import make_event, make_file
from .readers import READERS

ZONES = ("Europe/Prague", "UTC", "America/New_York", "Australia/Lord_Howe", "Africa/Lagos", "Africa/Casablanca")
FIRST, SECONDS = datetime(1990, 1, 1, tzinfo=UTC), 100 * 365 * 24 * 3600
letters = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))
visible = st.text(letters)
without_comma = st.text(letters, min_size=1).filter(lambda name: "," not in name)


@st.composite
def meetings(draw):
    """A meeting of a minute to some days; often around the hours in which clocks are changed in Prague."""
    changes = st.sampled_from([datetime(2027, 3, 28, 1, tzinfo=UTC), datetime(2027, 10, 31, 1, tzinfo=UTC)])
    near = st.builds(lambda change, minutes: change + timedelta(minutes=minutes), changes, st.integers(-180, 180))
    anywhere = st.builds(lambda seconds: FIRST + timedelta(seconds=seconds), st.integers(0, SECONDS))
    start = draw(near | anywhere)
    return Meeting(start, start + timedelta(minutes=draw(st.integers(1, 5000))))


@given(visible)
def test_the_title_comes_back(title):
    content = make_file(make_event(title=title))
    assert [read(content)[0].title for read in READERS] == [title.strip()] * len(READERS)


@given(st.text(st.characters()))
def test_a_title_with_anything_in_it_is_one_line_and_no_other_property(title):
    content = make_file(make_event(title=title))
    lines = content.decode().splitlines()
    assert lines == content.decode().removesuffix("\r\n").split("\r\n")
    allowed = "".join(
        sign for sign in " ".join(title.splitlines()) if category(sign) not in ("Cc", "Cs") or sign == "\t"
    )
    assert [read(content)[0].title for read in READERS] == [allowed.replace("\t", " ").strip()] * len(READERS)


@given(st.lists(meetings(), min_size=1, max_size=4), st.sampled_from(ZONES))
def test_the_instants_come_back(given_meetings, zone):
    content = make_file(make_event(meetings=tuple(given_meetings), zone=zone))
    instants = [(meeting.start, meeting.end) for meeting in given_meetings]
    for read in READERS:
        assert [(entry.start, entry.end) for entry in read(content)] == instants


@given(visible, visible, st.lists(without_comma, max_size=3), meetings())
def test_both_libraries_read_the_same(title, place, categories, meeting):
    changes = {"title": title, "location": place, "categories": tuple(categories), "meetings": (meeting,)}
    assert read_the_same(make_file(make_event(**changes)))


def read_the_same(content):
    """Whether the libraries agree on every entry."""
    one, other = (read(content) for read in READERS)
    return one == other
