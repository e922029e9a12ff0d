"""Properties of weights: P27 and P28 of the design (decision-support C4), and that weights add up."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given

from tools_catalog.matching.edition import DONT_KNOW, FixedShares

from .strategies import RULES, Answers, answers, catalogues, engine_property
from .trying import run

WITHOUT_RAISES = replace(
    RULES, needs={key: replace(need, default_importance_when=()) for key, need in RULES.needs.items()}
)
DEFAULTS = [{"key": "t", "name": "T", "facts": {}, "assessments": {}}]


@engine_property
@given(answers(), catalogues(most=1))
def test_weights_add_up_to_one_and_count_only_what_is_needed(given_answers, tools):
    result = run(given_answers, tools)
    assert sum(result.weights.values()) == 1
    assert sum(need.weight for need in result.needs) == 1
    assert all(sum(need.shares.values()) == 1 for need in result.needs)
    assert all(result.requirements.targets[criterion] for criterion, weight in result.weights.items() if weight)


@engine_property
@given(answers())
def test_a_raised_default_never_changes_what_the_municipality_chose(given_answers):
    with_raises, without = run(given_answers, DEFAULTS), run(given_answers, DEFAULTS, WITHOUT_RAISES)
    usual = {need.key: need for need in without.needs}
    chosen = given_answers.get("importance", {})
    points = RULES.importance.points
    for need in with_raises.needs:
        if need.shown and chosen.get(need.key, DONT_KNOW) != DONT_KNOW:
            assert (need.importance, need.source) == (usual[need.key].importance, usual[need.key].source)
            assert need.importance == chosen[need.key] or need.source == "minimum"
        assert points[need.importance] >= points[usual[need.key].importance]


@engine_property
@given(answers())
def test_within_a_card_what_was_asked_counts_twice(given_answers):
    result = run(given_answers, DEFAULTS)
    asked, targets = result.requirements.asked, result.requirements.targets
    for need in result.needs:
        row = RULES.needs[need.key].row
        if isinstance(row, FixedShares):
            counting = {criterion: share for criterion, share in row.shares.items() if targets[criterion]}
            written = {criterion: share / sum(counting.values()) for criterion, share in counting.items()}
            if not asked & set(counting) or set(counting) <= asked:
                assert dict(need.shares) == written
            for one in set(counting) & asked:
                for other in set(counting) - asked:
                    assert need.shares[one] / need.shares[other] == 2 * counting[one] / counting[other]


@engine_property
@given(answers())
def test_do_not_know_never_asks(given_answers):
    unsure = {key: unsure_answer(key) for key in given_answers if RULES.questions[key].type != "text"}
    assert run({**given_answers, **unsure}, DEFAULTS).requirements.asked == frozenset()


def unsure_answer(key: str) -> object:
    match RULES.questions[key].type:
        case "checkbox":
            return [DONT_KNOW]
        case "radio_grid":
            return {}
        case _:
            return DONT_KNOW


@engine_property
@given(answers())
def test_activities_weigh_by_their_importance_whatever_is_asked_inside_the_card(given_answers: Answers):
    result = run(given_answers, DEFAULTS)
    points = {
        need.key: (RULES.importance.points[need.importance] + RULES.importance.first_bonus * need.first)
        * RULES.needs[need.key].weight_factor
        for need in result.needs
    }
    assert {need.key: need.weight for need in result.needs} == {
        key: Fraction(worth, sum(points.values())) for key, worth in points.items()
    }
