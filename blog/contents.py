"""The parts of a long page that its contents lead to: headings of its body with anchors. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import slugify

FEWEST = 3  # a page with fewer parts is seen at a glance


@dataclass(frozen=True)
class Part:
    """A heading; `place` is that of the block which begins with it, `anchor` its place in the address."""

    place: int
    title: str
    anchor: str


def parts_of(headings: Iterable[tuple[int, str]]) -> tuple[Part, ...]:
    """Parts from the places of blocks and their headings; each anchor is there once, and never that of the frame."""
    parts: list[Part] = []
    taken: set[str] = set()
    for place, title in headings:
        name = f"part-{slugify(title) or 'x'}"
        free = (name if number == 1 else f"{name}-{number}" for number in range(1, len(taken) + 2))
        anchor = next(one for one in free if one not in taken)
        taken.add(anchor)
        parts.append(Part(place, title, anchor))
    return tuple(parts)
