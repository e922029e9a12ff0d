"""Conditions are met, failed or unknown, operator by operator; and the `when` of an edition, part by part."""

from fractions import Fraction

import pytest

from tools_catalog.matching import catalogue_from
from tools_catalog.matching.conditions import met
from tools_catalog.matching.cost import Cost
from tools_catalog.matching.evidence import assessed_bounds
from tools_catalog.matching.prices import price_point_from
from tools_catalog.matching.requirements import Condition
from tools_catalog.matching.when import (
    AllOf,
    Always,
    Answered,
    AnyOf,
    Computed,
    Not,
    Situation,
    TargetAtLeast,
    holds,
    names_in,
)

from .strategies import DAY, FRESH, RULES


def truth(op, value, *, fact=None, levels=None, cost=None, unsure=False):
    facts = {} if fact is None else {"f": fact}
    tool = catalogue_from([{"key": "t", "name": "T", "facts": facts, "assessments": {}}]).tools[0]
    criterion = "c" if levels else None
    condition = Condition("id", "code", op, None if criterion else "f", criterion, value, "conditional", unsure)
    return met(condition, tool, {"c": levels or (0, 4)}, cost)


@pytest.mark.parametrize(
    ("op", "value", "fact", "expected"),
    [
        ("eq", True, True, True),
        ("eq", True, False, False),
        ("eq", True, None, None),
        ("in", ("active", "maintenance"), "active", True),
        ("in", ("active", "maintenance"), "discontinued", False),
        ("in", ("active", "maintenance"), None, None),
        ("lte", 4, 4, True),
        ("lte", 4, 5, False),
        ("lte", 4, None, None),
        ("gte", 4, 4, True),
        ("gte", 4, 3, False),
        ("gte", 4, None, None),
        ("contains_any", ("nia", "bankid"), ["nia", "sms"], True),
        ("contains_any", ("nia", "bankid"), ["sms"], None),
        ("contains_any", ("nia", "bankid"), {"value": ["sms"], "complete": True}, False),
        ("contains_any", ("nia", "bankid"), None, None),
        ("contains_all", ("nia", "bankid"), ["nia", "bankid", "sms"], True),
        ("contains_all", ("nia", "bankid"), ["nia"], None),
        ("contains_all", ("nia", "bankid"), {"value": ["nia"], "complete": True}, False),
    ],
)
def test_a_condition_on_a_fact(op, value, fact, expected):
    assert truth(op, value, fact=fact) is expected


@pytest.mark.parametrize(
    ("levels", "expected"), [((2, 4), True), ((3, 3), True), ((1, 4), None), ((0, 2), None), ((0, 1), False)]
)
def test_a_condition_on_a_level(levels, expected):
    assert truth("present", 2, levels=levels) is expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(0, 100, True), (100, 100, True), (0, 101, None), (50, None, None), (101, 200, False), (101, None, False)],
)
def test_a_condition_on_the_price(low, high, expected):
    cost = Cost(Fraction(low), None if high is None else Fraction(high))
    assert truth("first_year_cost_lte", 100, cost=cost) is expected


def test_a_price_of_which_nothing_is_known_is_unknown():
    assert truth("first_year_cost_lte", 100) is None


def test_failing_a_condition_that_perhaps_does_not_apply_is_only_a_doubt():
    assert truth("eq", True, fact=False, unsure=True) is None
    assert truth("eq", True, fact=True, unsure=True) is True


def test_an_operator_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="roughly"):
        truth("roughly", 1, fact=1)


def test_a_number_is_not_compared_with_a_word():
    with pytest.raises(TypeError, match="soon"):
        truth("lte", 4, fact="soon")


def test_a_cell_of_grade_u_leaves_every_level_open():
    cell = {"state": "scored", "level": 3, "grade": "U", "seen_on": FRESH}
    tool = catalogue_from([{"key": "t", "name": "T", "facts": {}, "assessments": {"surveys": cell}}]).tools[0]
    assert assessed_bounds(tool.assessments["surveys"], RULES.criteria["surveys"], RULES, DAY) == (0, 4)


def test_a_price_with_a_strange_date_is_refused():
    with pytest.raises(ValueError, match="soon"):
        price_point_from({"amount": 1, "date": "soon", "seen_on": "2026-11-22"})


GIVEN = {"size": frozenset({"small"}), "channels": frozenset({"web", "school"}), "later": None}
SITUATION = Situation(GIVEN.__getitem__, targets={"voting": 2}, computed={"nothing_passes": True})
YES, NO, OPEN = Answered("size", frozenset({"small"})), Answered("size", frozenset()), Answered("later", frozenset("x"))


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (Always(), True),
        pytest.param(Answered("channels", frozenset({"school", "sms"})), True, id="one of two options is given"),
        (NO, False),
        (OPEN, None),
        (Not(NO), True),
        (Not(OPEN), None),
        (AllOf((YES, YES)), True),
        (AllOf((YES, OPEN)), None),
        (AllOf((OPEN, NO)), False),
        (AnyOf((NO, NO)), False),
        (AnyOf((OPEN, YES)), True),
        (AnyOf((OPEN, NO)), None),
        (TargetAtLeast("voting", 2), True),
        (TargetAtLeast("voting", 3), False),
        (Computed("nothing_passes"), True),
    ],
    ids=str,
)
def test_a_when_holds_does_not_hold_or_hangs_on_what_is_not_answered_yet(when, expected):
    assert holds(when, SITUATION) is expected


def test_computed_names_are_found_wherever_they_stand():
    assert names_in(AllOf((YES, Not(AnyOf((NO, Computed("a"), Computed("b"))))))) == {"a", "b"}
