"""Order, shared places, tiers and labels of the tools that pass.

Source: edition `edition.yaml`, `ranking` and `result_labels`; decision-support C3, "Order, tiers, labels".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .candidates import Candidate
from .edition import Ranking
from .result import Group, Label


@dataclass(frozen=True)
class Standing:
    """Where a tool stands."""

    candidate: Candidate
    group: Group
    place: int
    shared: bool
    in_first_tier: bool


def group_of(candidate: Candidate, ranking: Ranking) -> Group:
    """0: no open condition. 1: open conditions. 2: and nothing at all was found about a chosen activity."""
    if not candidate.open:
        return 0
    return 1 if candidate.activity_found or "activity_found_first" not in ranking.order else 2


def standings(candidates: Sequence[Candidate], ranking: Ranking, unit: int) -> list[Standing]:
    """The candidates in the order in which they are shown. Fits are whole numbers of `1 / unit`."""
    ordered = sorted(
        candidates, key=lambda c: (group_of(c, ranking), -c.sure, -c.possible, c.tool.sort_key, c.tool.key)
    )
    bar = _tier_bar(ordered, ranking)
    return [
        Standing(candidate, group_of(candidate, ranking), place, len(sharing) > 1, candidate.possible >= bar)
        for place, sharing in enumerate(_places(ordered, ranking, unit), start=1)
        for candidate in sorted(sharing, key=lambda c: (c.tool.sort_key, c.tool.key))
    ]


def _places(ordered: Sequence[Candidate], ranking: Ranking, unit: int) -> list[list[Candidate]]:
    """Tools that share a place: no more than the indifference band below the first of it, never across groups."""
    places: list[list[Candidate]] = []
    for candidate in ordered:
        leader = places[-1][0] if places else None
        if leader is not None and _close(leader, candidate, ranking, unit):
            places[-1].append(candidate)
        else:
            places.append([candidate])
    return places


def _close(leader: Candidate, candidate: Candidate, ranking: Ranking, unit: int) -> bool:
    same_group = group_of(leader, ranking) == group_of(candidate, ranking)
    return same_group and 100 * (leader.sure - candidate.sure) <= ranking.indifference_band * unit


def _tier_bar(candidates: Sequence[Candidate], ranking: Ranking) -> int:
    """The best guaranteed fit among rivals. A rival with open conditions may still drop out, so it rules nobody out."""
    return max((c.sure for c in candidates if not c.open or ranking.tier1_rivals == "all"), default=0)


def label_of(standing: Standing, ranking: Ranking, activity_chosen: bool, unit: int) -> Label:
    """The first label that applies."""
    candidate = standing.candidate
    if not standing.in_first_tier:
        return "lower_fit"
    proven = 100 * candidate.sure >= ranking.recommended_min_fit * unit
    if not proven or not activity_chosen or standing.group == 2:
        return "not_ruled_out"
    return "conditional" if candidate.open else "recommended"
