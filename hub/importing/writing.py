"""A practice as plain values, as the merge compares them, and back into the database."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hub.models.practices import Practice, PracticeGroup, PracticeResult, PracticeSource
from site_core.side_by_side import SideBySide

PLAIN = ("place", "countries", "size_band", "size_band_basis", "year_start", "period", "evidence")
type Fields = dict[str, Any]


@dataclass(frozen=True)
class Ids:
    """Numbers in the database by the keys that files use."""

    methods: Mapping[str, int]
    topics: Mapping[str, int]
    tools: Mapping[str, int]


def fields_of_file(content: Mapping[str, Any]) -> Fields:
    """What the file of a practice says, field by field; words of pages are none of them."""
    return {
        **{name: content[name] for name in PLAIN if name not in {"size_band", "size_band_basis"}},
        "size": [content["size_band"] or "", content["size_band_basis"] or ""],
        "population": [content["population"], content["population_source"] or ""],
        "methods": [content["method"], *sorted(content["further_methods"])],
        "topics": sorted(content["topics"]),
        "tool": content["tool"],
        "target_groups": [{"group": row["group"] or "", "name": row["name"]} for row in content["target_groups"]],
        "results": [_result(row) for row in content["results"]],
        "sources": [{"url": row["url"], "seen_on": str(row["seen_on"])} for row in content["sources"]],
    }


def fields_of_record(practice: Practice) -> Fields:
    """The same of a practice in the database, which was read with its rows."""
    return {
        **{name: getattr(practice, name) for name in PLAIN if name not in {"size_band", "size_band_basis"}},
        "size": [practice.size_band, practice.size_band_basis],
        "population": [practice.population, practice.population_source],
        "methods": [practice.method.key, *sorted(method.key for method in practice.methods[1:])],
        "topics": sorted(topic.key for topic in practice.topics.all()),
        "tool": practice.tool.key if practice.tool else None,
        "target_groups": [{"group": row.group, "name": row.name} for row in practice.target_groups.all()],
        "results": [_result(vars(row)) for row in practice.results.all()],
        "sources": [{"url": row.url, "seen_on": row.seen_on.isoformat()} for row in practice.sources.all()],
    }


def write(practice: Practice, changes: Fields, ids: Ids) -> None:
    """Writes changed fields into a practice, new or old, and saves it."""
    for name, value in changes.items():
        if name in PLAIN:
            setattr(practice, name, SideBySide(value) if isinstance(value, dict) else value)
    if "size" in changes:
        practice.size_band, practice.size_band_basis = changes["size"]
    if "population" in changes:
        practice.population, practice.population_source = changes["population"]
    if "tool" in changes:
        practice.tool_id = ids.tools[changes["tool"]] if changes["tool"] else None
    if "methods" in changes:
        main, *further = [ids.methods[key] for key in changes["methods"]]
        practice.method_id = main
        practice.save()  # what stands beside the main one needs a saved practice
        practice.further_methods = further
    if "topics" in changes:
        practice.topics = [ids.topics[key] for key in changes["topics"]]
    for relation, row in ROWS.items():
        if relation in changes:
            setattr(practice, relation, [row(place, value) for place, value in enumerate(changes[relation])])
    practice.save()


def _result(row: Mapping[str, Any]) -> Fields:
    value = row["value"]
    return {
        "key": row["key"],
        "value": None if value is None else float(value),
        "unit": row["unit"] or "",
        "exactness": row["exactness"] or "",
        "label": row["label"],
    }


def _group_row(place: int, row: Fields) -> PracticeGroup:
    return PracticeGroup(sort_order=place, **row)


def _result_row(place: int, row: Fields) -> PracticeResult:
    value = None if row["value"] is None else Decimal(str(row["value"]))
    return PracticeResult(sort_order=place, **{**row, "value": value})


def _source_row(place: int, row: Fields) -> PracticeSource:
    return PracticeSource(sort_order=place, url=row["url"], seen_on=datetime.date.fromisoformat(row["seen_on"]))


ROWS = {"target_groups": _group_row, "results": _result_row, "sources": _source_row}
