"""Reads what a tool is found by from its record in a snapshot and from the engine's own reading of the evidence. Pure.

What is not known is an option of its own ("unknown") and never counts as yes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tools_catalog.browsing.index import Described, Index, build
from tools_catalog.browsing.licences import licence_names
from tools_catalog.browsing.search_words import DOES, search_text, search_words
from tools_catalog.completeness import completeness
from tools_catalog.last_seen import latest_review
from tools_catalog.matching.catalogue import Tool
from tools_catalog.matching.examination import Examined
from tools_catalog.methodology import Edition
from tools_catalog.overview import functions

LISTS = {"hosting": "hosting_modes", "identity": "identity"}
UNKNOWN = "unknown"
OFFERED, SINGLE_CITY, DISCONTINUED = "offered", "single_city", "discontinued"
SHELVES = (OFFERED, SINGLE_CITY, DISCONTINUED)
CHECKED_GRADES = frozenset("AB")

type Record = Mapping[str, Any]


def catalogue_index(records: Iterable[Record], examined: Iterable[Examined], edition: Edition) -> Index:
    """The index of records that come in Czech alphabetical order with what the engine makes of each."""
    seen, listed = {tool.tool.key: tool for tool in examined}, list(records)
    licences = frozenset().union(*map(licences_of, listed))
    described = [describe(record, seen[record["key"]], edition, licences) for record in listed]
    return build(
        described,
        vocabulary=vocabulary(described, edition),
        together={DOES},
        shelves=SHELVES,
        same_words=search_words(),
    )


def describe(record: Record, examined: Examined, edition: Edition, licences: frozenset[str]) -> Described:
    """One tool. `licences`: those of all tools, of which one whose licence nobody knows may have any."""
    asked = functions(edition.rules)
    levels = {key: examined.levels[function.criterion] for key, function in asked.items()}
    known, facts = completeness(record, edition), facts_of(record, examined, edition)
    does = frozenset(key for key, (low, _) in levels.items() if low >= asked[key].level)
    return Described(
        key=record["key"],
        shelf=record["status"] if record["status"] in SHELVES else OFFERED,
        options={
            DOES: does,
            **facts,
            "documented": shares(known.known, known.applicable),
            "proof": proof(record),
        },
        may={
            DOES: frozenset(key for key, (_, high) in levels.items() if high >= asked[key].level),
            **may_be(facts, examined, edition),
            "licence": facts["licence"] | (licences if UNKNOWN in facts["licence"] else frozenset()),
        },
        text=search_text(record, {DOES: does, **facts}, edition),
        documented=known.known / known.applicable if known.applicable else 0.0,
        verified=latest_review(record),
    )


def vocabulary(described: Iterable[Described], edition: Edition) -> dict[str, tuple[str, ...]]:
    """All facets with their options in the order in which they are listed."""
    tools, facts = list(described), edition.facts
    return {
        DOES: tuple(functions(edition.rules)),
        "czech": (*facts["czech_ui"].values, UNKNOWN),
        "code": ("open", "closed", UNKNOWN),
        "licence": commonest_first(tools, "licence"),
        "documented": ("half", "three_quarters"),
        "hosting": (*facts["hosting_modes"].values, UNKNOWN),
        "data": ("eu", "elsewhere", UNKNOWN),
        "identity": (*facts["identity"].values, UNKNOWN),
        "free": ("yes", "no", UNKNOWN),
        "price": ("known", UNKNOWN),
        "used_in": commonest_first(tools, "used_in"),
        "country": commonest_first(tools, "country"),
        "status": (*(key for key in facts["status"].values if key not in SHELVES), UNKNOWN),
        "proof": ("checked", "claimed"),
    }


def facts_of(record: Record, examined: Examined, edition: Edition) -> dict[str, frozenset[str]]:
    """Options that follow from facts; lists hold at least what they name, so nothing follows from what they lack."""
    known, tool = record["facts"], examined.tool
    czech = tool.facts.get("czech_ui")
    return {
        "czech": frozenset({str(czech.value) if czech else UNKNOWN}),
        "code": frozenset({_answer(known.get("open_source"), "open", "closed")}),
        "free": frozenset({_answer(known.get("free_service"), "yes", "no")}),
        "licence": licences_of(record) or frozenset({UNKNOWN}),
        "hosting": tool.items("hosting_modes") or frozenset({UNKNOWN}),
        "data": frozenset({_data(tool.items("hosting_regions"), edition)}),
        "identity": tool.items("identity") or frozenset({UNKNOWN}),
        "price": frozenset({"known" if record["prices"] else UNKNOWN}),
        "used_in": frozenset(row["country"] for row in record["references"] if row["country"]) or frozenset({UNKNOWN}),
        "country": frozenset({record["country"] or UNKNOWN}),
        "status": frozenset({record["status"]} - set(SHELVES)),
    }


def may_be(known: Mapping[str, frozenset[str]], examined: Examined, edition: Edition) -> dict[str, frozenset[str]]:
    """Options that may be so: all where nothing is known, and what a list lacks, unless the list is complete."""
    tool = examined.tool
    lists = {
        facet: tool.items(fact)
        if tool.is_complete(fact)
        else frozenset({*edition.facts[fact].values, *_none(tool, fact)})
        for facet, fact in LISTS.items()
    }
    data = _data(tool.items("hosting_regions"), edition)
    return {
        **lists,
        "data": frozenset({data} if tool.is_complete("hosting_regions") else {data, "eu", "elsewhere"}),
        "czech": known["czech"] | (edition.facts["czech_ui"].values.keys() if UNKNOWN in known["czech"] else set()),
        "code": known["code"] | ({"open", "closed"} if UNKNOWN in known["code"] else set()),
        "free": known["free"] | ({"yes", "no"} if UNKNOWN in known["free"] else set()),
    }


def _none(tool: Tool, fact: str) -> frozenset[str]:
    return frozenset() if tool.items(fact) else frozenset({UNKNOWN})


def shares(known: int, applicable: int) -> frozenset[str]:
    """Whether at least half, or three quarters, of what applies is documented."""
    steps = {"half": known * 2 >= applicable, "three_quarters": known * 4 >= 3 * applicable}
    return frozenset(key for key, reached in steps.items() if reached and applicable)


def proof(record: Record) -> frozenset[str]:
    """Whether most documented items were examined or documented, or rest on words of the supplier and the like."""
    grades = [cell.get("grade") for cell in record["assessments"].values() if cell["state"] == "scored"]
    checked = sum(grade in CHECKED_GRADES for grade in grades)
    return frozenset({"checked" if checked * 2 > len(grades) else "claimed"} if grades else ())


def licences_of(record: Record) -> frozenset[str]:
    """The licences under which the tool or a part of it is known to be, "proprietary" among them."""
    fact = record["facts"].get("licence")
    return licence_names(fact["value"]) if fact and fact["value"] else frozenset()


def commonest_first(tools: Iterable[Described], facet: str) -> tuple[str, ...]:
    """Options that occur, such as countries, the commonest first; what is not known comes last."""
    counted: dict[str, int] = {}
    for tool in tools:
        for option in tool.options[facet]:
            counted[option] = counted.get(option, 0) + 1
    counted.pop(UNKNOWN, None)
    return (*sorted(counted, key=lambda option: (-counted[option], option)), UNKNOWN)


def _answer(fact: Mapping[str, Any] | None, yes: str, no: str) -> str:
    if fact is None or fact["value"] is None:
        return UNKNOWN
    return yes if fact["value"] else no


def _data(regions: frozenset[str], edition: Edition) -> str:
    if not regions:
        return UNKNOWN
    return "eu" if regions & places_in_the_union(edition) else "elsewhere"


def places_in_the_union(edition: Edition) -> frozenset[str]:
    """Where data may be kept by somebody who wants it in the European Union, as the edition's condition says."""
    return frozenset(
        place
        for question in edition.rules.questions.values()
        for effects in question.options.values()
        for condition in effects.conditions
        if condition.fact == "hosting_regions" and isinstance(condition.value, tuple)
        for place in condition.value
    )
