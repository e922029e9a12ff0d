"""Which cells need a person, and in what order. Pure: tools in, gaps out, the day as an argument.

In edition 2026.1 evidence of `surveys` lives 24 months, that of `voting` 18.
"""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import TODAY
from tools_catalog.matching.catalogue import Assessment, catalogue_from
from tools_catalog.methodology import load_edition
from tools_catalog.to_verify.gaps import Offered, by_criterion, gaps, next_due, offered

RULES = load_edition("2026.1").rules
ALL = [key for key, criterion in RULES.criteria.items() if criterion.computed is None]
EVEN = dict.fromkeys(ALL, Fraction(1, len(ALL)))


def cell(level=2, grade="B", seen_on="2026-11-20", state="scored", claims=(), floor=False):
    day = datetime.date.fromisoformat(seen_on) if seen_on else None
    return Assessment(state, level, grade, floor, claims, day)


UNKNOWN = cell(None, "U", None, "unknown")


def a_tool(key="anketa", fill=True, **cells):
    """A tool of which everything else is well known."""
    known = dict.fromkeys(ALL, cell(grade="A")) if fill else {}
    return Offered(key, key.title(), known | cells, {"surveys": "Jana"})


def found(*tools, weights=EVEN, as_of=TODAY):
    return [(gap.tool, gap.criterion, gap.kind) for gap in gaps(tools, RULES, weights, as_of)]


def test_a_well_known_tool_needs_nobody():
    assert found(a_tool()) == []


@pytest.mark.parametrize(
    ("of", "kind"),
    [
        (UNKNOWN, "unknown"),
        (cell(grade="D", claims=(1, 3)), "contested"),
        (cell(seen_on="2024-11-20"), "stale"),
        (cell(seen_on=None), "stale"),
        (cell(seen_on="2024-12-20"), "due"),
        (cell(grade="D", claims=(1, 3), seen_on="2020-01-01"), "contested"),
    ],
)
def test_each_reason_has_its_kind(of, kind):
    assert found(a_tool(surveys=of)) == [("anketa", "surveys", kind)]


@pytest.mark.parametrize(
    ("as_of", "kind"), [("2026-09-21", []), ("2026-09-22", ["due"]), ("2026-11-20", ["due"]), ("2026-11-21", ["stale"])]
)
def test_evidence_is_announced_sixty_days_before_it_gets_too_old(as_of, kind):
    of = a_tool(
        fill=False, **dict.fromkeys(ALL, cell(0, "A", None, "not_applicable")) | {"surveys": cell(seen_on="2024-11-21")}
    )

    assert [each[2] for each in found(of, as_of=datetime.date.fromisoformat(as_of))] == kind


def test_what_does_not_apply_needs_nobody():
    assert found(a_tool(surveys=cell(None, "B", None, "not_applicable"))) == []


def test_a_cell_that_nobody_has_written_is_unknown():
    assert {kind for _, _, kind in found(a_tool(fill=False))} == {"unknown"}
    assert len(found(a_tool(fill=False))) == len(ALL)


def test_much_asked_comes_before_little_asked():
    weights = {"surveys": Fraction(1, 10), "voting": Fraction(2, 10)}

    assert [each[1] for each in found(a_tool(surveys=UNKNOWN, voting=UNKNOWN), weights=weights)] == [
        "voting",
        "surveys",
    ]


def test_little_known_comes_before_half_known():
    weights = dict.fromkeys(("surveys", "voting"), Fraction(1, 10))
    of = a_tool(surveys=cell(grade="D", claims=(1, 3)), voting=UNKNOWN)

    assert [each[1] for each in found(of, weights=weights)] == ["voting", "surveys"]


def test_its_worth_is_the_weight_times_the_open_share_of_the_scale():
    (gap,) = gaps([a_tool(surveys=UNKNOWN)], RULES, {"surveys": Fraction(1, 10)}, TODAY)

    assert (gap.bounds, gap.worth, gap.points) == ((0, 4), Fraction(1, 10), 10.0)
    assert gap.reviewer == "Jana"


def test_what_is_soon_too_old_is_worth_what_will_be_open_then():
    (soon,) = gaps([a_tool(surveys=cell(seen_on="2024-12-20"))], RULES, EVEN, TODAY)
    (later,) = gaps([a_tool(surveys=cell(seen_on="2024-12-20"))], RULES, EVEN, datetime.date(2026, 12, 20))

    assert (soon.kind, later.kind) == ("due", "stale")
    assert soon.worth == later.worth


def test_while_somebody_asks_for_a_correction_every_level_is_possible():
    (gap,) = gaps([a_tool()], RULES, EVEN, TODAY, frozenset({("anketa", "surveys"), ("mapa", "surveys")}))

    assert (gap.criterion, gap.kind, gap.bounds) == ("surveys", "correction", (0, 4))


def test_a_tool_that_nobody_can_get_needs_nobody():
    cells = {"assessments": {}, "facts": {}}
    records = [{"key": key, "name": key, "status": key, **cells} for key in ("active", "discontinued", "single_city")]

    assert [tool.key for tool in offered(records, catalogue_from(records))] == ["active"]


def test_the_next_day_on_which_evidence_gets_too_old_is_told():
    of = a_tool(surveys=cell(seen_on="2025-01-31"), voting=cell(seen_on="2020-01-01"))
    others = {key: cell(None, "B", None, "not_applicable") for key in ALL if key not in ("surveys", "voting")}

    assert next_due([a_tool(fill=False, **others, surveys=of.cells["surveys"])], RULES, TODAY) == datetime.date(
        2027, 1, 31
    )
    assert next_due([a_tool(fill=False)], RULES, TODAY) is None


def test_criteria_are_counted_over_all_tools():
    tools = [a_tool("a", surveys=UNKNOWN), a_tool("b", surveys=cell(seen_on="2024-12-20")), a_tool("c")]
    rows = by_criterion(gaps(tools, RULES, EVEN, TODAY), len(tools), RULES, EVEN)

    assert rows[0].criterion == "surveys"
    assert {kind: count for kind, count in rows[0].counts.items() if count} == {"unknown": 1, "due": 1}
    assert (rows[0].known, rows[0].tools) == (2, 3)
    assert {row.criterion for row in rows} == set(ALL)


LEVELS = st.builds(
    lambda level, grade, month: cell(level, grade, f"2025-{month:02}-01", claims=(0, 3) if grade == "D" else ()),
    st.integers(0, 3),
    st.sampled_from("ABCD"),
    st.integers(1, 12),
)
CELLS = st.dictionaries(st.sampled_from(ALL), st.one_of(LEVELS, st.just(UNKNOWN)))


@given(st.lists(CELLS, max_size=4))
def test_the_sum_over_criteria_is_the_sum_over_cells_in_falling_order(all_cells):
    tools = [a_tool(f"t{number}", **cells) for number, cells in enumerate(all_cells)]
    listed = gaps(tools, RULES, EVEN, TODAY)
    rows = by_criterion(listed, len(tools), RULES, EVEN)

    assert sum(row.worth for row in rows) == sum(gap.worth for gap in listed)
    assert [gap.worth for gap in listed] == sorted((gap.worth for gap in listed), reverse=True)
    assert all(0 <= row.known <= row.tools for row in rows)


@given(CELLS)
def test_a_fresh_look_at_a_cell_never_adds_a_gap(cells):
    before = {gap[1] for gap in found(a_tool(**cells))}
    for criterion in cells:
        after = {gap[1] for gap in found(a_tool(**{**cells, criterion: cell(grade="A")}))}
        assert after <= before - {criterion}
