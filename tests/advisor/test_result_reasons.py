"""Reasons for and against a tool, in words of the municipality's need."""

import datetime

from advisor.explanations import view_of
from advisor.explanations.tool_shapes import Drawback
from tests.advisor.result_cast import DAY, SEARCHED, case, cell, fact, tool, view


def drawback(found: tuple[Drawback, ...], criterion: str) -> Drawback:
    return next(reason for reason in found if reason.criterion["en"] == criterion)


def test_an_advantage_names_the_need_what_is_met_and_its_proof():
    reason = view(tool("alfa")).picks[0].advantages[0]

    assert reason.need["en"] == "The activities you want to run"
    assert reason.criterion["en"] == "Survey"
    assert reason.has["en"] == "Branching, anonymity and export of answers."
    assert reason.evidence.grade == "B"
    assert reason.evidence.seen == datetime.date(2026, 11, 20)
    assert reason.evidence.sources[0].url == "https://example.org/docs"
    assert reason.evidence.sources[0].title["en"] == "description of the function"


def test_an_advantage_says_what_was_asked_for_even_where_the_tool_has_more():
    reason = view(tool("alfa", {"surveys": cell(4)})).picks[0].advantages[0]

    assert reason.has["en"] == "Branching, anonymity and export of answers."


def test_three_advantages_are_shown_and_every_drawback():
    good = {key: cell(4) for key in ("surveys", "accessibility", "languages", "export_exit")}
    made = case(tool("alfa", good), budget="czk_under_25k")
    pick = view_of(made).picks[0]
    against = {r["criterion"] for r in made.document["listed"][0]["reasons"] if r["kind"] != "for"}

    assert len(pick.advantages) == 3
    assert len(against) > 3
    assert len(pick.drawbacks) == len(against)


def test_a_drawback_says_what_was_found_and_what_is_needed():
    reason = drawback(view(tool("alfa", {"analysis": cell(1)})).picks[0].drawbacks, "Analysing results")

    assert (reason.unmet, reason.exact) == (True, True)
    assert reason.best["en"] == "Only counts."
    assert reason.needed.text["en"] == "Charts."
    assert reason.lost > 0
    assert reason.open == 0


def test_an_unknown_criterion_tells_the_day_of_the_search():
    reason = drawback(view(tool("alfa")).picks[0].drawbacks, "Analysing results")

    assert (reason.unmet, reason.worst, reason.evidence.found) == (False, None, False)
    assert reason.evidence.seen == datetime.date.fromisoformat(SEARCHED)
    assert reason.open > 0


def test_a_criterion_that_surely_misses_and_may_miss_more_is_one_drawback():
    found = view(tool("alfa", {"surveys": cell(2, "C")})).picks[0].drawbacks
    reason = drawback(found, "Survey")

    assert [each.criterion["en"] for each in found].count("Survey") == 1
    assert reason.unmet
    assert reason.lost > 0
    assert reason.open > 0


def test_a_vendors_claim_explains_why_the_level_is_a_range():
    reason = drawback(view(tool("alfa", {"analysis": cell(2, "C")})).picks[0].drawbacks, "Analysing results")

    assert "only the supplier's word" in reason.because[0]["en"]


def test_a_floor_explains_why_the_level_is_open_at_the_top():
    reason = drawback(view(tool("alfa", {"analysis": cell(1, floor=True)})).picks[0].drawbacks, "Analysing results")

    assert reason.worst["en"] == "Only counts."
    assert "at least this level" in reason.because[0]["en"]


def test_a_vendors_word_about_a_floor_is_not_called_proof():
    reason = drawback(
        view(tool("alfa", {"analysis": cell(1, "C", floor=True)})).picks[0].drawbacks, "Analysing results"
    )

    assert [text["en"] for text in reason.because] == [
        "We have only the supplier's word, so we also count with a lower level."
    ]


def test_a_derived_interval_carries_its_sentence():
    service = {"hosting_modes": fact(["saas"], complete=True)}
    reason = drawback(
        view(tool("alfa", facts=service), importance={"low_effort": "critical"}).picks[0].drawbacks,
        "Work in normal use",
    )

    assert "ready service needs no programmer" in reason.because[0]["en"]


def test_the_price_needed_is_the_sentence_with_the_budget():
    reason = drawback(view(tool("alfa"), budget="czk_under_25k").picks[0].drawbacks, "Fits the money")

    assert "does not exceed {budget}" in reason.needed.text["en"]
    assert reason.needed.budget == 25_000


def test_stale_evidence_makes_a_drawback_of_what_was_an_advantage():
    fresh, stale = (
        view_of(case(tool("alfa"), as_of=day)).picks[0] for day in (DAY, DAY + datetime.timedelta(days=1000))
    )

    assert "Survey" in [reason.criterion["en"] for reason in fresh.advantages]
    assert "Survey" in [reason.criterion["en"] for reason in stale.drawbacks]
