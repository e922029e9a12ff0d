"""Links between the pages of a long list."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from site_core.list_pages import page_links, pages_of


def labels(shown, last):
    return [link.label for link in page_links(shown, last, lambda number: f"?page={number}")]


def test_pages_far_from_the_shown_one_are_a_gap():
    assert labels(5, 9) == ["1", "…", "3", "4", "5", "6", "7", "…", "9"]


def test_a_list_that_fits_on_one_page_has_no_links():
    assert labels(1, 1) == []


@given(st.integers(1, 40), st.integers(1, 40))
def test_the_first_the_last_and_the_shown_page_are_always_there_and_each_once(one, other):
    shown, last = sorted((one, other))
    links = page_links(shown, last, lambda number: f"?page={number}")
    numbers = [link.label for link in links if link.url]

    assert len(numbers) == len(set(numbers))
    assert last == 1 or {"1", str(shown), str(last)} <= set(numbers)
    assert [link.label for link in links if link.active] == ([str(shown)] if last > 1 else [])


@given(st.integers(0, 500), st.integers(1, 50))
def test_all_things_have_room_and_no_page_is_empty_but_the_only_one(things, on_one):
    pages = pages_of(things, on_one)

    assert pages * on_one >= things
    assert pages == 1 or (pages - 1) * on_one < things
