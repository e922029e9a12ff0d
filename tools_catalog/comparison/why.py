"""Why one tool and not another: where the one surely is better, where the other, and where nobody can tell. Pure.

A tool is ahead in a criterion only if the least that is certain of it is more than the most that the other may have,
up to the level that is needed. So nothing is ever claimed on what is unknown. With importance the parts that needs add
to a fit are exact; without it there is no fit and no tool as a whole is called better.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tools_catalog.comparison.weighing import Ends, Ruler
from tools_catalog.matching.edition import Bounds
from tools_catalog.matching.examination import Examined
from tools_catalog.matching.fit import TOP_LEVEL
from tools_catalog.methodology import Edition, Text

FIRST, SECOND, SAME, UNKNOWN = "first", "second", "same", "unknown"
NAMED = 3  # criteria by which the tool behind could catch up

type Record = Mapping[str, Any]


@dataclass(frozen=True)
class Side:
    """One of the two tools. `fit`: certain and possible, 0 to 1; None while nobody said what is important.

    `proven`: levels whose lower ends have evidence; `levels` also hold what the methodology computes.
    """

    record: Record
    levels: Mapping[str, Bounds]
    proven: Mapping[str, Bounds]
    fit: Ends | None

    @property
    def key(self) -> str:
        return str(self.record["key"])

    @property
    def name(self) -> str:
        return str(self.record["name"])

    def knows(self, criterion: str) -> bool:
        """Whether anything is known: evidence or a fact leaves less than the whole scale."""
        return self.levels[criterion] != (0, TOP_LEVEL)

    def has(self, criterion: str) -> bool:
        """Whether the criterion can be asked of this tool; one that is computed from facts always can."""
        cell = self.record["assessments"].get(criterion, {})
        return criterion in self.levels and cell.get("state") != "not_applicable"


@dataclass(frozen=True)
class Difference:
    """One criterion with the levels of both. `weight` is its share of the whole, 0 without importance."""

    key: str
    name: Text
    first: Bounds
    second: Bounds
    weight: Fraction


@dataclass(frozen=True)
class NeedPart:
    """What one need adds to the fit of both, as shares of the whole. `ahead`: first, second, same or unknown.

    `first_proven`, `second_proven`: as much of the certain part as has evidence.
    """

    key: str
    name: Text
    weight: Fraction
    first: Ends
    second: Ends
    first_proven: Fraction
    second_proven: Fraction
    ahead: str


@dataclass(frozen=True)
class Why:
    """`ahead`, `behind` and `open`: criteria in which the first surely is better, the second is, and nobody can tell
    although something is known of both.

    `unknown`: criteria of which we know nothing, of neither (SAME), or only of the first or the second.
    `same` counts those in which both surely are alike, `left_out` those that do not apply to one of the two.
    `standing` says the same of the whole (empty without importance), `leader` who has more for certain (None: nobody),
    `catch_up` by what the other could still catch up.
    """

    first: Side
    second: Side
    ahead: tuple[Difference, ...]
    behind: tuple[Difference, ...]
    open: tuple[Difference, ...]
    unknown: Mapping[str, tuple[Text, ...]]
    same: int
    left_out: int
    needs: tuple[NeedPart, ...]
    standing: str
    leader: Side | None
    catch_up: tuple[Text, ...]

    @property
    def unknown_of_one(self) -> int:
        """Of how many criteria we know nothing of one of the two."""
        return len(self.unknown[FIRST]) + len(self.unknown[SECOND])

    @property
    def follower(self) -> Side | None:
        """The one of the two that has less for certain."""
        return None if self.leader is None else self.second if self.leader is self.first else self.first


def side(record: Record, examined: Examined, ruler: Ruler | None) -> Side:
    """A tool, ready to be held against another."""
    return Side(record, examined.levels, examined.proven, ruler.fit(examined.levels) if ruler else None)


def why(first: Side, second: Side, edition: Edition, ruler: Ruler | None) -> Why:
    """The two tools held against each other, by the criteria that count; by all that people assess without a ruler."""
    counted = counting(edition, ruler)
    asked = [key for key in counted if first.has(key) and second.has(key)]
    by_side: dict[str, list[Difference]] = {FIRST: [], SECOND: [], SAME: [], UNKNOWN: []}
    for key in asked:
        most = ruler.targets[key] if ruler else TOP_LEVEL
        by_side[better(capped(first.levels[key], most), capped(second.levels[key], most))].append(
            Difference(key, edition.criteria[key].name, first.levels[key], second.levels[key], weight(key, ruler))
        )
    leader, untold = leading(first, second), heaviest(by_side[UNKNOWN])
    return Why(
        first=first,
        second=second,
        ahead=heaviest(by_side[FIRST]),
        behind=heaviest(by_side[SECOND]),
        open=tuple(each for each in untold if first.knows(each.key) and second.knows(each.key)),
        unknown={
            SAME: names(each for each in untold if not first.knows(each.key) and not second.knows(each.key)),
            FIRST: names(each for each in untold if not first.knows(each.key) and second.knows(each.key)),
            SECOND: names(each for each in untold if first.knows(each.key) and not second.knows(each.key)),
        },
        same=len(by_side[SAME]),
        left_out=len(counted) - len(asked),
        needs=need_parts(first, second, edition, ruler),
        standing=better(first.fit, second.fit) if first.fit and second.fit else "",
        leader=leader,
        catch_up=catching_up(second if leader is first else first, edition, ruler) if leader and ruler else (),
    )


def counting(edition: Edition, ruler: Ruler | None) -> list[str]:
    """The criteria that are looked at, in the order of the edition."""
    if ruler:
        return [key for key in edition.criteria if key in ruler.weights]
    return [key for key, criterion in edition.criteria.items() if not criterion.computed]


def better(first: Ends | Bounds, second: Ends | Bounds) -> str:
    """Which of two ranges surely is above the other. Equal ranges are the same only where they have no width."""
    if first[0] > second[1]:
        return FIRST
    if second[0] > first[1]:
        return SECOND
    return SAME if first[0] == first[1] == second[0] == second[1] else UNKNOWN


def capped(levels: Bounds, most: int) -> Bounds:
    """Levels as far as they count."""
    return min(levels[0], most), min(levels[1], most)


def weight(criterion: str, ruler: Ruler | None) -> Fraction:
    """What a criterion counts in the whole."""
    return ruler.weights[criterion] if ruler else Fraction(0)


def heaviest(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """Those that count most first; those that count the same in the order of the edition."""
    return tuple(sorted(differences, key=lambda difference: -difference.weight))


def names(differences: Iterable[Difference]) -> tuple[Text, ...]:
    """The names of the criteria."""
    return tuple(difference.name for difference in differences)


def leading(first: Side, second: Side) -> Side | None:
    """Who has more for certain."""
    if first.fit is None or second.fit is None or first.fit[0] == second.fit[0]:
        return None
    return first if first.fit[0] > second.fit[0] else second


def catching_up(tool: Side, edition: Edition, ruler: Ruler) -> tuple[Text, ...]:
    """The criteria in which a tool may still earn most, as far as anything is open there."""
    gains = {
        key: share * (ruler.value(key, tool.levels[key][1]) - ruler.value(key, tool.levels[key][0]))
        for key, share in ruler.weights.items()
    }
    most = sorted((key for key, gain in gains.items() if gain), key=lambda key: -gains[key])
    return tuple(edition.criteria[key].name for key in most[:NAMED])


def need_parts(first: Side, second: Side, edition: Edition, ruler: Ruler | None) -> tuple[NeedPart, ...]:
    """The needs that count, the heaviest first."""
    if ruler is None:
        return ()
    parts = []
    for need, shares in ruler.shares.items():
        one, other = ruler.part(need, first.levels), ruler.part(need, second.levels)
        parts.append(
            NeedPart(
                key=need,
                name=edition.needs[need].name,
                weight=total(shares),
                first=one,
                second=other,
                first_proven=ruler.part(need, first.proven)[0],
                second_proven=ruler.part(need, second.proven)[0],
                ahead=better(one, other),
            )
        )
    return tuple(sorted(parts, key=lambda part: -part.weight))


def total(shares: Mapping[str, Fraction]) -> Fraction:
    """The weight of a need."""
    return sum(shares.values(), Fraction(0))
