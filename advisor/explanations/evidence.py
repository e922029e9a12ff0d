"""What statements about a tool rest on: sources with the day on which they were seen."""

from collections.abc import Iterable, Mapping
from typing import Any

from tools_catalog.matching.prices import PRICES
from tools_catalog.methodology import Edition, Text

from .case import Case, SnapshotTool, day, latest, text
from .parts import Evidence, Source
from .references import of_size_seen, size_band

NOTHING = Evidence(None, None, (), None)
FACTS_OF_COMPUTED = {"budget_fit": PRICES, "track_record_size": "references"}
ANY_SIZE = "all"
SELF_RUN = "self_run"  # the cost note of a tool that is free because the municipality runs it on its own server
MAKES_IT_FREE = ("open_source", "hosting_modes")


def of_criterion(case: Case, tool_key: str, criterion: str) -> Evidence:
    """Evidence of an assessed cell, or of the facts that a computed criterion is counted from."""
    tool = case.tool(tool_key)
    computed = case.edition.criteria[criterion].computed
    if computed == "track_record_size":
        return of_size_seen(case, tool)
    if computed == "budget_fit":
        return of_fact(case, tool, FACTS_OF_COMPUTED[computed])
    return case.dated(_of_cell(case.edition, tool, tool["assessments"].get(criterion)))


def _of_cell(edition: Edition, tool: SnapshotTool, cell: Mapping[str, Any] | None) -> Evidence:
    if cell is None:
        return _of_cell(edition, tool, {"grade": edition.rules.missing_cell})
    grade = edition.grades[cell.get("grade") or edition.rules.missing_cell]
    sources = tuple(_source(edition, raw) for raw in cell.get("evidence") or ())
    seen = latest(source.seen for source in sources) or day(cell.get("reviewed_on"))
    return Evidence(grade.key, grade.name, sources, seen, text(cell.get("note")))


def _source(edition: Edition, raw: Mapping[str, Any]) -> Source:
    return Source(raw["url"], shows(raw), edition.labels.evidence_kinds[raw["kind"]], day(raw["seen_on"]))


def shows(raw: Mapping[str, Any]) -> Text | None:
    """What a piece of evidence shows, in the languages in which somebody wrote it."""
    return Text(raw["shows"]) if raw.get("shows") else None


def of_fact(case: Case, tool: SnapshotTool, key: str) -> Evidence:
    """Sources of a fact; those of a price are where the price that the result names comes from."""
    if key == PRICES and case.cost_notes.get(tool["key"]) == SELF_RUN:
        return _of_facts(case, tool, MAKES_IT_FREE)
    fact = tool["facts"].get(key) or {}
    seen = day(fact.get("seen_on"))
    sources = tuple(Source(url, None, None, seen) for url in fact.get("sources") or ())
    if key == PRICES and (priced := _of_prices(case, fact)):
        sources, seen = priced, latest(source.seen for source in priced)
    return case.dated(Evidence(None, None, sources, seen, text(fact.get("note"))))


def _of_facts(case: Case, tool: SnapshotTool, keys: Iterable[str]) -> Evidence:
    """Sources of several facts as one, each address once."""
    sources = {source.url: source for key in keys for source in of_fact(case, tool, key).sources}
    return case.dated(Evidence(None, None, tuple(sources.values()), latest(each.seen for each in sources.values())))


def _of_prices(case: Case, fact: Mapping[str, Any]) -> tuple[Source, ...]:
    """Where the prices that the engine counts with were seen: those of the municipality's size, else those for all."""
    points = [point for point in fact.get("value") or () if isinstance(point, Mapping) and point.get("source")]
    for band in (size_band(case), ANY_SIZE):
        own = [point for point in points if band and point.get("size_band") == band]
        if own:
            return tuple(
                {point["source"]: Source(point["source"], None, None, day(point["seen_on"])) for point in own}.values()
            )
    return ()


def of_condition(case: Case, tool_key: str, failed: Mapping[str, Any]) -> Evidence:
    """Evidence of what decides a condition: a fact or the level of a criterion."""
    if failed.get("criterion"):
        return of_criterion(case, tool_key, failed["criterion"])
    return of_fact(case, case.tool(tool_key), failed["fact"])
