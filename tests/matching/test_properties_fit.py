"""Properties of the fit: P1 to P6, P9, P12 and P17 of the design (decision-support C4)."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from tools_catalog.matching.edition import FixedShares, RuleEdition
from tools_catalog.matching.fit import CAPPED

from .strategies import ASSESSED, EXACT, FRESH, RULES, answers, catalogues, engine_property
from .trying import by_key, numbers, run, with_cell

NARROWED_BY_FACTS = {rule.criterion for rule in RULES.derived_intervals}
SPEAKING_OF_EFFORT = {"self_hosting", "czech_support"}
"""Levels of these two say something about effort, so that changing them may change another criterion."""
PLAIN = sorted(set(ASSESSED) - NARROWED_BY_FACTS - SPEAKING_OF_EFFORT)


def exact_cell(level: int) -> dict[str, object]:
    return {"state": "scored", "level": level, "grade": "A", "seen_on": FRESH}


@engine_property
@given(answers(), catalogues())
def test_guaranteed_fit_never_exceeds_possible_fit_and_both_lie_between_0_and_1(given_answers, tools):
    for tool in run(given_answers, tools).listed:
        assert 0 <= tool.fit.sure <= tool.fit.possible <= 1
        assert all(0 <= need.sure <= need.possible <= 1 for need in tool.needs.values())


@engine_property
@given(answers(), catalogues(most=2), st.data())
def test_range_holds_every_completion_of_what_is_unknown_and_its_ends_are_reached(given_answers, tools, data):
    before = by_key(run(given_answers, tools))
    for end in ("low", "high", "between"):
        completed = [{**tool, "assessments": dict(tool["assessments"])} for tool in tools]
        for tool in completed:
            for criterion, (low, high) in before[tool["key"]].levels.items() if tool["key"] in before else ():
                if criterion in ASSESSED:
                    between = data.draw(st.integers(low, high)) if end == "between" and low < high else low
                    level = high if end == "high" else between
                    tool["assessments"][criterion] = exact_cell(level)
        after = by_key(run(given_answers, completed))
        for key in set(before) & set(after):
            now, then = after[key].fit, before[key].fit
            assert then.sure <= now.sure <= now.possible <= then.possible
            assert end != "low" or now.sure == then.sure
            assert end != "high" or now.possible == then.possible


@engine_property
@given(answers(), catalogues(), st.integers(0), st.integers(0, 4), st.integers(0, 4))
def test_knowing_a_cell_better_never_widens_the_range(given_answers, tools, pick, one, other):
    before = by_key(run(given_answers, tools))
    for number, key in ((n, tool["key"]) for n, tool in enumerate(tools) if tool["key"] in before):
        criteria = [criterion for criterion in PLAIN if criterion in before[key].levels]
        criterion = criteria[pick % len(criteria)]
        low, high = before[key].levels[criterion]
        least, most = sorted((min(max(one, low), high), min(max(other, low), high)))
        narrower = {"state": "scored", "level": most, "grade": "D", "claims": [least, most], "seen_on": FRESH}
        after = by_key(run(given_answers, with_cell(tools, number, criterion, narrower)))
        if key not in after:
            continue
        assert before[key].fit.sure <= after[key].fit.sure
        assert after[key].fit.possible <= before[key].fit.possible


@engine_property
@given(answers(), catalogues(EXACT), st.sampled_from(ASSESSED), st.integers(0, 4))
def test_a_higher_level_never_lowers_the_fit(given_answers, tools, criterion, level):
    assume(tools[0]["assessments"][criterion]["level"] <= level)
    before = by_key(run(given_answers, tools))
    after = by_key(run(given_answers, with_cell(tools, 0, criterion, exact_cell(level))))
    for key in set(before) & set(after):
        assert before[key].fit.sure <= after[key].fit.sure
        assert before[key].fit.possible <= after[key].fit.possible


@engine_property
@given(answers(), catalogues(EXACT, most=1), st.binary(min_size=len(ASSESSED), max_size=len(ASSESSED)))
def test_a_tool_that_is_as_good_everywhere_is_never_placed_lower_in_its_group(given_answers, tools, steps):
    weaker = {**tools[0], "key": "weaker", "name": "A"}
    weaker["assessments"] = {
        criterion: exact_cell(max(0, tools[0]["assessments"][criterion]["level"] - step % 3))
        for criterion, step in zip(ASSESSED, steps, strict=True)
    }
    result = by_key(run(given_answers, [weaker, *tools]))
    if len(result) == 2:
        better, worse = result[tools[0]["key"]], result["weaker"]
        assert better.fit.sure >= worse.fit.sure
        assert better.fit.possible >= worse.fit.possible
        assert better.group != worse.group or better.place <= worse.place


@engine_property
@given(answers(), catalogues(), st.sampled_from(PLAIN), st.data())
def test_a_level_above_what_is_needed_changes_nothing(given_answers, tools, criterion, data):
    target = run(given_answers, tools).requirements.targets[criterion]
    levels = st.integers(target, 4)
    one, other = (with_cell(tools, 0, criterion, exact_cell(data.draw(levels))) for _ in range(2))
    needed = [c.value for c in run(given_answers, tools).requirements.conditions if c.criterion == criterion]
    assume(all(isinstance(value, int) and value <= target for value in needed))
    before, after = run(given_answers, one), run(given_answers, other)
    assert [(t.tool, t.place, t.label, t.fit, t.needs) for t in before.listed] == [
        (t.tool, t.place, t.label, t.fit, t.needs) for t in after.listed
    ]
    assert before.readiness == after.readiness
    assert before.excluded == after.excluded


@engine_property
@given(answers(), catalogues(), st.integers(2, 7))
def test_only_the_proportions_of_importance_count(given_answers, tools, factor):
    importance = replace(
        RULES.importance,
        points={key: points * factor for key, points in RULES.importance.points.items()},
        first_bonus=RULES.importance.first_bonus * factor,
    )
    scaled = run(given_answers, tools, replace(RULES, importance=importance))
    usual = run(given_answers, tools)
    assert scaled.weights == usual.weights
    assert list(map(numbers, scaled.listed)) == list(map(numbers, usual.listed))


@engine_property
@given(answers(), catalogues())
def test_contributions_add_up_to_the_fit_and_contrasts_to_the_difference(given_answers, tools):
    result = run(given_answers, tools)
    parts = {
        tool.tool: {
            criterion: result.weights[criterion] * CAPPED[result.requirements.targets[criterion]][low]
            for criterion, (low, _) in tool.levels.items()
        }
        for tool in result.listed
    }
    fits = {tool.tool: tool.fit.sure for tool in result.listed}
    assert {key: sum(part.values()) for key, part in parts.items()} == fits
    for one, other in zip(result.listed, result.listed[1:], strict=False):
        contrasts = [parts[one.tool][criterion] - parts[other.tool][criterion] for criterion in one.levels]
        assert sum(contrasts) == fits[one.tool] - fits[other.tool]
    for tool in result.listed:
        assert tool.fit.sure == sum((need.weight * tool.needs[need.key].sure for need in result.needs), Fraction(0))


def split_in_two(criterion: str) -> RuleEdition:
    """The edition with a criterion replaced by two halves that ask for the same."""
    half = f"{criterion}_half"
    needs = dict(RULES.needs)
    for key, need in RULES.needs.items():
        if isinstance(need.row, FixedShares) and criterion in need.row.shares:
            share = need.row.shares[criterion] / 2
            needs[key] = replace(need, row=FixedShares({**need.row.shares, criterion: share, half: share}))
    return replace(
        RULES,
        criteria={**RULES.criteria, half: replace(RULES.criteria[criterion], key=half)},
        base_targets={**RULES.base_targets, half: RULES.base_targets[criterion]},
        needs=needs,
    )


@engine_property
@given(answers(), catalogues(), st.sampled_from(["continuity", "security_evidence", "price_transparency"]))
def test_splitting_a_criterion_into_two_halves_leaves_the_fit_as_it_is(given_answers, tools, criterion):
    doubled = [
        {**tool, "assessments": {**tool["assessments"], f"{criterion}_half": tool["assessments"][criterion]}}
        if criterion in tool["assessments"]
        else tool
        for tool in tools
    ]
    whole, halves = run(given_answers, tools), run(given_answers, doubled, split_in_two(criterion))
    assert [(tool.tool, tool.place, tool.fit) for tool in halves.listed] == [
        (tool.tool, tool.place, tool.fit) for tool in whole.listed
    ]
