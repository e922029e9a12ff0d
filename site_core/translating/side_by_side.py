"""Two pages that were written side by side: which text of one is the translation of which text of the other.

Works on the parts that wagtail-localize takes from a page. Asks no database.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import quote_path_component
from wagtail_localize.strings import StringValue

from site_core.seed_pages import words

LINK_NUMBER = re.compile(r'(<a\b[^>]*?\bid=")([^"]*)(")')


class Unlike(ValueError):
    """The two pages are not made of the same parts; the message is the path of the first one that differs."""


@dataclass(frozen=True)
class Pairs:
    """Translations by path and text of the source, and by path what else differs: addresses, pictures, documents."""

    texts: Mapping[tuple[str, str], str]
    values: Mapping[str, Any]


def pairs(source: Sequence[Any], translation: Sequence[Any]) -> Pairs:
    """What a translator would have typed to get the translation from the source. Raises Unlike."""
    ours, theirs = strings(source), strings(translation)
    if patterns(source) != patterns(translation):
        raise Unlike(first_difference(patterns(source), patterns(translation)))
    if different := ours.keys() ^ theirs.keys():
        raise Unlike(min(different))
    texts: dict[tuple[str, str], str] = {}
    values = other_values(source, translation)
    for path, parts in ours.items():
        if len(parts) != len(theirs[path]):
            raise Unlike(path)
        for one, other in zip(parts, theirs[path], strict=True):
            numbers, addresses = paired_links(one, other)
            keep(texts, (path, one.string.data), renumbered(other.string.data, numbers), path)
            for old, new in addresses.items():
                keep(values, f"{path}.{quote_path_component(old)}", new, path)
    return Pairs(texts, values)


def renumbered(text: str, numbers: Mapping[str, str]) -> str:
    """A text whose links bear other numbers."""
    return LINK_NUMBER.sub(lambda link: link[1] + numbers[link[2]] + link[3], text)


def keep[Key](known: dict[Key, str], key: Key, value: str, path: str) -> None:
    """One text has one translation at its place."""
    if known.setdefault(key, value) != value:
        raise Unlike(path)


def other_values(source: Iterable[Any], translation: Iterable[Any]) -> dict[str, Any]:
    """What is not text and differs at the same path."""
    ours, theirs = (
        {part.path: part.data for part in parts if isinstance(part, OverridableSegmentValue)}
        for parts in (source, translation)
    )
    return {path: theirs[path] for path, data in ours.items() if path in theirs and theirs[path] != data}


def strings(parts: Iterable[Any]) -> dict[str, list[StringSegmentValue]]:
    """The texts of a page by path, in their order."""
    found: dict[str, list[StringSegmentValue]] = {}
    for part in parts:
        if isinstance(part, StringSegmentValue):
            found.setdefault(part.path, []).append(part)
    return found


def patterns(parts: Iterable[Any]) -> dict[str, Any]:
    """The patterns of rich text by path, without the keys that the editor gives to paragraphs."""
    return {part.path: words(part.template) for part in parts if isinstance(part, TemplateSegmentValue)}


def first_difference(one: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    return min(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def paired_links(one: StringSegmentValue, other: StringSegmentValue) -> tuple[dict[str, str], dict[str, str]]:
    """For each link of a translation the link of the source, by its number, and addresses that differ. Raises Unlike.

    Links that lead to the same place belong together, wherever they stand in the sentence; the rest goes by order.
    """
    free, left = dict(one.attrs or {}), dict(other.attrs or {})
    numbers: dict[str, str] = {}
    for number, attributes in list(left.items()):
        if same := next((mine for mine, known in free.items() if known == attributes), None):
            numbers[number] = same
            del free[same], left[number]
    addresses: dict[str, str] = {}
    for number, mine in zip(left, list(free), strict=False):
        if free[mine].keys() != {"href"} or left[number].keys() != {"href"}:
            raise Unlike(one.path)
        numbers[number] = mine
        addresses[free[mine]["href"]] = left[number]["href"]
    if len(left) > len(free):
        raise Unlike(one.path)
    return numbers, addresses


def translated(source: Sequence[Any], found: Pairs) -> Iterator[Any]:
    """The parts of the source with their translations, as the package puts a page together from them."""
    for part in source:
        if isinstance(part, StringSegmentValue):
            text = found.texts[part.path, part.string.data]
            attributes = copy.deepcopy(part.attrs)  # the package writes into them
            yield StringSegmentValue(part.path, StringValue(text), attrs=attributes, order=part.order)
        elif isinstance(part, OverridableSegmentValue):
            if part.path in found.values:
                yield OverridableSegmentValue(part.path, found.values[part.path], order=part.order)
        else:
            yield part
