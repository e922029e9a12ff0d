"""The query of the catalogue's address: what it means, what is dropped, and that written again it says the same."""

from urllib.parse import parse_qs

import pytest
from hypothesis import given

from tests.tools_catalog.browsing.made_up import SHELVES, catalogues, index_of, selections
from tools_catalog.browsing.index import Described
from tools_catalog.browsing.selection import Dropped, read_selection


def a_tool(key="decidim", text=""):
    nothing = {facet: frozenset() for facet in ("does", "czech", "code", "identity")}
    return Described(key, SHELVES[0], nothing, {}, text, 0.0, None)


def read(query, *keys):
    return read_selection(parse_qs(query, keep_blank_values=True), index_of([a_tool(key) for key in keys]))


@given(catalogues(), selections())
def test_a_selection_written_as_an_address_reads_the_same(tools, selection):
    index = index_of(tools)
    again, dropped = read_selection(parse_qs(selection.query().removeprefix("?")), index)

    assert dropped == Dropped()
    assert again.query() == read_selection(parse_qs(again.query().removeprefix("?")), index)[0].query()
    assert {facet: set(options) for facet, options in again.chosen.items()} == {
        facet: set(options) for facet, options in selection.chosen.items()
    }
    assert (again.words, again.sort, again.shelf, again.unverified) == (
        selection.words, selection.sort, selection.shelf, selection.unverified,
    )  # fmt: skip


def test_the_plain_list_has_an_empty_query():
    assert read("")[0].query() == "?"
    assert read("q=&page=1&sort=name&list=offered")[0].query() == "?"


def test_unknown_values_are_dropped_and_told():
    selection, dropped = read("does=survey&does=fly&sort=vendor&page=x&list=secret&utm_source=news")

    assert selection.query() == "?does=survey"
    assert dropped.options == (("does", "fly"), ("list", "secret"), ("sort", "vendor"), ("page", "x"))


@pytest.mark.parametrize("page", ["0", "-1", "1.5", "²", "999999999999", "１"])
def test_a_page_that_is_no_number_is_the_first_one(page):
    assert read(f"page={page}")[0].page == 1


def test_the_tray_holds_known_tools_once_and_five_at_most():
    selection, dropped = read("t=a&t=b&t=a&t=x&t=c&t=d&t=e&t=f", *"abcdef")

    assert selection.tray == ("a", "b", "c", "d", "e")
    assert dropped == Dropped(tools=("x",), too_many=("f",))


def test_the_tray_survives_every_step():
    selection, _ = read("t=a&does=survey&q=mapa", "a")

    for step in (selection.without_filters(), selection.with_option("code", "open", on=True), selection.with_tool("b")):
        assert "t=a" in step.query()
    assert "t=a" not in selection.without_tool("a").query()


def test_a_search_is_cut_and_tidied():
    assert read("q=++mapa%00++%20hlasu")[0].words == "mapa hlasu"
    assert len(read(f"q={'a' * 500}")[0].words) == 100


def test_search_ignores_case_and_diacritics():
    index = index_of([a_tool("z", "Žižkův ČTVRTNÍ rozpočet"), a_tool("n", "něco jiného")])

    assert index.having("zizkuv rozpocet") == index.having("ŽIŽKŮV") == 0b01
    assert index.having("jin") == 0b10
    assert index.having("zizkuv jineho") == 0
