"""How long a text takes to read."""

from hypothesis import given
from hypothesis import strategies as st

from blog.reading_time import reading_minutes

PAGE = "a" * 882  # a minute at 68 ms a character


def test_a_minute_is_as_many_characters_as_were_measured():
    assert reading_minutes(PAGE * 5) == 5


def test_minutes_are_rounded_to_the_nearest():
    assert reading_minutes("a" * 2190) == 2
    assert reading_minutes("a" * 2220) == 3


def test_the_shortest_text_takes_a_minute():
    assert reading_minutes("") == reading_minutes("Krátce.") == 1


def test_empty_space_takes_no_time():
    assert reading_minutes("slovo " + " " * 9000 + "slovo") == 1


@given(st.text(max_size=3000), st.text(max_size=3000))
def test_a_longer_text_never_takes_less_time(one, more):
    assert reading_minutes(one + " " + more) >= reading_minutes(one)
