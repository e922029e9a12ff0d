"""Filters of good practices: what passes, how many each option gives, and the way the address says it."""

from __future__ import annotations

from urllib.parse import parse_qs

from hypothesis import given
from hypothesis import strategies as st

from hub.finding import (
    FACETS,
    PLACE,
    YEAR,
    Described,
    Selection,
    find,
    natural,
    passing,
    read_selection,
)
from site_core.list_finding import options_of

OPTIONS = st.frozensets(st.sampled_from(["a", "b", "c", "unknown"]), min_size=1)
PRACTICES = st.lists(
    st.builds(
        Described,
        id=st.integers(1, 999),
        options=st.fixed_dictionaries(dict.fromkeys(FACETS, OPTIONS)),
        place=st.sampled_from(["Praha 7", "Praha 10", "Říčany", "Aš"]),
        year=st.none() | st.integers(2010, 2026),
    ),
    max_size=12,
    unique_by=lambda practice: practice.id,
)
CHOSEN = st.dictionaries(
    st.sampled_from(FACETS), st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, unique=True).map(tuple)
)
SELECTIONS = st.builds(Selection, chosen=CHOSEN, sort=st.sampled_from([YEAR, PLACE]))


def practice(number: int, place: str = "Lhota", year: int | None = 2020, **options: set[str]) -> Described:
    every = {facet: frozenset(options.get(facet, {"unknown"})) for facet in FACETS}
    return Described(number, every, place, year)


@given(PRACTICES, SELECTIONS)
def test_each_count_is_the_length_of_the_list_that_the_option_gives(practices, selection):
    for facet, counts in find(practices, selection).counts.items():
        for option, count in counts.items():
            assert count == len(find(practices, selection.with_facet(facet, (option,))).ids)


@given(PRACTICES, SELECTIONS, st.sampled_from(FACETS), st.sampled_from(["a", "b", "c"]))
def test_a_further_filter_never_adds_a_practice(practices, selection, facet, option):
    without = selection.with_facet(facet, ())

    assert set(find(practices, without.with_facet(facet, (option,))).ids) <= set(find(practices, without).ids)


@given(PRACTICES, SELECTIONS)
def test_every_practice_of_the_list_has_an_option_of_every_filter_and_no_other_practice_has(practices, selection):
    found = set(find(practices, selection).ids)

    for each in practices:
        fits = all(each.options[facet] & set(options) for facet, options in selection.chosen.items())
        assert (each.id in found) == fits


@given(PRACTICES, SELECTIONS)
def test_the_address_says_the_whole_selection(practices, selection):
    known = options_of(practices, FACETS)
    wanted = Selection(
        {
            facet: tuple(option for option in options if option in known[facet])
            for facet, options in selection.chosen.items()
            if set(options) & set(known[facet])
        },
        selection.sort,
    )

    read, unknown = read_selection(parse_qs(selection.query()[1:]), practices)

    assert (read.chosen, read.sort) == (wanted.chosen, wanted.sort)
    assert len(unknown) == selection.filters - wanted.filters


@given(PRACTICES, SELECTIONS)
def test_the_number_without_a_filter_is_the_list_without_it(practices, selection):
    for facet, count in find(practices, selection).without.items():
        assert count == len(passing(practices, selection.with_facet(facet, ()).chosen))


def test_the_latest_come_first_and_those_without_a_year_last():
    practices = [practice(1, year=None), practice(2, year=2015), practice(3, year=2023)]

    assert find(practices, Selection()).ids == (3, 2, 1)


def test_places_are_ordered_as_people_count_and_by_the_czech_alphabet():
    names = ["Praha 10", "Říčany", "Praha 7", "Rokycany", "Aš"]

    assert sorted(names, key=natural) == ["Aš", "Praha 7", "Praha 10", "Rokycany", "Říčany"]


def test_an_unknown_order_is_told_and_the_usual_one_taken():
    read, unknown = read_selection({"sort": ["size"]}, [practice(1)])

    assert (read.sort, unknown) == (YEAR, (("sort", "size"),))
