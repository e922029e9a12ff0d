"""The whole catalogue at a glance: how much is documented, and how many tools do what. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tools_catalog.completeness import Completeness, completeness, is_offered, together
from tools_catalog.fact_words import Words, status_words, tags
from tools_catalog.matching import RuleEdition
from tools_catalog.matching.examination import Examined
from tools_catalog.methodology import Edition, Text

ACTIVITIES = "activities"
PRESENT = "present"
SENTENCE = re.compile(r"(?:(?<=\w{3}[.!?])|(?<=\w\)[.!?])|(?<=\w“[.!?]))\s+(?=[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ])")

type Record = Mapping[str, Any]


@dataclass(frozen=True)
class Entry:
    """A tool in a list; `url` is its page, empty while it has none in this language."""

    key: str
    name: str
    summary: str
    status: Words
    tags: tuple[str, ...]
    completeness: Completeness
    url: str


@dataclass(frozen=True)
class Activity:
    """What one can do with people: tools that surely do it in a basic form, and those that may (the sure ones too)."""

    key: str
    name: Text
    hint: Text | None
    sure: int
    possible: int

    @property
    def unknown(self) -> int:
        """Tools of which we do not know whether they do it."""
        return self.possible - self.sure


@dataclass(frozen=True)
class Function:
    """An activity asks for a criterion at this level or above."""

    criterion: str
    level: int


def functions(edition: RuleEdition) -> dict[str, Function]:
    """Activities that ask for a function of the tool, by key, in the order of the question."""
    return {
        key: Function(condition.criterion, condition.value)
        for key, effects in edition.questions[ACTIVITIES].options.items()
        for condition in effects.conditions
        if condition.op == PRESENT and condition.criterion is not None and isinstance(condition.value, int)
    }


@dataclass(frozen=True)
class Overview:
    """All tools in Czech alphabetical order, offered ones and others apart, with what is known of them together."""

    offered: tuple[Entry, ...]
    others: tuple[Entry, ...]
    total: Completeness
    activities: tuple[Activity, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.offered + self.others


def overview(
    records: Iterable[Record], examined: Iterable[Examined], urls: Mapping[str, str], edition: Edition
) -> Overview:
    """The catalogue on a day. `urls` holds the addresses of the tools' pages by key."""
    offered, others = on_offer(records)
    entries = [entry(record, urls, edition) for record in (*offered, *others)]
    keys = {record["key"] for record in offered}
    return Overview(
        offered=tuple(entries[: len(offered)]),
        others=tuple(entries[len(offered) :]),
        total=together(each.completeness for each in entries),
        activities=activities([tool for tool in examined if tool.tool.key in keys], edition),
    )


def on_offer(records: Iterable[Record]) -> tuple[list[Record], list[Record]]:
    """Tools that are offered, and the others."""
    listed = list(records)
    offered = [record for record in listed if is_offered(record)]
    return offered, [record for record in listed if not is_offered(record)]


def neighbours(records: Iterable[Record], key: str, beside: int) -> list[Record]:
    """A tool and so many of those that stand before and after it in the catalogue; more on one side at an end."""
    offered, others = on_offer(records)
    listed = [*offered, *others]
    place = next((place for place, record in enumerate(listed) if record["key"] == key), 0)
    first = max(0, min(place - beside, len(listed) - 2 * beside - 1))
    return listed[first : first + 2 * beside + 1]


def entry(record: Record, urls: Mapping[str, str], edition: Edition) -> Entry:
    """A tool in a list."""
    return Entry(
        key=record["key"],
        name=record["name"],
        summary=first_sentence(str(Text(record["summary"]))),
        status=status_words(record, edition),
        tags=tags(record, edition),
        completeness=completeness(record, edition),
        url=urls.get(record["key"], ""),
    )


def first_sentence(text: str) -> str:
    """The first sentence: up to a full stop before a capital letter, but not after an abbreviation ("z. s.")."""
    return SENTENCE.split(text.strip(), maxsplit=1)[0]


def activities(tools: list[Examined], edition: Edition) -> tuple[Activity, ...]:
    """Activities that ask for a function, each with how many tools have it at the level that the condition asks for."""
    counted = []
    for key, function in functions(edition.rules).items():
        levels = [tool.levels[function.criterion] for tool in tools]
        choice = edition.questions[ACTIVITIES].option(key)
        sure = sum(low >= function.level for low, _ in levels)
        possible = sum(high >= function.level for _, high in levels)
        counted.append(Activity(key, choice.label, choice.hint, sure, possible))
    return tuple(counted)
