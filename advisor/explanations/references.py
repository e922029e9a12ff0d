"""Municipalities of the same size that use a tool."""

from collections.abc import Mapping
from typing import Any

from tools_catalog.methodology import Text

from .case import Case, SnapshotTool, both_languages, day, latest, text
from .parts import Evidence, Source
from .tool_shapes import Place, SimilarPlaces

CZECHIA = "CZ"


def similar_places(case: Case, tool: SnapshotTool) -> SimilarPlaces:
    """References of the municipality's size, those from Czechia first."""
    places = of_size(case, tool)
    return SimilarPlaces(
        band=_band_name(case),
        czech=tuple(place for place in places if place.country == CZECHIA),
        elsewhere=tuple(place for place in places if place.country != CZECHIA),
        evidence=of_size_seen(case, tool),
    )


def of_size_seen(case: Case, tool: SnapshotTool) -> Evidence:
    """The pages that tell of municipalities of the same size; without any, the day of the search if that is known."""
    sources = tuple(place.source for place in of_size(case, tool) if place.source)
    searched = (tool["facts"].get("references") or {}).get("seen_on")
    seen = latest(source.seen for source in sources) if sources else day(searched)
    return case.dated(Evidence(None, None, sources, seen))


def of_size(case: Case, tool: SnapshotTool) -> tuple[Place, ...]:
    """References in the size band that the engine counts with; none while the size is not known."""
    band = size_band(case)
    raw = tool.get("references") or ()
    return tuple(_place(case, item) for item in raw if band and item.get("size_band") == band)


def size_band(case: Case) -> str | None:
    """The band from which prices and references are read."""
    return case.edition.rules.band_of_size.get(case.answers.option("size") or "")


def _band_name(case: Case) -> Text | None:
    band = size_band(case)
    return case.edition.labels.size_bands[band] if band else None


def _place(case: Case, raw: Mapping[str, Any]) -> Place:
    name = both_languages(raw.get("place_cs"), raw["place"])
    seen = day(raw.get("seen_on"))
    source = Source(raw["source"], text(raw.get("what")), None, seen) if raw.get("source") else None
    return Place(name, raw.get("country"), raw.get("year"), text(raw.get("what")), source)
