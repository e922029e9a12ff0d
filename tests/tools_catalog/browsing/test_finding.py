"""Filters of the catalogue: counts equal lists, a further filter never adds a tool, unknown is never yes."""

from dataclasses import replace

from hypothesis import given

from tests.tools_catalog.browsing.made_up import FACETS, TOGETHER, catalogues, index_of, keys, passes, selections
from tools_catalog.browsing.finding import PER_PAGE, find, in_range


@given(catalogues(), selections())
def test_the_list_holds_exactly_the_tools_that_pass_every_filter(tools, selection):
    index = index_of(tools)

    assert sorted(keys(index, find(index, selection))) == [tool.key for tool in tools if passes(tool, selection)]


@given(catalogues(), selections())
def test_a_count_is_the_length_of_the_list_that_the_option_gives(tools, selection):
    """Alone in its facet where one is enough, with all that is chosen already where everything has to hold."""
    index = index_of(tools)
    found = find(index, selection)

    for facet, options in FACETS.items():
        for option in options:
            with_it = (
                selection.with_option(facet, option, on=True)
                if facet == TOGETHER
                else selection.with_facet(facet, (option,))
            )
            assert found.counts[facet][option] == len(find(index, with_it).places)


@given(catalogues(), selections())
def test_a_filter_never_adds_a_tool_except_a_further_one_of_which_one_is_enough(tools, selection):
    index = index_of(tools)
    before = set(find(index, selection).places)

    for facet, options in FACETS.items():
        if facet == TOGETHER or facet not in selection.chosen:
            for option in options:
                assert set(find(index, selection.with_option(facet, option, on=True)).places) <= before


@given(catalogues(), selections())
def test_a_further_option_where_one_is_enough_never_takes_a_tool_away(tools, selection):
    index = index_of(tools)
    before = set(find(index, selection).places)

    for facet in selection.chosen.keys() - {TOGETHER}:
        for option in FACETS[facet]:
            assert set(find(index, selection.with_option(facet, option, on=True)).places) >= before


@given(catalogues(), selections())
def test_several_activities_give_the_tools_that_each_of_them_gives(tools, selection):
    index = index_of(tools)
    chosen = selection.chosen.get(TOGETHER, ())

    together = set(find(index, selection).places)
    alone = [set(find(index, selection.with_facet(TOGETHER, (option,))).places) for option in chosen]
    assert not alone or together == set.intersection(*alone)


@given(catalogues(), selections())
def test_tools_that_only_may_have_the_function_are_counted_apart_and_added_on_demand(tools, selection):
    index = index_of(tools)
    sure = find(index, replace(selection, unverified=False))
    both = find(index, replace(selection, unverified=True))

    assert set(sure.places) <= set(both.places)
    assert sure.unverified == both.unverified == len(both.places) - len(sure.places)
    assert set(both.places) - set(sure.places) == {place for place in both.places if both.only_may >> place & 1}


@given(catalogues(), selections())
def test_the_lists_are_counted_with_the_same_filters(tools, selection):
    index = index_of(tools)
    found = find(index, selection)

    for shelf, count in found.shelves.items():
        assert count == len(find(index, replace(selection, shelf=shelf)).places)


@given(catalogues(), selections())
def test_what_taking_a_filter_away_would_give_is_counted(tools, selection):
    index = index_of(tools)
    found = find(index, selection)

    ways = {("", ""): replace(selection, words="")} if selection.words else {}
    for facet, options in selection.chosen.items():
        if facet == TOGETHER:
            ways |= {(facet, option): selection.with_option(facet, option, on=False) for option in options}
        else:
            ways[facet, ""] = selection.with_facet(facet, ())
    assert found.without == {way: len(find(index, less).places) for way, less in ways.items()}


@given(catalogues(), selections())
def test_an_order_holds_the_same_tools_and_breaks_ties_by_the_alphabet(tools, selection):
    index = index_of(tools)
    by_key = {tool.key: tool for tool in tools}
    listed = [by_key[key] for key in keys(index, find(index, replace(selection, sort="documented")))]

    assert listed == sorted(listed, key=lambda tool: (-tool.documented, tool.key))
    days = [by_key[key].verified for key in keys(index, find(index, replace(selection, sort="verified")))]
    known = [day for day in days if day]
    assert known == sorted(known, reverse=True)
    assert days == known + [None] * (len(days) - len(known))


@given(catalogues(), selections())
def test_pages_hold_every_tool_once(tools, selection):
    found = find(index_of(tools), selection)

    paged = [place for page in range(1, found.pages + 1) for place in found.on_page(page)]
    assert tuple(paged) == found.places
    assert all(len(found.on_page(page)) <= PER_PAGE for page in range(1, found.pages + 1))
    assert in_range(replace(selection, page=999), found).page == found.pages
