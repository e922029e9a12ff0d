"""The pages of the seed as data: `site_core/seed/*.yaml`, and what other apps add to them.

A file holds one page in all languages, side by side at every text: `{cs: ..., en: ...}`. In rich text
`<a page="method">` links to the page of the seed with that key, in the same language.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

FOLDER = Path(__file__).parent / "seed"
NAMESPACE = uuid.UUID("6b0c1f6e-1a52-4f0b-9f6f-5d0f9a3f5a10")
PAGE_LINK = re.compile(r'<a page="([^"]+)"')
NEEDED = ("key", "page", "title", "slug")


class SeedFault(ValueError):
    """A file of the seed that cannot be used; the message names the file."""


@dataclass(frozen=True)
class PageSeed:
    """One page to seed: its type, the key of its parent (None for a home page) and its fields by language.

    Field values are plain JSON; what a StreamField holds is a list of {type, value, id}.
    """

    key: str
    model: str
    parent: str | None
    fields: Mapping[str, Mapping[str, Any]]
    links: frozenset[str] = field(default=frozenset())

    @property
    def translation_key(self) -> uuid.UUID:
        """The same in every language and in every installation."""
        return uuid.uuid5(NAMESPACE, self.key)


Source = Callable[[], Iterable[PageSeed]]
SOURCES: list[Source] = []


def adds_pages(source: Source) -> Source:
    """Registers a source of further pages; apps do it in `ready()`."""
    SOURCES.append(source)
    return source


def page_seeds(folder: Path = FOLDER) -> list[PageSeed]:
    """All pages of the seed, each after its parent and after the pages it links to. Raises SeedFault."""
    files = [(path, yaml.safe_load(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("*.yaml"))]
    files.sort(key=lambda file: file[1].get("order", 0))
    pages = [page_seed(path.name, raw) for path, raw in files]
    pages += [page for source in SOURCES for page in source()]
    return in_order(pages)


def page_seed(name: str, content: Mapping[str, Any]) -> PageSeed:
    """The page of one file; `order` is its place among the others. Raises SeedFault."""
    raw = {field: value for field, value in content.items() if field != "order"}
    if missing := [field for field in NEEDED if field not in raw]:
        raise SeedFault(f"{name}: {', '.join(missing)} missing")
    key, model, parent = raw.pop("key"), raw.pop("page"), raw.pop("parent", None)
    if "body" in raw:
        raw["body"] = [block(key, part, place) for place, part in enumerate(raw["body"])]
    try:
        fields = {language: in_language(raw, language) for language, _ in settings.LANGUAGES}
    except KeyError as fault:
        raise SeedFault(f"{name}: a text has no {fault}") from None
    return PageSeed(key, model, parent, fields, frozenset(PAGE_LINK.findall(str(raw))))


def block(key: str, part: Mapping[str, Any], place: int) -> dict[str, Any]:
    """A block of a StreamField from `{type: value}`, with an id that stays the same in every language."""
    ((kind, value),) = part.items()
    return {"type": kind, "value": value, "id": str(uuid.uuid5(NAMESPACE, f"{key} {place} {kind}"))}


def in_language(value: Any, language: str) -> Any:
    """The value with each `{cs: ..., en: ...}` replaced by one of its texts. Raises KeyError where one is missing."""
    languages = {code for code, _ in settings.LANGUAGES}
    if isinstance(value, dict):
        if value and value.keys() <= languages:
            return value[language].strip() if isinstance(value[language], str) else value[language]
        return {name: in_language(part, language) for name, part in value.items()}
    if isinstance(value, list):
        return [in_language(part, language) for part in value]
    return value


def in_order(pages: list[PageSeed]) -> list[PageSeed]:
    """The pages as they are listed, but parents and link targets first. Raises SeedFault where that is impossible."""
    by_key = {page.key: page for page in pages}
    ordered: dict[str, PageSeed] = {}

    def place(key: str, way: tuple[str, ...]) -> None:
        if key in way:
            raise SeedFault(f"pages need each other in a circle: {' → '.join((*way, key))}")
        if key not in by_key:
            raise SeedFault(f"{way[-1]}: there is no page {key!r}")
        page = by_key[key]
        for needed in filter(None, [page.parent, *sorted(page.links)]):
            if needed not in ordered:
                place(needed, (*way, key))
        ordered[key] = page

    for page in pages:
        if page.key not in ordered:
            place(page.key, ())
    return list(ordered.values())
