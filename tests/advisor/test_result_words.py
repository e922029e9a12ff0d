"""Sentences of the result that depend on a number or an order."""

from dataclasses import replace

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from advisor.example_results import find_example
from advisor.explanations.shapes import Change
from advisor.result_words import change_effect, drawback_found, origin_words, seen_words, stake_words, title_words
from tests.advisor.result_cast import PROVEN, cell, reference, text_of, tool, view


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        (1, "Ve hře je až 1 bod ze 100."),
        (4, "Ve hře jsou až 4 body ze 100."),
        (7, "Ve hře je až 7 bodů ze 100."),
    ],
)
def test_points_at_stake_agree_with_their_verb(points, sentence):
    with translation.override("cs"):
        assert stake_words(points) == sentence


def test_one_tool_drops_out_and_several_drop_out():
    shown = view(tool("alfa", {}), tool("beta", {}))
    names = tuple(pick.tool for pick in shown.picks)
    condition = shown.picks[0].drawbacks[0].needed
    with translation.override("cs"):
        assert "vypadne: Alfa." in change_effect(Change(condition, None, names[:1], 0))
        assert "vypadnou: Alfa a Beta." in change_effect(Change(condition, None, names, 0))


def test_tools_would_return_if_a_condition_fell_away():
    unfit = (tool("alfa", {"surveys": cell(0)}), tool("beta", {"surveys": cell(0)}))
    with translation.override("cs"):
        assert "vrátil by se: Alfa." in origin_words(view(unfit[0]).excluded[0])
        assert "vrátily by se: Alfa a Beta." in origin_words(view(*unfit).excluded[0])


def test_what_was_found_is_explained_before_what_is_needed():
    drawbacks = view(tool("alfa", {"analysis": cell(1, floor=True)})).picks[0].drawbacks
    with translation.override("en"):
        found = next(drawback_found(reason) for reason in drawbacks if reason.criterion["en"] == "Analysing results")

    assert found.index("Only counts.") < found.index("at least this level") < found.index("You need:")


SAME_SIZE = "Experience with municipalities of your size"
COST = "Fits the money"


def computed(name, *tools, **answers):
    """The first drawback of the shortlist about a computed criterion."""
    drawbacks = (
        view(*tools, budget="czk_25k_50k", importance={"vendor": "critical", "cost": "critical"}, **answers)
        .picks[0]
        .drawbacks
    )
    return next(reason for reason in drawbacks if reason.criterion["en"] == name)


@pytest.mark.parametrize("name", [SAME_SIZE, COST])
@pytest.mark.parametrize(
    ("language", "sentence", "source"),
    [
        ("cs", "V katalogu k 20. 11. 2026 o tom nic není.", "v katalogu k 20. 11. 2026"),
        (
            "en",
            "In the catalogue as of 20 November 2026 there is nothing about it.",
            "catalogue as of 20 November 2026",
        ),
    ],
)
def test_what_nobody_searched_for_has_the_day_of_the_catalogue(name, language, sentence, source):
    reason = computed(name, tool("alfa", PROVEN))
    with translation.override(language):
        html = render_to_string("advisor/result_drawbacks.html", {"drawbacks": [reason]})

    assert sentence in text_of(html)
    assert source in text_of(html).partition(sentence)[2]


def test_a_search_for_prices_or_references_that_found_nothing_has_its_day():
    nothing = {"value": None, "sources": [], "seen_on": "2026-11-02"}
    searched = tool("alfa", PROVEN, {"price_points": {**nothing, "value": []}, "references": nothing})
    with translation.override("en"):
        for name in (SAME_SIZE, COST):
            assert text_of(drawback_found(computed(name, searched))).startswith("We searched on 2 November 2026")


def test_references_have_the_latest_day_on_which_one_was_seen():
    seen = [reference("Lhota", seen_on="2026-10-01"), reference("Ves", seen_on="2026-11-03"), reference("Hora")]
    with translation.override("en"):
        assert text_of(seen_words(view(tool("alfa", references=seen)).picks[0].similar.evidence)) == "3 November 2026"
        undated = view(tool("alfa", references=[reference("Hora")])).picks[0].similar.evidence
        assert text_of(seen_words(undated)) == "in the catalogue as of 20 November 2026"


def test_nobody_looked_for_municipalities_of_a_size_that_is_not_known():
    reason = computed(SAME_SIZE, tool("alfa", PROVEN), size="dont_know")
    with translation.override("cs"):
        html = text_of(render_to_string("advisor/result_drawbacks.html", {"drawbacks": [reason]}))

    assert "Neznáme vaši velikost, proto jsme nehledali." in html
    assert "v katalogu k" not in html.lower()


def test_an_example_is_not_called_the_result_of_the_reader():
    shown = view(tool("alfa", PROVEN))
    with translation.override("en"):
        assert title_words(shown) == "Result for your municipality"
        assert title_words(shown, example="town") == "This is what a result looks like"


@pytest.mark.django_db  # an article may explain the light
def test_tasks_are_more_only_after_others():
    shown = view(tool("alfa", PROVEN), room="decided")

    assert "more tasks from your answers" in light(shown, shown.readiness)
    assert "more tasks from your answers" not in light(shown, replace(shown.readiness, first=()))


def light(shown, readiness):
    """The words of the light."""
    context = {"view": shown, "readiness": readiness, "example": find_example("town")}
    with translation.override("en"):
        return text_of(render_to_string("advisor/result_light.html", context, RequestFactory().get("/en/")))
