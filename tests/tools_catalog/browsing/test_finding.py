"""Filters of the catalogue: counts equal lists, a further filter never adds a tool, unknown is never yes."""

from dataclasses import replace

from hypothesis import given

from tests.tools_catalog.browsing.made_up import FACETS, catalogues, index_of, keys, passes, selections
from tools_catalog.browsing.finding import PER_PAGE, find, in_range


@given(catalogues(), selections())
def test_the_list_holds_exactly_the_tools_that_pass_every_filter(tools, selection):
    index = index_of(tools)

    assert sorted(keys(index, find(index, selection))) == [tool.key for tool in tools if passes(tool, selection)]


@given(catalogues(), selections())
def test_a_count_is_the_length_of_the_list_that_choosing_only_this_option_of_the_facet_gives(tools, selection):
    index = index_of(tools)
    found = find(index, selection)

    for facet, options in FACETS.items():
        for option in options:
            only_this = selection.with_facet(facet, (option,))
            assert found.counts[facet][option] == len(find(index, only_this).places)


@given(catalogues(), selections())
def test_a_filter_of_another_facet_never_adds_a_tool(tools, selection):
    index = index_of(tools)
    before = set(find(index, selection).places)

    for facet, options in FACETS.items():
        if facet not in selection.chosen:
            for option in options:
                assert set(find(index, selection.with_option(facet, option, on=True)).places) <= before


@given(catalogues(), selections())
def test_a_further_option_of_the_same_facet_never_takes_a_tool_away(tools, selection):
    index = index_of(tools)
    before = set(find(index, selection).places)

    for facet in selection.chosen:
        for option in FACETS[facet]:
            assert set(find(index, selection.with_option(facet, option, on=True)).places) >= before


@given(catalogues(), selections())
def test_tools_that_only_may_have_the_function_are_counted_apart_and_added_on_demand(tools, selection):
    index = index_of(tools)
    sure = find(index, replace(selection, unverified=False))
    both = find(index, replace(selection, unverified=True))

    assert set(sure.places) <= set(both.places)
    assert sure.unverified == both.unverified == len(both.places) - len(sure.places)


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

    assert set(found.without) == {*selection.chosen, *([""] if selection.words else [])}
    for facet in selection.chosen:
        assert found.without[facet] == len(find(index, selection.with_facet(facet, ())).places)
    if selection.words:
        assert found.without[""] == len(find(index, replace(selection, words="")).places)


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
