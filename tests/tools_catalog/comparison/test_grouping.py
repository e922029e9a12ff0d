"""In which groups the rows of the comparison stand."""

from tests.tools_catalog.comparison.cast import ASSESSED, EDITION, RULES, compared, record
from tools_catalog.comparison.table import OTHERS

TWO = {"alfa": record("alfa"), "beta": record("beta")}


def grouped_rows(shown):
    """The criteria of each group, in the order of the table."""
    return {group.key: [row.key for row in group.rows] for group in shown.groups}


def test_without_importance_rows_stand_by_the_groups_of_the_methodology():
    shown = compared(TWO)
    assert grouped_rows(shown) == {
        group.key: [key for key in group.criteria if key in ASSESSED] for group in EDITION.groups.values()
    }
    assert [group.name for group in shown.groups] == [group.name for group in EDITION.groups.values()]


def test_with_importance_rows_stand_by_the_marked_needs_and_all_others_last():
    shown = compared(TWO, importance={"trust": "useful", "reach": "critical"})
    reach, trust = (list(RULES.needs[need].row.shares) for need in ("reach", "trust"))
    rest = [key for key in ASSESSED if key not in (*reach, *trust)]
    assert list(grouped_rows(shown).items()) == [("reach", reach), ("trust", trust), (OTHERS, rest)]
    assert [group.name for group in shown.groups[:2]] == [EDITION.needs[need].name for need in ("reach", "trust")]


def test_a_criterion_of_two_marked_needs_stands_in_the_first_of_them_only():
    found = grouped_rows(compared(TWO, importance={"reach": "useful", "offline": "critical"}))
    assert "plain_and_mobile" in found["reach"]
    assert found["offline"] == ["offline_complement"]
