"""Geometry of bars, meters, houses and streets."""

import re

from hypothesis import given
from hypothesis import strategies as st

from site_core import drawings
from site_core.drawings import Tool

CELLS = st.integers(0, 41)


def panes(path: str) -> int:
    """Windows that a dashed path shows: each stroke of length 7n - 2.8 is n panes."""
    return sum(round((float(length) + 2.8) / 7) for length in re.findall(r"v-([\d.]+)", path))


def points(text: str) -> list[tuple[float, float]]:
    return [tuple(map(float, pair.split(","))) for pair in text.split()]


def test_a_range_is_solid_to_the_certain_end_and_hatched_to_the_possible_one():
    bar = drawings.bar(53, 86)
    assert (bar.proven, bar.open_start, bar.open_width) == ("53%", "53%", "33%")


def test_a_range_of_counts_takes_its_share_of_the_total():
    bar = drawings.bar(18, 25, 25)
    assert (bar.proven, bar.open_width) == ("72%", "28%")


def test_a_point_has_no_hatch_and_nothing_has_no_solid_part():
    assert drawings.bar(77, 77).has_open is False
    assert drawings.bar(0, 100).has_proven is False


def test_lengths_keep_a_decimal_point_in_every_language():
    assert drawings.bar(1, 2, 3).proven == "33.33%"


def test_a_total_of_nothing_is_an_empty_bar():
    assert drawings.bar(0, 0, 0).proven == "0%"


def test_what_is_certain_without_evidence_stands_between_solid_and_open():
    bar = drawings.bar(67, 84, proven=40)
    assert (bar.proven, bar.computed_width, bar.open_start, bar.open_width) == ("40%", "27%", "67%", "17%")
    assert drawings.bar(67, 84).has_computed is False


@given(st.lists(st.integers(0, 100), min_size=3, max_size=3).map(sorted))
def test_a_range_never_leaves_its_scale(ends):
    proven, sure, possible = ends
    bar = drawings.bar(sure, possible, proven=proven)
    parts = [float(part[:-1]) for part in (bar.proven, bar.computed_width, bar.open_width)]
    assert min(parts) >= 0
    assert sum(parts) <= 100


def test_a_meter_is_full_to_the_lower_level_and_hatched_to_the_upper():
    assert [cell.kind for cell in drawings.level_cells(1, 1, 3)] == ["full", "maybe", "maybe", "none"]


def test_a_level_that_is_only_computed_is_drawn_apart():
    assert [cell.kind for cell in drawings.level_cells(0, 2, 4)] == ["computed", "computed", "maybe", "maybe"]


def test_the_needed_level_is_marked_at_the_end_of_its_cell():
    third_cell_ends = 3 * 16 - 2
    assert third_cell_ends < points(drawings.need_mark(3))[2][0] < third_cell_ends + 2


@given(CELLS, CELLS, st.booleans())
def test_a_house_has_as_many_windows_as_known_cells(known, unknown, open_source):
    assert panes(drawings.house(Tool(known, unknown, open_source)).windows) == known


@given(CELLS, st.integers(1, 41), st.booleans())
def test_the_roof_is_as_high_as_the_unknown_cells_need_in_storeys(known, unknown, open_source):
    corners = points(drawings.house(Tool(known, unknown, open_source)).roof)
    height = corners[0][1] - corners[1][1]
    assert abs(height - unknown / 3 * 7) < 0.02


def test_open_source_has_a_gable_and_closed_code_a_flat_ridge():
    gable, hipped = (points(drawings.house(Tool(19, 19, code)).roof) for code in (True, False))
    assert len(gable) == 3
    assert len(hipped) == 4
    assert round(hipped[2][0] - hipped[1][0], 1) == 0.4 * 36


def test_a_house_equals_the_designers_drawing():
    house = drawings.house(Tool(19, 19, False))
    assert (house.y, house.height) == ("47", "53")
    assert house.roof == "-2.5,47 10.8,2.67 25.2,2.67 38.5,47"


@given(st.lists(st.builds(Tool, CELLS, CELLS, st.booleans()), max_size=70))
def test_the_street_holds_every_tool_once(tools):
    street = drawings.street(tools)
    assert len(street.front) + len(street.back) == len(tools)
    assert sum(panes(house.windows) for house in (*street.front, *street.back)) == sum(tool.known for tool in tools)
    assert len(street.front) - len(street.back) in (0, 1)


def test_in_a_row_of_neighbours_only_the_lit_one_is_lit():
    row = drawings.house_row([Tool(5, 1, True), Tool(9, 1, True, lit=True), Tool(3, 1, True)])
    assert [house.lit for house in row.front] == [False, True, False]
