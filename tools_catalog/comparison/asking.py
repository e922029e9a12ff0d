"""What a visitor asks of the comparison, as it stands in the address: `?t=decidim&t=cap&pin=cap&w.reach=critical`.

Keys are the same in all languages. Pure.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from tools_catalog.browsing.selection import (
    FEWEST_COMPARED,
    MOST_COMPARED,
    YES,
    Dropped,
    Parameters,
    last,
    read_tray,
    tray_pairs,
    unique,
)
from tools_catalog.matching import RuleEdition
from tools_catalog.overview import ACTIVITIES, functions
from tools_catalog.size_prices import SIZE

IN_A_PAIR = 2
ALL, PIN, PAIR, WHY, ACTIVITY, WEIGHT = "all", "pin", "show", "why", "does", "w."
FROM, RESULT = "from", "result"

type Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Asked:
    """`tools` in the order of the columns. `importance` holds a bucket by need. `pair`: what a phone shows.

    `size`: an answer to the question about it, empty for none. `everything`: equal rows too. `why`: two tools that are
    held against each other. `of_result`: tools and importance are those of a result, which knows more of a town.
    `dropped`: what was left out.
    """

    tools: tuple[str, ...] = ()
    pin: str = ""
    everything: bool = False
    importance: Mapping[str, str] = field(default_factory=dict)
    activities: tuple[str, ...] = ()
    size: str = ""
    pair: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    of_result: bool = False
    dropped: Dropped = Dropped()

    @property
    def is_enough(self) -> bool:
        """There is something to compare."""
        return len(self.tools) >= FEWEST_COMPARED

    @property
    def is_full(self) -> bool:
        """No further tool fits in."""
        return len(self.tools) >= MOST_COMPARED

    @property
    def columns(self) -> tuple[str, ...]:
        """Tools as they stand in the table: the pinned one first, the others in their order."""
        return tuple(sorted(self.tools, key=lambda key: key != self.pin))

    @property
    def on_a_phone(self) -> tuple[str, ...]:
        """The two tools that a small screen shows: those chosen, filled up from the left."""
        return unique((*self.pair, *self.columns))[:IN_A_PAIR]

    @property
    def held_against(self) -> tuple[str, ...]:
        """The two tools of "why this one and not that one": those chosen, filled up from the left."""
        return unique((*self.why, *self.columns))[:IN_A_PAIR]

    def pairs(self) -> Pairs:
        """The state as parameters of an address."""
        weights = [(WEIGHT + need, bucket) for need, bucket in self.importance.items()]
        rest = [(PIN, self.pin)] if self.pin else []
        rest += [(ALL, YES)] if self.everything else []
        rest += [(ACTIVITY, key) for key in self.activities]
        rest += [(SIZE, self.size)] if self.size else []
        shown = [(PAIR, key) for key in self.pair] + [(WHY, key) for key in self.why]
        origin = [(FROM, RESULT)] if self.of_result else []
        return [*tray_pairs(self.tools), *rest, *weights, *shown, *origin]

    def pairs_without(self, *keys: str) -> Pairs:
        """What a form has to carry along when it asks for these keys itself; `w.` stands for all weights."""
        return [(key, value) for key, value in self.pairs() if not key.startswith(keys)]

    def query(self) -> str:
        """The query of the address, with its question mark; a mark alone for nothing."""
        return f"?{urlencode(self.pairs())}"

    def without(self, key: str) -> Asked:
        """The same with one tool less."""
        return replace(
            self,
            tools=tuple(other for other in self.tools if other != key),
            pin="" if self.pin == key else self.pin,
            pair=tuple(other for other in self.pair if other != key),
            why=tuple(other for other in self.why if other != key),
        )

    def moved(self, key: str, step: int) -> Asked:
        """The same with one tool a column further to the left (-1) or right (1); at the edge it stays.

        The pinned tool stands first and does not move.
        """
        order = [other for other in self.columns if other != self.pin]
        if key not in order:
            return self
        here = order.index(key)
        there = min(max(here + step, 0), len(order) - 1)
        order[here], order[there] = order[there], order[here]
        return replace(self, tools=((self.pin, *order) if self.pin else tuple(order)))

    def pinned(self, key: str) -> Asked:
        """The same with this tool as the reference; an empty key for none."""
        return replace(self, pin=key)

    def with_everything(self, wanted: bool) -> Asked:
        """The same with equal rows, or without them."""
        return replace(self, everything=wanted)


def read_asked(given: Parameters, known: Mapping[str, object], edition: RuleEdition) -> Asked:
    """What is asked for. `known` holds the tools of the catalogue; what means nothing is left out with a notice."""
    tools, dropped = read_tray(given, known)
    buckets = {need: last(given, WEIGHT + need) for need in edition.needs}
    most = edition.questions[ACTIVITIES].max
    offered = functions(edition)
    activities = [key for key in unique(given.get(ACTIVITY, ())) if key in offered]
    left_out = replace(
        dropped,
        settings=tuple(meaningless(given, tools, edition, silent=(*dropped.tools, *dropped.too_many))),
        activities=tuple(activities[most:]) if most else (),
    )
    pin = last(given, PIN)
    return Asked(
        tools=tools,
        pin=pin if pin in tools else "",
        everything=last(given, ALL) == YES,
        importance={need: bucket for need, bucket in buckets.items() if bucket in edition.importance.points},
        activities=tuple(activities[:most]),
        size=size if (size := last(given, SIZE)) in sizes_of(edition) else "",
        pair=two_of(tools, given, PAIR),
        why=two_of(tools, given, WHY),
        of_result=last(given, FROM) == RESULT,
        dropped=left_out,
    )


def meaningless(
    given: Parameters, tools: tuple[str, ...], edition: RuleEdition, silent: Container[str]
) -> Iterator[tuple[str, str]]:
    """Settings of the address that the methodology or the chosen tools do not have, and tools beyond two of a pair.

    `silent`: tools that are named as left out anyway; what else is said of them says nothing more.
    """
    for name, kept in ((PIN, tools), (PAIR, two_of(tools, given, PAIR)), (WHY, two_of(tools, given, WHY))):
        yield from ((name, key) for key in unique(given.get(name, ())) if key not in kept and key not in silent)
    for name, meant in ((ALL, YES), (FROM, RESULT)):
        if (value := last(given, name)) not in ("", meant):
            yield name, value
    if (size := last(given, SIZE)) and size not in sizes_of(edition):
        yield SIZE, size
    yield from ((ACTIVITY, key) for key in unique(given.get(ACTIVITY, ())) if key not in functions(edition))
    for name in given:
        bucket, need = last(given, name), name.removeprefix(WEIGHT)
        if name.startswith(WEIGHT) and bucket and not (need in edition.needs and bucket in edition.importance.points):
            yield name, bucket


def sizes_of(edition: RuleEdition) -> tuple[str, ...]:
    """Answers to the question about size for which prices and places are told apart."""
    return tuple(key for key, band in edition.band_of_size.items() if band)


def two_of(tools: tuple[str, ...], given: Parameters, key: str) -> tuple[str, ...]:
    """The tools that a pair of selects names, two at most."""
    return tuple(tool for tool in unique(given.get(key, ())) if tool in tools)[:IN_A_PAIR]
