"""Side by side: a column says nothing of its neighbours, unknown never looks good, nothing is earned for nothing."""

from dataclasses import dataclass
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tools_catalog.comparison.cast import (
    ASSESSED,
    KEYS,
    NOT_APPLICABLE,
    RULES,
    UNKNOWN,
    catalogues,
    compared,
    facts_of_a_service,
    importances,
    record,
    rows,
    scored,
)
from tools_catalog.comparison.asking import Asked
from tools_catalog.comparison.table import best
from tools_catalog.comparison.weighing import done_by_activities, ruler

quick = settings(max_examples=15, deadline=None)


def column_of(shown, key):
    """Everything that a table says of one tool alone."""
    head = next(column for column in shown.columns if column.key == key)
    return head, {row.key: cell for row in rows(shown).values() for cell in row.cells if cell.tool == key}


@quick
@given(catalogues(), importances(), st.data())
def test_removing_a_tool_changes_no_other_column(records, importance, data):
    gone = data.draw(st.sampled_from(sorted(records)))
    rest = {key: each for key, each in records.items() if key != gone}

    before, after = compared(records, importance=importance), compared(rest, importance=importance)

    assert [column_of(after, key) for key in rest] == [column_of(before, key) for key in rest]


@quick
@given(catalogues(), importances(), st.data())
def test_the_order_of_tools_changes_only_the_order(records, importance, data):
    other = tuple(data.draw(st.permutations(sorted(records))))

    here = compared(records, importance=importance)
    there = compared(records, Asked(tools=other, everything=True), importance)

    assert tuple(column.key for column in there.columns) == other
    assert [column_of(there, key) for key in other] == [column_of(here, key) for key in other]
    assert {key: row.best for key, row in rows(there).items()} == {key: row.best for key, row in rows(here).items()}


@quick
@given(catalogues(), importances())
def test_differences_only_hides_what_is_surely_equal_or_all_unknown_and_not_needed(records, importance):
    everything = compared(records, importance=importance)
    differences = compared(records, Asked(tools=tuple(records)), importance)

    shown = {
        key: row
        for key, row in rows(everything).items()
        if row.target
        or len({cell.value for cell in row.cells}) > 1
        or any(cell.found.state == "scored" and cell.found.low < cell.found.high for cell in row.cells)
    }
    assert rows(differences) == shown
    assert everything.equal == everything.silent == 0
    assert differences.equal + differences.silent == len(rows(everything)) - len(shown)


@quick
@given(catalogues(), importances())
def test_every_criterion_that_people_assess_stands_in_one_row(records, importance):
    shown = compared(records, importance=importance)
    listed = [row.key for group in shown.groups for row in group.rows]

    assert sorted(listed) == sorted(ASSESSED)
    assert shown.total == len(ASSESSED)


@quick
@given(catalogues(), importances())
def test_an_unknown_cell_is_never_best_and_never_a_no(records, importance):
    for row in rows(compared(records, importance=importance)).values():
        for cell in row.cells:
            if cell.found.state == "unknown" and (cell.found.low, cell.found.high) == (0, 4):
                assert cell.tool not in row.best
                assert cell.verdict in ("", "unknown")


def test_without_importance_no_fit_is_shown():
    [column, _] = compared({"alfa": record("alfa", surveys=scored()), "beta": record("beta")}).columns
    assert (column.sure, column.possible) == (None, None)


def test_a_need_that_counts_for_nothing_gives_no_fit():
    records = {"alfa": record("alfa", surveys=scored()), "beta": record("beta")}
    assert compared(records, importance={"reach": "not_needed"}).columns[0].sure is None


def test_a_fit_follows_the_marked_need_alone():
    full = {key: scored(3) for key in RULES.needs["reach"].row.shares}
    records = {"alfa": record("alfa", **full), "beta": record("beta", surveys=scored(4))}

    alfa, beta = compared(records, importance={"reach": "critical"}).columns

    assert (alfa.sure, alfa.possible) == (Fraction(1), Fraction(1))
    assert (beta.sure, beta.possible) == (Fraction(0), Fraction(1))


def test_a_level_above_the_need_is_not_better():
    records = {"alfa": record("alfa", accessibility=scored(4)), "beta": record("beta", accessibility=scored(3))}

    row = rows(compared(records, importance={"reach": "useful"}))["accessibility"]

    assert row.target == 3
    assert [cell.verdict for cell in row.cells] == ["yes", "yes"]
    assert row.best == frozenset()


def test_the_best_is_marked_where_it_surely_is():
    records = {
        "alfa": record("alfa", surveys=scored(3), analysis=scored(2)),
        "beta": record("beta", surveys=scored(2), analysis=UNKNOWN),
    }
    found = rows(compared(records))
    assert found["surveys"].best == {"alfa"}
    assert found["analysis"].best == frozenset()


@dataclass(frozen=True)
class Found:
    proven: int
    low: int
    high: int
    state: str = "scored"


def ranges():
    """What is known of a criterion, by tool."""
    ends = st.tuples(*[st.integers(0, 4)] * 3).map(sorted)
    return st.dictionaries(st.sampled_from(KEYS), st.builds(lambda levels: Found(*levels), ends), min_size=2)


@given(ranges(), st.integers(0, 4), st.data())
def test_whatever_the_truth_is_a_marked_tool_is_better_than_all_that_are_not(found, target, data):
    marked = best(found, target)
    truth = {key: data.draw(st.integers(each.low, each.high)) for key, each in found.items()}
    worth = {key: min(level, target or 4) for key, level in truth.items()}
    for key in marked:
        assert all(worth[key] > worth[other] for other in found if other not in marked)
    assert len(marked) < len(found)


@given(ranges(), st.integers(0, 4))
def test_several_marked_tools_surely_tie(found, target):
    most = target or 4
    ends = {(min(found[key].proven, most), min(found[key].high, most)) for key in best(found, target)}
    assert len(ends) <= 1
    assert len(best(found, target)) < 2 or all(low == high for low, high in ends)


@pytest.mark.parametrize(
    ("levels", "marked"),
    [  # certain, possible
        ([(2, 2), (2, 2), (2, 4)], []),
        ([(3, 4), (2, 2)], ["0"]),
        ([(3, 3), (3, 3), (2, 2)], ["0", "1"]),
        ([(3, 4), (3, 4), (2, 2)], []),
        ([(3, 3), (2, 3)], []),
        ([(0, 0), (0, 0)], []),
        ([(0, 0), (0, 4)], []),
    ],
)
def test_the_unknown_earns_no_mark(levels, marked):
    assert best({str(place): Found(ends[0], *ends) for place, ends in enumerate(levels)}, 0) == set(marked)


def test_what_only_follows_from_the_methodology_earns_no_mark():
    computed, proven, behind = Found(0, 2, 4), Found(2, 2, 4), Found(1, 1, 1)
    assert best({"alfa": computed, "beta": behind}, 0) == frozenset()
    assert best({"alfa": proven, "beta": behind}, 0) == {"alfa"}


def test_what_does_not_apply_is_neither_best_nor_judged():
    records = {"alfa": record("alfa", surveys=NOT_APPLICABLE), "beta": record("beta", surveys=scored(3))}
    row = rows(compared(records, importance={"functions": "critical"}, activities=["survey"]))["surveys"]
    assert row.best == frozenset()
    assert [cell.verdict for cell in row.cells] == ["", "yes"]


def test_a_pinned_tool_stands_first_and_others_are_held_against_it():
    records = {
        "alfa": record("alfa", surveys=scored(3), analysis=scored(2)),
        "beta": record("beta", surveys=scored(2), analysis=UNKNOWN),
    }
    shown = compared(records, Asked(tools=("alfa", "beta"), pin="beta", everything=True))

    assert [column.key for column in shown.columns] == ["beta", "alfa"]
    assert rows(shown)["surveys"].against == {"alfa": "more"}
    assert rows(shown)["analysis"].against == {"alfa": "unknown"}


def test_a_row_says_of_each_cell_whether_it_is_the_best_and_what_it_is_to_the_reference():
    records = {"alfa": record("alfa", surveys=scored(3)), "beta": record("beta", surveys=scored(2))}
    row = rows(compared(records, Asked(tools=("alfa", "beta"), pin="beta", everything=True)))["surveys"]

    said = [(cell.tool, standing.is_best, standing.beside) for cell, standing in row.standings]
    assert said == [("beta", False, ""), ("alfa", True, "more")]


def test_the_same_range_is_not_the_same_level():
    records = {key: record(key, surveys=scored(3, floor=True)) for key in ("alfa", "beta")}
    row = rows(compared(records, Asked(tools=("alfa", "beta"))))["surveys"]
    assert {(cell.found.low, cell.found.high) for cell in row.cells} == {(3, 4)}
    assert not row.is_equal


def test_rows_of_which_nothing_is_known_are_counted_apart_from_equal_ones():
    records = {key: record(key, surveys=scored(2)) for key in ("alfa", "beta")}
    shown = compared(records, Asked(tools=("alfa", "beta")))
    assert (shown.equal, shown.silent) == (1, len(ASSESSED) - 1)
    assert shown.groups == ()


def test_a_marked_need_that_nobody_usually_asks_for_gets_the_least_that_an_answer_asks_for():
    assert ruler({"offline": "important"}, (), RULES).targets["offline_complement"] > 0


@quick
@given(importances())
def test_weights_are_shares_of_the_whole(importance):
    found = ruler(importance, ("survey",), RULES)
    marked = [need for need, bucket in importance.items() if RULES.importance.points[bucket]]
    assert bool(found) == bool(marked)
    if found:
        assert sum(found.weights.values()) == 1
        assert set(found.needs) == set(marked)
        assert all(found.targets[criterion] > 0 for criterion in found.weights)


def test_without_an_activity_the_need_for_activities_counts_for_nothing():
    assert ruler({"functions": "critical"}, (), RULES) is None
    assert set(ruler({"functions": "critical", "reach": "useful"}, (), RULES).needs) == {"reach"}


@given(importances())
def test_no_activity_is_asked_for_that_nobody_named(importance):
    found = ruler(importance, (), RULES)
    assert done_by_activities(RULES).isdisjoint(found.weights if found else ())


def test_chosen_activities_decide_what_the_activities_mean():
    found = ruler({"functions": "critical"}, ("survey",), RULES)
    assert found.targets["surveys"] == 3


def test_the_fit_says_how_much_of_it_has_evidence():
    weights = {"low_effort": "critical"}
    service = {**record("alfa"), "facts": facts_of_a_service()}
    documented = {**record("beta", running_effort=scored(3)), "facts": facts_of_a_service()}

    computed, shown = compared({"alfa": service, "beta": documented}, importance=weights).columns

    assert computed.proven == 0 < computed.sure
    assert 0 < shown.proven == shown.sure


@quick
@given(catalogues(), importances())
def test_what_has_evidence_is_never_more_than_what_is_certain(records, importance):
    columns = compared(records, importance=importance).columns
    assert all(column.proven <= column.sure <= column.possible for column in columns if column.sure is not None)
