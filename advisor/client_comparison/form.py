"""The form of a comparison for a client: title, tools with a note each, activities and importance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext, ngettext

from advisor.client_comparison.basis import Basis
from advisor.client_comparison.content import MOST_NOTE, MOST_TITLE, NEEDS, NOTE, TITLE, TOOLS, Content, Fault, Fields
from advisor.client_comparison.posted import SHOWN, digests
from tools_catalog.comparison.asking import ACTIVITY, WEIGHT
from tools_catalog.comparison.of_a_town import Town
from tools_catalog.completeness import is_offered
from tools_catalog.matching.weights import offered
from tools_catalog.methodology import Edition, Text
from tools_catalog.overview import ACTIVITIES, functions
from tools_catalog.size_prices import SIZE, sizes

LIMITS = {"most_title": MOST_TITLE, "most_note": MOST_NOTE}


@dataclass(frozen=True)
class Form:
    """`content` stands in the fields. `kept` is what is stored and the form is about to change; None for a new one.

    `faults` and `conflicts` (names of fields that somebody else changed meanwhile) are said at their fields. `shown`:
    digests that an earlier form carried; without them those of what is kept. `listed`: tools that an earlier form
    listed; one that was unticked stands there still, with its note, to be ticked again.
    """

    content: Content
    basis: Basis
    kept: Content | None = None
    faults: Sequence[Fault] = ()
    conflicts: Sequence[str] = ()
    shown: Mapping[str, str] | None = None
    listed: Sequence[str] = ()

    @property
    def edition(self) -> Edition:
        return self.basis.edition

    @property
    def records(self) -> Mapping[str, Any]:
        return self.basis.snapshot.tools

    @cached_property
    def town(self) -> Town | None:
        return self.basis.town(self.content)

    @cached_property
    def messages(self) -> Mapping[str, str]:
        """What is to be said at each field."""
        saved = self.kept.fields() if self.kept else {}
        said = {name: conflict_words(self.saved_words(name, saved)) for name in self.conflicts}
        for fault in self.faults:
            said[fault.name] = " ".join(filter(None, [said.get(fault.name), fault_words(fault)]))
        return said

    @property
    def errors(self) -> list[dict[str, str]]:
        """The same for the summary, in the order of the form."""
        order = [
            TITLE,
            TOOLS,
            *(NOTE + row["key"] for row in self.tools),
            NEEDS,
            ACTIVITY,
            SIZE,
            *(row["name"] for row in self.needs),
        ]
        listed = [name for name in order if name in self.messages]
        return [{"id": field_id(name), "message": self.messages[name]} for name in listed]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the form carries to say what it has shown."""
        shown = self.shown
        if shown is None:
            shown = digests(self.kept, self.edition.rules) if self.kept else {}
        return [(SHOWN + name, value) for name, value in shown.items()]

    @property
    def tools(self) -> list[dict[str, Any]]:
        """Tools of the form, ticked or not, and those that are stored, each with its note."""
        keys = dict.fromkeys([*self.listed, *self.content.tools, *(self.kept.tools if self.kept else ())])
        return [
            {
                "key": key,
                "name": self.name_of(key),
                "is_gone": key not in self.records,
                "checked": key in self.content.tools,
                "note": self.content.notes.get(key, ""),
                "field": NOTE + key,
                "error": self.messages.get(NOTE + key, ""),
            }
            for key in keys
        ]

    def name_of(self, tool: str) -> str:
        """The name of a tool; of one that the catalogue has no more the last one that is known, or its key."""
        if tool in self.records:
            return str(self.records[tool]["name"])
        return (self.kept or self.content).gone.get(tool, tool)

    @property
    def to_add(self) -> list[tuple[str, str]]:
        """Tools that can be added, offered ones only."""
        listed = {tool["key"] for tool in self.tools}
        records = self.records.items()
        return [(key, record["name"]) for key, record in records if key not in listed and is_offered(record)]

    @property
    def needs(self) -> list[dict[str, Any]]:
        """Needs with their buckets; with a result only those that its town has, with the buckets that its cards had."""
        found = self.town.importance if self.town else {}
        return [
            {
                "need": need,
                "name": WEIGHT + key,
                "id": field_id(WEIGHT + key),
                "chosen": self.content.importance.get(key) or found.get(key, ""),
                "buckets": self.buckets(key),
                "error": self.messages.get(WEIGHT + key, ""),
            }
            for key, need in self.edition.needs.items()
            if not self.town or key in {each.key for each in self.town.weighting.needs}
        ]

    def buckets(self, need: str) -> list[tuple[str, Any]]:
        """The buckets of a need, and for one of no town "Not marked"."""
        rules = self.edition.rules
        words = self.edition.importance
        if self.town:
            return [(key, words[key].name) for key in offered(rules.needs[need], rules)]
        counting = [(key, bucket.name) for key, bucket in words.items() if rules.importance.points[key]]
        return [("", gettext("Not marked")), *counting]

    @property
    def activities(self) -> list[Any]:
        """Activities that can be chosen; those of a town are its answers and no choice of the form."""
        known = functions(self.edition.rules)
        return [] if self.town else [one for one in self.edition.questions[ACTIVITIES].options if one.key in known]

    @property
    def sizes(self) -> Mapping[str, Text]:
        """Sizes of municipalities that can be chosen; that of a town is its answer and no choice of the form."""
        return {} if self.town else sizes(self.edition)

    def saved_words(self, name: str, saved: Fields) -> str:
        """A stored field in words."""
        value = saved.get(name)
        if name == TOOLS:
            return ", ".join(map(self.name_of, value or ()))
        if name == ACTIVITY:
            return ", ".join(str(one.label) for one in self.activities if one.key in (value or ()))
        if name == SIZE:
            return str(self.sizes.get(value or "", ""))
        if name.startswith(WEIGHT) and value in self.edition.importance:
            return str(self.edition.importance[value].name)
        return str(value or "")


def field_id(name: str) -> str:
    """The id of a field on the page."""
    return name.replace(".", "-")


def conflict_words(saved: str) -> str:
    """Says what somebody else saved meanwhile."""
    if not saved:
        return gettext("Somebody else has emptied this meanwhile. If you save now, what you see here holds.")
    return gettext("Somebody else has saved this meanwhile: %(saved)s. If you save now, what you see here holds.") % {
        "saved": saved
    }


def fault_words(fault: Fault) -> str:
    """Says what is wrong and by how much."""
    if fault.code == "no_title":
        return gettext("Write a title, so that you recognise the comparison.")
    if fault.code == "unknown_tools":
        told = gettext("The catalogue does not hold %(tools)s. We left it out; if that is all right, save again.")
        return told % {"tools": ", ".join(key[:40] for key in fault.keys)}
    if fault.code == "unknown_choices":
        told = gettext("The methodology does not have %(choices)s. We left it out; if that is all right, save again.")
        return told % {"choices": ", ".join(choice[:60] for choice in fault.keys)}
    if fault.code == "few_tools":
        return gettext("Keep at least two tools.")
    if fault.code == "many_tools":
        return ngettext(
            "Five tools at most can be compared. Take %(n)d out.",
            "Five tools at most can be compared. Take %(n)d out.",
            fault.more,
        ) % {"n": fault.more}
    if fault.code == "many_activities":
        words = ngettext("Choose %(n)d activity at most.", "Choose %(n)d activities at most.", fault.more)
        return words % {"n": fault.more}
    return ngettext("The text is %(n)d character too long.", "The text is %(n)d characters too long.", fault.more) % {
        "n": fault.more
    }
