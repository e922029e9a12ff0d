"""The validator for one assessment: what import, admin and `check_catalogue` refuse alike."""

from __future__ import annotations

import pytest
from django.utils import translation

from tests.factories import TODAY, cell, cell_piece
from tools_catalog.rubric import current_rubric
from tools_catalog.rules import cell_faults, publication_faults

LIVE, CODE, CLAIM = cell_piece(kind="live"), cell_piece(kind="source_code"), cell_piece(kind="vendor_claim")
NOTHING = {"state": "unknown", "level": None, "grade": "U", "evidence": []}


def places(criterion="surveys", **values):
    return [fault.place for fault in cell_faults(criterion, cell(**values), current_rubric(), TODAY)]


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({}, id="a documented level"),
        pytest.param(NOTHING, id="nothing was found"),
        pytest.param({"level": 4, "evidence": [LIVE]}, id="a high level with a live site"),
        pytest.param({"grade": "A", "evidence": [CODE]}, id="grade A by the source code"),
        pytest.param({"grade": "A", "evidence": [LIVE], "second_reviewer": "Petr"}, id="grade A tried by two people"),
        pytest.param({"grade": "C", "evidence": []}, id="grade C without evidence"),
        pytest.param({"grade": "C", "level": 4, "evidence": [CLAIM]}, id="a high level as a mere claim"),
        pytest.param({"grade": "D", "claims": [1, 3]}, id="sources that disagree"),
        pytest.param({"floor": True}, id="at least this level"),
        pytest.param({"reviewed_on": "2026-11-20"}, id="reviewed on the day the evidence was seen"),
    ],
)
def test_a_sound_assessment_has_no_fault(values):
    assert places(**values) == []


@pytest.mark.parametrize(
    ("values", "place"),
    [
        pytest.param({"state": "guessed"}, "state", id="an unknown state"),
        pytest.param({"level": None}, "level", id="scored without a level"),
        pytest.param({"level": True}, "level", id="yes is no level"),
        pytest.param({**NOTHING, "level": 2}, "level", id="a level of what is unknown"),
        pytest.param({**NOTHING, "grade": "B"}, "grade", id="a grade of what is unknown"),
        pytest.param({"grade": "U"}, "grade", id="scored with grade U"),
        pytest.param({"floor": True, "level": 4, "evidence": [LIVE]}, "floor", id="at least the highest level"),
        pytest.param({"floor": True, "level": 0}, "floor", id="at least the lowest level"),
        pytest.param({"floor": True, "grade": "D", "claims": [1, 3]}, "floor", id="at least what is disputed"),
        pytest.param({"grade": "D"}, "claims", id="grade D without claims"),
        pytest.param({"grade": "D", "claims": [3, 3]}, "claims", id="claims that agree"),
        pytest.param({"claims": [1, 3]}, "claims", id="claims without grade D"),
        pytest.param({"evidence": []}, "grade", id="grade B without evidence"),
        pytest.param({"evidence": [CLAIM]}, "grade", id="grade B by the supplier's word alone"),
        pytest.param({"grade": "A"}, "grade", id="grade A by documentation"),
        pytest.param({"evidence": None}, "evidence", id="evidence is not a list"),
        pytest.param({"evidence": [cell_piece(shows_en="x" * 301)]}, "evidence[0].shows_en", id="a long quotation"),
        pytest.param({"note": {"cs": "Jen česky."}}, "note", id="a note in one language"),
        pytest.param({"reviewed_on": "2026-11-19"}, "reviewed_on", id="reviewed before the evidence was seen"),
        pytest.param({"reviewed_on": "2026-11-26"}, "reviewed_on", id="reviewed tomorrow"),
        pytest.param({"state": "not_applicable", "level": None}, "state", id="does not apply where it always does"),
    ],
)
def test_a_broken_rule_is_named_at_its_place(values, place):
    assert places(**values) == [place]


def test_a_high_level_needs_the_kind_of_evidence_that_the_criterion_asks_for():
    assert places("participatory_budgeting", level=3) == ["grade"]
    assert places("participatory_budgeting", level=3, evidence=[LIVE]) == []
    assert places("participatory_budgeting", level=2) == []


def test_does_not_apply_needs_evidence_and_a_criterion_that_allows_it():
    none = {"state": "not_applicable", "level": None}
    assert places("self_hosting", **none) == []
    assert places("self_hosting", **none, grade="C", evidence=[]) == ["evidence"]


def test_a_criterion_that_the_edition_lacks_or_counts_itself_is_refused():
    assert places("colour") == [""]
    assert places("budget_fit") == [""]


@pytest.mark.parametrize(
    ("criterion", "reviewer", "second", "expected"),
    [
        pytest.param("accessibility", "Jana", "Petr", [], id="two people"),
        pytest.param("accessibility", "Jana", "", ["second_reviewer"], id="one person where two are asked for"),
        pytest.param("accessibility", "Jana", " jana ", ["second_reviewer"], id="the same person twice"),
        pytest.param("surveys", "Jana", "", [], id="one person where one is enough"),
        pytest.param("surveys", "Jana", "Jana", ["second_reviewer"], id="the same person twice where one is enough"),
        pytest.param("surveys", "", "", ["reviewer"], id="nobody signed"),
    ],
)
def test_a_publication_by_people_needs_their_names(criterion, reviewer, second, expected):
    signed = cell(reviewer=reviewer, second_reviewer=second, reviewed_on="2026-11-20")

    assert [fault.place for fault in publication_faults(criterion, signed, current_rubric())] == expected


def test_a_publication_by_people_needs_czech_words_for_the_evidence():
    bare = cell_piece()
    del bare["shows_cs"]
    signed = cell(reviewer="Jana", reviewed_on="2026-11-20", evidence=[cell_piece(), bare])

    faults = publication_faults("surveys", signed, current_rubric())
    assert [fault.place for fault in faults] == ["evidence[1].shows_cs"]


def test_faults_speak_the_language_of_the_reader():
    with translation.override("en"):
        fault = cell_faults("surveys", cell(**{**NOTHING, "grade": "B"}), current_rubric(), TODAY)[0]
    assert fault.message == "What is unknown has grade U."
