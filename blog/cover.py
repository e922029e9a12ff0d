"""The picture of an article: as many houses as its number says, and nothing else. Pure."""

from __future__ import annotations

from site_core.drawings import number

MOST = 100  # more are no longer counted at a glance
SIZE, EAVES = 0.7, 0.4  # of a plot, of the height of a house

type Point = tuple[float, float]


def houses(count: int, width: float, height: float) -> list[list[Point]]:
    """Outlines of so many equal houses in rows, as large as the ground allows, in its middle."""
    columns = max(range(1, count + 1), key=lambda many: (plot(count, many, width, height), -many))
    side, rows = plot(count, columns, width, height), -(-count // columns)
    left, top = (width - columns * side) / 2, (height - rows * side) / 2
    places = [(left + place % columns * side, top + place // columns * side) for place in range(count)]
    return [house(x + side * (1 - SIZE) / 2, y + side * (1 - SIZE) / 2, side * SIZE) for x, y in places]


def plot(count: int, columns: int, width: float, height: float) -> float:
    """The side of the square that each house has."""
    return min(width / columns, height / -(-count // columns))


def house(x: float, y: float, side: float) -> list[Point]:
    """A wall under a gable."""
    eaves = y + EAVES * side
    return [(x, eaves), (x + side / 2, y), (x + side, eaves), (x + side, y + side), (x, y + side)]


def as_path(outlines: list[list[Point]]) -> str:
    """Outlines as the path of a drawing."""
    return "".join(f"M{' '.join(f'{number(x)},{number(y)}' for x, y in points)}Z" for points in outlines)
