"""Reads the files of good practices, `practices/*.yaml` beside `methods.yaml`, and says all that is wrong with them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from hub.words import Exactness, Kind, SizeBasis, Unit
from site_core.source_addresses import is_whole
from site_core.strict_yaml import StrictLoader, what_is_wrong

FOLDER = Path(__file__).parents[1] / "data"
OWN = (
    *("key", "place", "countries", "population", "population_source", "size_band", "size_band_basis", "year_start"),
    *("period", "method", "further_methods", "topics", "target_groups"),
    *("tool", "results", "evidence", "sources"),
)
WORDS = ("title", "slug", "goal", "means", "text", "lesson")
MAY_LACK = {"means", "lesson"}


class FaultyPractices(ValueError):
    """Files that must not be imported; the message holds every fault of every file, one a line."""


@dataclass(frozen=True)
class Known:
    """Keys that a file may name."""

    languages: frozenset[str]
    methods: frozenset[str]
    topics: frozenset[str]
    groups: frozenset[str]
    sizes: frozenset[str]


def read_practices(folder: Path, known: Known) -> list[dict[str, Any]]:
    """All practices of a folder, in the order of their keys. Raises FaultyPractices."""
    contents, faults = [], []
    for path in sorted(folder.glob("practices/*.yaml")):
        try:
            content = read(path)
        except FaultyPractices as fault:
            faults.append(str(fault))
            continue
        contents.append(content)
        faults += [f"{path.stem}: {fault}" for fault in practice_faults(path.stem, content, known)]
    if faults:
        raise FaultyPractices("\n".join(faults))
    return contents


def read_methods(folder: Path, languages: frozenset[str]) -> list[dict[str, Any]]:
    """All methods of a folder. Raises FaultyPractices."""
    methods: list[dict[str, Any]] = read(folder / "methods.yaml")
    if wrong := [method.get("key") for method in methods if not _is_said(method.get("name"), languages)]:
        raise FaultyPractices(f"methods.yaml: without a name in all languages: {wrong}")
    return methods


def read(path: Path) -> Any:
    """What a file says. Raises FaultyPractices where it cannot be read."""
    try:
        return yaml.load(path.read_text("utf-8"), StrictLoader)
    except yaml.YAMLError as error:
        raise FaultyPractices(f"{path.stem}: {what_is_wrong(error)}") from error


def practice_faults(name: str, content: Any, known: Known) -> Iterator[str]:
    """Everything that is wrong with one file."""
    names = set(content) if isinstance(content, dict) else set()
    if names != {*OWN, *WORDS}:
        yield f"missing or unknown: {sorted(names ^ {*OWN, *WORDS})}"
        return
    if content["key"] != name:
        yield f"the key is {content['key']!r}, the name of the file is {name!r}"
    yield from _words_faults(content, known)
    yield from _key_faults(content, known)
    for part, check in (("target_groups", _group_fault), ("results", _result_fault), ("sources", _source_fault)):
        yield from (f"{part}: {fault}" for row in content[part] for fault in [check(row, known)] if fault)
    if content["population"] is not None and not _is_address(content["population_source"]):
        yield "population: without a source"
    if not content["sources"]:
        yield "sources: none"


def _words_faults(content: Mapping[str, Any], known: Known) -> Iterator[str]:
    for part in ("place", "period", *WORDS):
        missing = content[part] is None and part in MAY_LACK
        if not missing and not _is_said(content[part], known.languages):
            yield f"{part}: not in all languages"


def _key_faults(content: Mapping[str, Any], known: Known) -> Iterator[str]:
    allowed: tuple[tuple[str, Sequence[Any], frozenset[Any]], ...] = (
        ("method", [content["method"], *content["further_methods"]], known.methods),
        ("topics", content["topics"], known.topics),
        ("size_band", [content["size_band"]], known.sizes | {None}),
        ("size_band_basis", [content["size_band_basis"]], frozenset({*SizeBasis.values, None})),
        ("evidence", content["evidence"], frozenset(Kind.values)),
    )
    for part, keys, good in allowed:
        yield from (f"{part}: we do not know {key!r}" for key in keys if key not in good)
    if (content["size_band"] is None) != (content["size_band_basis"] is None):
        yield "size_band: it and how we know it go together"


def _group_fault(row: Mapping[str, Any], known: Known) -> str:
    if row["group"] not in known.groups | {None}:
        return f"we do not know {row['group']!r}"
    return "" if _is_said(row["name"], known.languages) else "not in all languages"


def _result_fault(row: Mapping[str, Any], known: Known) -> str:
    if not _is_said(row["label"], known.languages):
        return f"{row['key']}: not in all languages"
    number = row["value"] is None or isinstance(row["value"], int | float)
    good = number and row["unit"] in {*Unit.values, None} and row["exactness"] in {*Exactness.values, None}
    return "" if good else f"{row['key']}: number, unit or exactness"


def _source_fault(row: Mapping[str, Any], known: Known) -> str:
    try:
        datetime.date.fromisoformat(str(row["seen_on"]))
    except ValueError:
        return f"{row['url']}: not a day"
    return "" if _is_address(row["url"]) else f"{row['url']}: no address"


def _is_said(text: Any, languages: frozenset[str]) -> bool:
    return isinstance(text, dict) and text.keys() == languages and all(str(part).strip() for part in text.values())


def _is_address(address: Any) -> bool:
    return isinstance(address, str) and urlsplit(address).scheme in {"http", "https"} and is_whole(address)
