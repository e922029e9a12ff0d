"""The dot plot: for each group of criteria how far each tool surely is, and how far it may be. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tools_catalog.matching.examination import Examined
from tools_catalog.methodology import Edition, Text

TOP = 4


@dataclass(frozen=True)
class Dot:
    """The average level of one tool in one group, 0 to 4; None where nothing of the group applies to it.

    `proven`: the part of `sure` that has evidence; the rest is computed by the methodology.
    """

    tool: str
    name: str
    proven: Fraction | None
    sure: Fraction | None
    possible: Fraction | None


@dataclass(frozen=True)
class Line:
    """One group of criteria."""

    key: str
    name: Text
    dots: tuple[Dot, ...]


def lines(
    keys: Sequence[str], records: Mapping[str, Mapping[str, Any]], examined: Mapping[str, Examined], edition: Edition
) -> tuple[Line, ...]:
    """All groups that hold criteria which people assess."""
    return tuple(
        Line(group.key, group.name, tuple(dot(records[key], examined[key], assessed) for key in keys))
        for group in edition.groups.values()
        if (assessed := [key for key in group.criteria if not edition.criteria[key].computed])
    )


def dot(record: Mapping[str, Any], examined: Examined, criteria: Sequence[str]) -> Dot:
    """The plain average of the levels that apply: no criterion counts more than another."""
    applying = [key for key in criteria if record["assessments"].get(key, {}).get("state") != "not_applicable"]
    if not applying:
        return Dot(record["key"], record["name"], None, None, None)
    ends = [(examined.proven[key][0], *examined.levels[key]) for key in applying]
    return Dot(record["key"], record["name"], *(Fraction(sum(end), len(ends)) for end in zip(*ends, strict=True)))
