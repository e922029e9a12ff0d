"""What the whole edition measures with: levels, importance, ranking."""

from collections.abc import Iterator
from itertools import pairwise

from .node import Fault
from .raw_edition import RawEdition


def level_scale_faults(edition: RawEdition) -> Iterator[Fault]:
    """The scale is 0 to 4, in this order."""
    levels = edition["edition"]["levels"]
    if [level["level"].value for level in levels.items()] != [0, 1, 2, 3, 4]:
        yield levels.fault("the levels are not 0, 1, 2, 3, 4")


def importance_faults(edition: RawEdition) -> Iterator[Fault]:
    """Buckets fall in points, and the first choice never jumps over one of them."""
    importance = edition["edition"]["importance"]
    points = [bucket["points"].whole or 0 for bucket in importance["buckets"].items()]
    if points != sorted(points, reverse=True):
        yield importance["buckets"].fault("the points do not fall")
    if importance["dont_know_counts_as"].text not in edition.buckets:
        yield importance["dont_know_counts_as"].fault(f"unknown bucket {importance['dont_know_counts_as'].value!r}")
    steps = [abs(higher - lower) for higher, lower in pairwise(points)]
    if steps and (importance["first_bonus"].whole or 0) >= min(steps):
        yield importance["first_bonus"].fault("jumps over a bucket")


def ranking_faults(edition: RawEdition) -> Iterator[Fault]:
    """Tools without an open condition come first; what is kept has to be at least what is recommended."""
    ranking = edition["edition"]["ranking"]
    if ranking["order"].texts()[:1] != ["unconditional_first"]:
        yield ranking["order"].fault("does not begin with unconditional_first")
    recommended, kept = ranking["recommended_min_fit"].whole, ranking["existing_tool_min_fit"].whole
    if recommended is not None and kept is not None and recommended > kept:
        yield ranking["existing_tool_min_fit"].fault("is below recommended_min_fit")
