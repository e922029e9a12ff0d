"""What a comparison for a client holds, and how two people change it at once. Pure.

Everything is one flat set of fields, and a form carries a digest of each field as it showed it. That is finer than one
version of the whole: whoever saves second keeps what the first one changed elsewhere, and is asked only about a field
that both of them changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tools_catalog.browsing.selection import FEWEST_COMPARED, MOST_COMPARED
from tools_catalog.comparison.asking import ACTIVITY, WEIGHT
from tools_catalog.size_prices import SIZE

TITLE, TOOLS, NOTE, GONE = "title", "tools", "note.", "gone."
NEEDS = "needs"  # all choices of what is important, for a message about them
MOST_TITLE, MOST_NOTE = 120, 2000  # characters

type Fields = Mapping[str, Any]


@dataclass(frozen=True)
class Content:
    """`importance` holds a bucket by need, `notes` a text by tool, `size` an answer to its question.

    `gone` holds the last known names of tools that the catalogue has no more; they stay with their notes until somebody
    takes them out.
    """

    title: str = ""
    tools: tuple[str, ...] = ()
    importance: Mapping[str, str] = field(default_factory=dict)
    activities: tuple[str, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    gone: Mapping[str, str] = field(default_factory=dict)
    size: str = ""

    def fields(self) -> dict[str, Any]:
        """The same as flat fields of JSON; empty notes and buckets are not there."""
        return {
            TITLE: self.title,
            TOOLS: list(self.tools),
            ACTIVITY: list(self.activities),
            **({SIZE: self.size} if self.size else {}),
            **{WEIGHT + need: bucket for need, bucket in self.importance.items() if bucket},
            **{NOTE + tool: text for tool, text in self.notes.items() if text},
            **{GONE + tool: name for tool, name in self.gone.items()},
        }


def content_of(fields: Fields) -> Content:
    """The content that these fields hold."""
    return Content(
        title=fields.get(TITLE, ""),
        tools=tuple(fields.get(TOOLS, ())),
        importance=below(WEIGHT, fields),
        activities=tuple(fields.get(ACTIVITY, ())),
        size=fields.get(SIZE) or "",
        notes=below(NOTE, fields),
        gone=below(GONE, fields),
    )


def renewed(content: Content, before: Mapping[str, Any], after: Container[str]) -> Content:
    """The same over another state of the catalogue. `before` holds its tools until now by key, `after` those to come.

    What the new one lacks is kept with its name, its note and its place: nothing of it is lost unseen.
    """
    names = {**content.gone, **{key: before[key]["name"] for key in content.tools if key in before}}
    return replace(content, gone={key: names.get(key, key) for key in content.tools if key not in after})


def below(prefix: str, fields: Fields) -> dict[str, str]:
    """The fields whose names begin so, by the rest of the name."""
    return {name.removeprefix(prefix): value for name, value in fields.items() if name.startswith(prefix)}


# --- what is wrong with it --------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Fault:
    """What is wrong with which field. `more`: by how much it is too much; with activities, how many there may be.

    `keys`: tools that it is about.
    """

    name: str
    code: str
    more: int = 0
    keys: tuple[str, ...] = ()


def faults(content: Content, most_activities: int, known: Container[str]) -> Iterator[Fault]:
    """Everything that keeps a content from being saved, in the order of the form. `known`: tools of the catalogue."""
    held = [tool for tool in content.tools if tool in known]
    if not content.title:
        yield Fault(TITLE, "no_title")
    if len(content.title) > MOST_TITLE:
        yield Fault(TITLE, "long_title", len(content.title) - MOST_TITLE)
    if len(held) < FEWEST_COMPARED:
        yield Fault(TOOLS, "few_tools")
    if len(held) > MOST_COMPARED:
        yield Fault(TOOLS, "many_tools", len(held) - MOST_COMPARED)
    for tool, text in content.notes.items():
        if len(text) > MOST_NOTE:
            yield Fault(NOTE + tool, "long_note", len(text) - MOST_NOTE)
    if len(content.activities) > most_activities:
        yield Fault(ACTIVITY, "many_activities", most_activities)


# --- two people at once -----------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Merged:
    """`fields` is what can be stored: all of both, but for the `conflicts`, which stay as they are stored."""

    fields: Fields
    conflicts: tuple[str, ...]


def digest(value: Any) -> str:
    """A short fingerprint of a field, to see whether somebody changed it. Nothing and empty are the same."""
    return hashlib.sha256(json.dumps(value or None, sort_keys=True).encode()).hexdigest()[:12]


def merge(shown: Mapping[str, str], mine: Fields, saved: Fields) -> Merged:
    """My fields and the saved ones together; `shown` holds the digest of each field as my form showed it.

    A tool goes with its note, but never with a note that the person who removes it has not seen.
    """
    merged: dict[str, Any] = {}
    conflicts: list[str] = []
    for name in dict.fromkeys([*saved, *mine, *shown]):
        wanted, stored, seen = mine.get(name), saved.get(name), shown.get(name, digest(None))
        i_changed, they_changed = (digest(value) != seen for value in (wanted, stored))
        if i_changed and they_changed and digest(wanted) != digest(stored):
            conflicts.append(name)
        merged[name] = wanted if i_changed and name not in conflicts else stored
    if any(digest(each.get(name)) != shown.get(name) for name in orphans(merged) for each in (mine, saved)):
        conflicts = list(dict.fromkeys([TOOLS, *conflicts]))
        merged[TOOLS] = saved.get(TOOLS, [])
    return Merged({name: value for name, value in without_orphans(merged).items() if value}, tuple(conflicts))


def undecided(merged: Merged, mine: Fields) -> Content:
    """What the form shows after conflicts: what is stored, but at the conflicts what this person wants.

    With the choice of tools their notes come back too, otherwise they would be lost.
    """
    fields = {**merged.fields, **{name: mine.get(name) for name in merged.conflicts}}
    if TOOLS in merged.conflicts:
        fields = {**{name: text for name, text in mine.items() if name.startswith(NOTE)}, **fields}
    return content_of({name: value for name, value in fields.items() if value})


def without_orphans(fields: Fields) -> dict[str, Any]:
    """The fields without notes and names whose tool is not there."""
    tools = fields.get(TOOLS) or ()
    names = {name for name in fields if name.startswith(GONE) and name.removeprefix(GONE) not in tools}
    lost = names.union(orphans(fields))
    return {name: value for name, value in fields.items() if name not in lost}


def orphans(fields: Fields) -> list[str]:
    """Names of notes whose tool is not there."""
    return [
        name for name, text in fields.items() if name.startswith(NOTE) and text
        and name.removeprefix(NOTE) not in (fields.get(TOOLS) or ())
    ]  # fmt: skip
