"""Properties of evidence: P21 and P26 of the design (decision-support C4)."""

from hypothesis import assume, given
from hypothesis import strategies as st

from tools_catalog.matching import catalogue_from
from tools_catalog.matching.evidence import assessed_bounds
from tools_catalog.matching.examination import examined

from .strategies import ASSESSED, CELLS, DAY, RULES, answers, catalogues, engine_property
from .test_properties_fit import PLAIN
from .trying import by_key, listed_keys, run, with_cell

BELOW_THE_TOP = [cell for cell in CELLS if cell and cell.get("level", 4) < 4 and cell.get("grade") in "ABC"]


@engine_property
@given(answers(), catalogues(), st.sampled_from(PLAIN), st.sampled_from(BELOW_THE_TOP))
def test_a_floor_changes_only_what_is_possible(given_answers, tools, criterion, cell):
    exact = run(given_answers, with_cell(tools, 0, criterion, {**cell, "floor": False}))
    floor = run(given_answers, with_cell(tools, 0, criterion, {**cell, "floor": True}))
    assert listed_keys(exact) <= listed_keys(floor)
    for key, tool in by_key(exact).items():
        other = by_key(floor)[key]
        assert other.fit.sure == tool.fit.sure
        assert other.fit.possible >= tool.fit.possible
        if criterion in tool.levels:
            assert other.levels[criterion][0] == tool.levels[criterion][0]


@engine_property
@given(answers(), catalogues(), st.sampled_from(PLAIN))
def test_knowing_less_never_raises_the_guaranteed_fit_and_never_removes_a_tool(given_answers, tools, criterion):
    known, unknown = run(given_answers, tools), run(given_answers, with_cell(tools, 0, criterion, None))
    assert listed_keys(known) <= listed_keys(unknown)
    for key, tool in by_key(known).items():
        other = by_key(unknown)[key]
        assert other.fit.sure <= tool.fit.sure
        assert other.fit.possible >= tool.fit.possible


@engine_property
@given(catalogues(), st.booleans())
def test_what_follows_from_facts_only_narrows_an_assessment(tools, own_server):
    catalogue = catalogue_from(tools)
    for evidence in examined(RULES, catalogue, DAY, own_server):
        for criterion in ASSESSED:
            cell = evidence.tool.assessments.get(criterion)
            low, high = assessed_bounds(cell, RULES.criteria[criterion], RULES, DAY)
            assert low <= evidence.levels[criterion][0] <= evidence.levels[criterion][1] <= high


@engine_property
@given(st.sampled_from([cell for cell in CELLS if cell]), st.sampled_from(ASSESSED))
def test_old_evidence_never_says_more_than_it_did_when_it_was_fresh(cell, criterion):
    assume(cell["state"] == "scored")
    tool = {"key": "t", "name": "T", "facts": {}, "assessments": {criterion: {**cell, "seen_on": "2026-11-01"}}}
    old = {**tool, "assessments": {criterion: {**cell, "seen_on": "2020-01-01"}}}
    levels = [
        assessed_bounds(one.assessments[criterion], RULES.criteria[criterion], RULES, DAY)
        for one in catalogue_from([tool, old]).tools
    ]
    assert levels[1][0] <= levels[0][0]
    assert levels[0][1] <= levels[1][1]
