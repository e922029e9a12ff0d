"""No brand stands in an edition: the rule must not know who will be compared by it."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ..reading import ExactLoader
from .node import Fault
from .raw_edition import RawFile
from .shape import LANGUAGES
from .words import translated

OTHER_BRANDS = ("Google", "Microsoft", "Facebook", "WhatsApp", "Slido", "Mentimeter", "D21", "Janečkova metoda")
# Parts of names in the catalogue that are common words, or public bodies that edit no tool.
COMMON_WORDS = (
    "portál občana",
    "participativní rozpočet",
    "formerly",
    "digital participation system",
    "voice your opinion",
    "emotional maps",
    "geo-questionnaire",
    "hlášení závad",
    "ministry of the interior",
    "central bohemian region",
    "city of brno",
    "participační platforma",
    "můj kraj",
    "brno",
    "praha",
    "service",
)
SEPARATOR = re.compile(r"[()/,;–]|\s-\s|\bformerly\b|\bearlier\b|\btoday\b|\bthrough\b")
COMPANY_FORM = re.compile(r"\s+(s\.\s?r\.\s?o|a\.\s?s|o\.\s?p\.\s?s|gmbh|ltd|oy|inc|pty ltd|z)\.?$", re.IGNORECASE)
NAME_FIELDS = re.compile(r"^(?:key|name|former_names|vendor):.*\n(?:[ \-].*\n|\n)*", re.MULTILINE)
WORD = re.compile(r"\w+")
MARKS = re.compile("[\u0300-\u036f]")  # combining marks
SHORTEST, MOST_WORDS = 3, 5

type Finder = Callable[[str], list[str]]


def folded(text: str) -> str:
    """Small letters without marks, so that a name is found in any spelling."""
    return text.lower() if text.isascii() else MARKS.sub("", unicodedata.normalize("NFKD", text.lower()))


def brand_faults(file: RawFile, names: frozenset[str]) -> Iterator[Fault]:
    """Brand names, given folded, in the texts of a file."""
    find = _finder(names)
    for place in translated(file):
        for language in LANGUAGES:
            for name in find(folded(place[language].text)):
                yield place[language].fault(f"names the brand {name!r}")


def brand_names(tools: Path) -> frozenset[str]:
    """Folded names, former names and vendors of the tools whose files stand in the folder, and other known brands."""
    found = set(OTHER_BRANDS)
    for file in sorted(tools.glob("*.yaml")):
        found |= set(_names_in(file.read_text(encoding="utf-8")))
    return frozenset(map(folded, found)) - frozenset(map(folded, COMMON_WORDS))


def _names_in(text: str) -> Iterator[str]:
    """Names from a tool file. Only their own lines are read: a whole file takes twenty times as long."""
    tool = yaml.load("".join(NAME_FIELDS.findall(f"{text}\n")), Loader=ExactLoader)
    if isinstance(tool, Mapping):
        for name in _full_names(tool):
            yield from _parts(name)


def _full_names(tool: Mapping[str, Any]) -> Iterator[str]:
    vendor = tool.get("vendor")
    yield str(tool.get("name") or "")
    yield str(tool.get("key") or "").replace("-", " ")
    yield from map(str, tool.get("former_names") or ())
    yield str((vendor.get("name") if isinstance(vendor, Mapping) else vendor) or "")


def _parts(name: str) -> Iterable[str]:
    parts = (COMPANY_FORM.sub("", part.strip(" .")).strip() for part in SEPARATOR.split(name))
    return (part for part in parts if len(part) >= SHORTEST and len(part.split()) <= MOST_WORDS)


@cache
def _finder(names: frozenset[str]) -> Finder:
    """A function that finds whole names in folded text; most texts hold no first word of one and are done at once."""
    longest_first = sorted(map(re.escape, names), key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)")
    first_words = {words[0] for name in names if (words := WORD.findall(name))}

    def find(text: str) -> list[str]:
        return [] if first_words.isdisjoint(WORD.findall(text)) else pattern.findall(text)

    return find
