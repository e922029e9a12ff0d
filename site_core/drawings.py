"""Geometry of the drawings: pure functions from counts to the numbers of an SVG, no HTML and no colour.

One grammar (the look's idea): solid is known, hatched is open. All lengths are SVG units, y grows downwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

PER_ROW = 3  # windows in one storey, and open cells in one storey's height of roof
STOREY = 7
WINDOW = 4.2
GROUND_FLOOR = 4  # wall below the lowest window
OVERHANG = 2.5
FLAT_TOP = 0.4  # share of the wall's width that a hipped roof keeps flat
PLOT = 1440 / 29  # width of a plot in the street


@dataclass(frozen=True)
class Bar:
    """A range bar: lengths as SVG percentages of the whole width: `proven`, then `computed`, then open."""

    proven: str
    computed_width: str
    open_start: str
    open_width: str
    has_proven: bool
    has_computed: bool
    has_open: bool


@dataclass(frozen=True)
class Cell:
    """One of the four cells of a level meter; `kind` is full, computed, maybe or none."""

    x: int
    kind: str


@dataclass(frozen=True)
class Tool:
    """What a house is drawn from: evidenced and unknown cells of a tool, and whether its code is open."""

    known: int
    unknown: int
    open_source: bool
    lit: bool = False


@dataclass(frozen=True)
class House:
    """A house: wall rectangle, one path of windows (dashed strokes), roof polygon."""

    x: str
    y: str
    width: str
    height: str
    windows: str
    roof: str
    lit: bool


@dataclass(frozen=True)
class Street:
    """Two rows of houses on one ground."""

    width: str
    back: tuple[House, ...]
    front: tuple[House, ...]


def number(value: float) -> str:
    """A length with at most two decimals and a decimal point in every language."""
    return f"{round(value, 2):g}"


def percent(part: float | Fraction, total: float | Fraction) -> str:
    """Share as an SVG percentage between 0% and 100%; nothing of nothing is 0%."""
    share = 100 * float(part) / float(total) if total else 0.0
    return number(min(100.0, max(0.0, share))) + "%"


def bar(sure: float, possible: float, total: float = 100, proven: float | None = None) -> Bar:
    """Range from `sure` to `possible` out of `total`. A `possible` below `sure` counts as `sure`.

    Of what is sure there is evidence for `proven` (all of it where nothing is said), the rest is computed.
    """
    solid = sure if proven is None else min(proven, sure)
    gap, computed = max(0, possible - sure), sure - solid
    return Bar(
        proven=percent(solid, total),
        computed_width=percent(computed, total),
        open_start=percent(sure, total),
        open_width=percent(gap, total),
        has_proven=solid > 0,
        has_computed=computed > 0,
        has_open=gap > 0,
    )


def level_cells(proven: int, low: int, high: int) -> tuple[Cell, ...]:
    """Four cells of 14 units, 2 apart: full to `proven`, computed to `low`, hatched to `high`, outlined above."""
    kinds = [
        "full" if n <= proven else "computed" if n <= low else "maybe" if n <= high else "none" for n in range(1, 5)
    ]
    return tuple(Cell(16 * index, kind) for index, kind in enumerate(kinds))


def need_mark(need: int) -> str:
    """Points of the small triangle that stands over the end of the needed level."""
    middle = 16 * need - 1
    return f"{middle - 4},0 {middle + 4},0 {middle},5"


def windows(known: int, left: float, width: float, ground: float) -> str:
    """Path of the lit windows: a column of them is one upward stroke, dashed by the style sheet into panes."""
    gap = (width - PER_ROW * WINDOW) / (PER_ROW + 1)
    strokes = []
    for column in range(PER_ROW):
        panes = (known - column + PER_ROW - 1) // PER_ROW
        if panes > 0:
            x = left + gap + column * (gap + WINDOW) + WINDOW / 2
            strokes.append(f"M{number(x)} {number(ground - 4)}v-{number(panes * STOREY - (STOREY - WINDOW))}")
    return "".join(strokes)


def roof(tool: Tool, left: float, width: float, eaves: float) -> str:
    """Points of the roof: as high as the unknown cells need; a gable for open source, a hipped roof otherwise."""
    top = eaves - max(1.5, tool.unknown / PER_ROW * STOREY)
    middle, flat = left + width / 2, 0 if tool.open_source else FLAT_TOP * width / 2
    ridge = [(middle, top)] if tool.open_source else [(middle - flat, top), (middle + flat, top)]
    points = [(left - OVERHANG, eaves), *ridge, (left + width + OVERHANG, eaves)]
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


def house(tool: Tool, left: float = 0, width: float = 36, ground: float = 100) -> House:
    """A tool as a house that stands on `ground`."""
    height = -(-tool.known // PER_ROW) * STOREY + GROUND_FLOOR
    eaves = ground - height
    return House(
        number(left),
        number(eaves),
        number(width),
        number(height),
        windows(tool.known, left, width, ground),
        roof(tool, left, width, eaves),
        tool.lit,
    )


def street(tools: Sequence[Tool]) -> Street:
    """All tools as a street, in the order given: every second one stands in the pale row behind."""

    def row(some: Sequence[Tool], width: float, ground: float) -> tuple[House, ...]:
        return tuple(house(tool, PLOT * n + (PLOT - 38) / 2, width, ground) for n, tool in enumerate(some))

    front, back = tools[0::2], tools[1::2]
    return Street(number(PLOT * len(front)), row(back, 36, 144), row(front, 38, 176))


def house_row(tools: Sequence[Tool]) -> Street:
    """A few tools side by side in one row, for a page that lights one of them."""
    plot = 55
    return Street(number(plot * len(tools)), (), tuple(house(tool, plot * n + 9.5) for n, tool in enumerate(tools)))
