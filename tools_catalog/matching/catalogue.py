"""The catalogue as the engine sees it: facts, prices, references and assessments of tools. No names of vendors.

The plain form that it is read from is that of a published snapshot (and of `tests/matching/golden/catalogue.json`):
`{key, name, facts: {k: {value, complete?}}, assessments: {criterion: {state, level, grade, floor?, claims?, seen_on}}}`
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Literal

from site_core.czech_order import SortKey, czech_sort_key

from .prices import PRICES, PricePoint, price_point_from

KEPT_CELLS = 8192  # different ones, a few hundred bytes each

type FactValue = bool | int | str | frozenset[str]


@dataclass(frozen=True)
class Fact:
    """A known fact. A list is a floor ("at least these") unless `complete`."""

    value: FactValue
    complete: bool


@dataclass(frozen=True)
class Reference:
    """A municipality that uses the tool."""

    size_band: str | None
    kind: str
    cycles: int
    years: int


@dataclass(frozen=True)
class References:
    """Municipalities that use a tool; there may be more unless the list is complete."""

    items: tuple[Reference, ...]
    complete: bool


@dataclass(frozen=True)
class Assessment:
    """A cell: what was found about one criterion. `seen_on` is the latest day on which its evidence was seen."""

    state: Literal["scored", "unknown", "not_applicable"]
    level: int | None
    grade: str | None
    floor: bool
    claims: tuple[int, ...]
    seen_on: datetime.date | None


@dataclass(frozen=True)
class Tool:
    """`facts` holds what is known, nothing else; `references` is None when nothing is known of them."""

    key: str
    name: str
    sort_key: SortKey
    facts: Mapping[str, Fact]
    price_points: tuple[PricePoint, ...]
    references: References | None
    assessments: Mapping[str, Assessment]

    def items(self, fact: str) -> frozenset[str]:
        """Items of a list fact; empty when it is unknown."""
        known = self.facts.get(fact)
        return known.value if known is not None and isinstance(known.value, frozenset) else frozenset()

    def is_complete(self, fact: str) -> bool:
        """Whether a list fact holds everything there is."""
        return fact in self.facts and self.facts[fact].complete

    def says(self, fact: str, value: bool) -> bool:
        """Whether a yes-or-no fact is known to be `value`."""
        return fact in self.facts and self.facts[fact].value is value


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Compared by identity, so that what follows from it alone is worked out once."""

    tools: tuple[Tool, ...]


def catalogue_from(tools: Iterable[Mapping[str, Any]]) -> Catalogue:
    """Reads the plain form; keys that the engine does not know are left alone. Raises ValueError naming the tool."""
    return Catalogue(tuple(map(tool_from, tools)))


def tool_from(raw: Mapping[str, Any]) -> Tool:
    """One tool out of its plain form. Raises ValueError naming it."""
    try:
        facts = {key: fact for key, stored in raw["facts"].items() if (fact := _fact(key, stored)) is not None}
        return Tool(
            key=raw["key"],
            name=raw["name"],
            sort_key=czech_sort_key(raw["name"]),
            facts=MappingProxyType(_with_derived(facts)),
            price_points=tuple(price_point_from(point) for point in _stored_value(raw["facts"].get(PRICES)) or ()),
            references=_references(raw["facts"].get("references")),
            assessments=MappingProxyType({key: assessment_from(cell) for key, cell in raw["assessments"].items()}),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"tool {raw.get('key', '?')!r} cannot be read: {error!r}") from error


def _stored_value(stored: Any) -> Any:
    """A fact is stored plainly or as {value, ...}; the word "unknown" means the same as nothing."""
    value = stored["value"] if isinstance(stored, Mapping) and "value" in stored else stored
    return None if value == "unknown" else value


def _fact(key: str, stored: Any) -> Fact | None:
    value = _stored_value(stored)
    if key == "czech_ui" and isinstance(value, Mapping):
        value = _stored_value(value.get("user"))
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = frozenset(value)
    if not isinstance(value, bool | int | str | frozenset):
        return None
    return Fact(value, bool(isinstance(stored, Mapping) and stored.get("complete", False)))


def _with_derived(facts: dict[str, Fact]) -> dict[str, Fact]:
    """Adds what one fact says about another. Source: edition `facts.yaml`, "Derived"."""
    hosts = facts.get("managed_hosts")
    if hosts is not None and hosts.value:
        facts["hosting_modes"] = _joined(facts.get("hosting_modes"), "saas")
    modes = facts.get("hosting_modes")
    if modes is not None and isinstance(modes.value, frozenset) and "self_hosted" in modes.value:
        facts["hosting_regions"] = _joined(facts.get("hosting_regions"), "own_choice")
    return facts


def _joined(fact: Fact | None, item: str) -> Fact:
    known = fact.value if fact is not None and isinstance(fact.value, frozenset) else frozenset()
    return Fact(known | {item}, fact is not None and fact.complete)


def _references(stored: Any) -> References | None:
    value = _stored_value(stored)
    if value is None:
        return None
    held = value if isinstance(value, Mapping) else {"items": value}
    return References(tuple(map(_reference, held["items"])), bool(held.get("complete", False)))


def _reference(raw: Mapping[str, Any]) -> Reference:
    cycles, years = raw.get("cycles"), raw.get("years")
    return Reference(raw.get("size_band"), raw.get("kind") or "live", 1 if cycles is None else cycles, years or 0)


def assessment_from(raw: Mapping[str, Any]) -> Assessment:
    """Reads a stored cell; ValueError where it cannot be read."""
    state, level = raw["state"], raw.get("level")
    if state not in ("scored", "unknown", "not_applicable"):
        raise ValueError(f"state {state!r}")
    if state == "scored" and (level is None or raw.get("grade") is None):
        raise ValueError("a scored cell without level or grade")
    for claimed in (level, *(raw.get("claims") or ())):
        if claimed is not None and claimed not in range(5):
            raise ValueError(f"level {claimed!r}")
    claims = tuple(raw.get("claims") or ())
    return _assessment(state, level, raw.get("grade"), bool(raw.get("floor", False)), claims, raw.get("seen_on"))


@lru_cache(maxsize=KEPT_CELLS)
def _assessment(state: Any, level: Any, grade: Any, floor: bool, claims: tuple[int, ...], seen_on: Any) -> Assessment:
    """One object for all cells that say the same: a catalogue has far more cells than there are different ones."""
    return Assessment(state, level, grade, floor, claims, _day(seen_on))


def _day(raw: Any) -> datetime.date | None:
    return datetime.date.fromisoformat(raw) if isinstance(raw, str) else raw
