"""Tools and comparisons in the middle of a page of text."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from site_core.blocks.catalogue import CRITERION, TOOL, ComparisonBlock, ToolsBlock
from site_core.pickable import choices
from tests.factories import assessment, tool
from tests.page_factories import catalogue, page, site, tool_page
from tools_catalog.snapshots import publish_snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]


def block(kind, value):
    return {"type": kind, "value": value, "id": f"0d1f8a52-8f3c-4b5e-9a55-3f1d1c6f{len(kind):04}"}


def two_tools():
    """Two tools with a known level, the first one with a page of its own."""
    first, second = tool("prvni", name="První"), tool("druhy", name="Druhý")
    assessment(first)
    assessment(second)
    publish_snapshot()
    return first


def shown(first, *blocks):
    site(catalogue(), tool_page(first), page("about", body=list(blocks)))
    return " ".join(Client().get("/about-cs/").content.decode().replace("\xa0", " ").split())


def test_an_editor_picks_from_the_published_tools_and_the_assessed_criteria():
    two_tools()

    assert sorted(choices(TOOL)()) == [("druhy", "Druhý"), ("prvni", "První")]
    assert "surveys" in dict(choices(CRITERION)())


def test_without_an_app_that_offers_them_there_is_nothing_to_pick():
    assert choices("unheard of")() == []


def test_a_card_leads_to_the_page_of_the_tool_and_says_how_well_it_is_documented():
    answer = shown(two_tools(), block("tools", {"tools": ["prvni", "druhy"]}))

    assert '<a href="/tools-cs/prvni/">První</a>' in answer
    assert '<p class="cp-h4">Druhý</p>' in answer
    assert "Doloženo 1 z" in answer


def test_a_card_of_a_tool_that_left_the_catalogue_is_left_out():
    answer = shown(two_tools(), block("tools", {"tools": ["prvni", "byvaly"]}))

    assert answer.count('<p class="cp-h4"><a href="/tools-cs/') == 1


def test_an_editor_who_saves_a_card_of_a_tool_that_is_gone_is_told():
    two_tools()

    with pytest.raises(ValidationError):
        ToolsBlock().clean(ToolsBlock().to_python({"tools": ["byvaly"]}))


COMPARED = {"title": "Dva nástroje", "tools": ["prvni", "druhy"], "criteria": ["surveys"]}


def test_a_comparison_shows_levels_and_leads_to_the_whole_one():
    answer = shown(two_tools(), block("comparison", COMPARED))

    assert "<caption>Dva nástroje</caption>" in answer
    assert answer.count('<td role="cell" data-l=') == 2
    assert 'href="/porovnani/?t=prvni&amp;t=druhy"' in answer


def test_a_comparison_of_tools_that_are_gone_shows_nothing():
    answer = shown(two_tools(), block("comparison", {**COMPARED, "tools": ["byvaly", "zmizely"]}))

    assert "Dva nástroje" not in answer


def test_a_comparison_needs_two_tools():
    two_tools()

    with pytest.raises(ValidationError):
        ComparisonBlock().clean(ComparisonBlock().to_python({**COMPARED, "tools": ["prvni"]}))


def test_cards_and_comparisons_ask_no_query_each(django_assert_max_num_queries, client):
    first = two_tools()
    pieces = [block("tools", {"tools": ["prvni", "druhy"]}), block("comparison", COMPARED)]
    many = [{**piece, "id": f"{piece['id'][:-4]}{place:04}"} for place, piece in enumerate(8 * pieces)]
    site(catalogue(), tool_page(first), page("few", body=many[:2]), page("many", body=many))
    client.get("/few-cs/")
    client.get("/many-cs/")

    with django_assert_max_num_queries(10) as for_few:
        client.get("/few-cs/")
    with django_assert_max_num_queries(len(for_few)):
        client.get("/many-cs/")
