"""What differs between two published states of a tool, in words a reader can follow. Pure, no clock."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext, pgettext

from site_core.world import country_name
from tools_catalog.anchors import PLACES, PRICES, WEAKNESSES, criterion_anchor, fact_anchor
from tools_catalog.completeness import completeness
from tools_catalog.fact_words import OWN_PLACE, Words, fact_values
from tools_catalog.methodology import Edition, Text
from tools_catalog.methodology.words import Criterion, Fact
from tools_catalog.said import Said, said
from tools_catalog.tool_places import amount

JUDGED = ("state", "level", "floor", "grade", "claims")
REVIEWED = ("reviewer", "second_reviewer", "reviewed_on")
SHOWN_AT_MOST = 5

type Record = Mapping[str, Any]


@dataclass(frozen=True)
class State:
    """A tool as it was published on a day (Prague date) under an edition, or withdrawn: then its last record."""

    record: Record
    edition: Edition
    day: datetime.date
    is_published: bool = True


@dataclass(frozen=True)
class Entry:
    """One change. `what` is a criterion or a fact, `anchor` its place on the page of the tool, empty if it has none.

    Either `before` and `after` say it, or `sentence` does where there is no from and to. `reason` may be missing.
    `waits`: nothing has changed yet, it is only being verified.
    """

    day: datetime.date
    what: Words
    before: str = ""
    after: str = ""
    sentence: str = ""
    reason: Said | None = None
    anchor: str = ""
    waits: bool = False


def first_entry(state: State) -> Entry:
    """The tool came into the catalogue."""
    known = completeness(state.record, state.edition)
    return Entry(
        day=state.day,
        what=gettext("Taken into the catalogue"),
        sentence=gettext("%(known)s of %(all)s items documented") % {"known": known.known, "all": known.applicable},
    )


def withdrawn_entry(state: State) -> Entry:
    """The tool left the catalogue."""
    return Entry(state.day, gettext("Withdrawn from the catalogue"), sentence=gettext("What we knew stays below."))


def returned_entry(state: State) -> Entry:
    """The tool came back into the catalogue."""
    return replace(first_entry(state), what=gettext("Taken into the catalogue again"))


def differences(before: State, after: State) -> Iterator[Entry]:
    """All changes from one state to the next: criteria in the order of the edition, facts, then the rest."""
    for criterion in after.edition.criteria.values():
        yield from _cell(criterion, before, after)
    yield from _own_values(before, after)
    for fact in after.edition.facts.values():
        if fact.key not in OWN_PLACE:
            yield from _fact(fact, before, after)
    yield from _list(gettext("Prices"), PRICES, _prices(before), _prices(after), after.day)
    yield from _list(gettext("Where its use is documented"), PLACES, _places(before), _places(after), after.day)
    yield from _list(
        gettext("Weaknesses that others described"), WEAKNESSES, _weaknesses(before), _weaknesses(after), after.day
    )


# --- criteria ---------------------------------------------------------------------------------------------------------
def _cell(criterion: Criterion, before: State, after: State) -> Iterator[Entry]:
    old, new = (state.record["assessments"].get(criterion.key, {"state": "unknown"}) for state in (before, after))
    if old == new:
        return
    entry = Entry(after.day, criterion.name, reason=reason(old, new), anchor=criterion_anchor(criterion.key))
    if any(old.get(key) != new.get(key) for key in JUDGED):
        yield replace(entry, before=cell_words(old, before.edition), after=cell_words(new, after.edition))
    elif sentence := cell_sentence(old, new):
        yield replace(entry, sentence=sentence)


def cell_words(cell: Record, edition: Edition) -> str:
    """State, level and grade of an assessment: "at least Basic (B – documented)"."""
    if cell["state"] != "scored":
        return str(edition.labels.cell_states[cell["state"]])
    names = [str(edition.levels[level].name) for level in cell.get("claims") or [cell["level"]]]
    levels = names[0] if len(names) == 1 else gettext("%(one)s or %(other)s") % {"one": names[0], "other": names[1]}
    grade = edition.grades[cell["grade"]].name
    return f"{edition.labels.floor} {levels} ({grade})" if cell.get("floor") else f"{levels} ({grade})"


def cell_sentence(old: Record, new: Record) -> str:
    """What changed where the judgement stayed as it was; empty if only the reason did."""
    if _without_days(old) != _without_days(new):
        return gettext("The evidence changed, the level stays.")
    if any(old.get(key) != new.get(key) for key in ("evidence", *REVIEWED)):
        return gettext("Checked again, nothing changed.")
    return gettext("We worded the note anew.") if old.get("note") != new.get("note") else ""


def _without_days(cell: Record) -> list[tuple[str, str]]:
    return sorted((piece["url"], piece["kind"]) for piece in cell.get("evidence", ()))


def reason(old: Record, new: Record) -> Said | None:
    """Why it changed, unless the words and the review are still those of an earlier change."""
    words = new.get("change_reason")
    stale = words == old.get("change_reason") and new.get("reviewed_on") == old.get("reviewed_on")
    return None if stale else said(words)


# --- facts ------------------------------------------------------------------------------------------------------------
def _fact(fact: Fact, before: State, after: State) -> Iterator[Entry]:
    old, new = (state.record["facts"].get(fact.key) for state in (before, after))
    if old == new:
        return
    entry = Entry(after.day, fact.label, anchor=fact_anchor(fact.key) if new else "")
    words = [fact_words(fact, stored) for stored in (old, new)]
    if words[0] != words[1]:
        yield replace(entry, before=words[0], after=words[1])
    elif old and new and (old["seen_on"], old["sources"]) != (new["seen_on"], new["sources"]):
        yield replace(entry, sentence=gettext("Checked again, nothing changed."))
    else:
        yield replace(entry, sentence=gettext("We worded the note anew."))


def fact_words(fact: Fact, stored: Record | None) -> str:
    """The value of a fact; unknown is a word."""
    if stored is None:
        return _unknown()
    words = _joined(fact_values(fact, stored["value"]))
    open_list = isinstance(stored["value"], list) and not stored.get("complete", False)
    return gettext("at least %(values)s") % {"values": words} if open_list else words


# --- what the tool is, and lists --------------------------------------------------------------------------------------
def _own_values(before: State, after: State) -> Iterator[Entry]:
    earlier = own_words(before)
    for what, words in own_words(after).items():
        if words != earlier[what]:
            yield Entry(after.day, what, before=earlier[what], after=words)


def own_words(state: State) -> dict[str, str]:
    """What the tool itself says of itself, by the name that readers know it under."""
    record = state.record
    return {
        gettext("Name"): record["name"],
        gettext("Supplier"): _supplier(record),
        gettext("Web"): record["homepage"] or _unknown(),
        gettext("Source code"): _joined(record["repositories"]) or _unknown(),
    }


def _supplier(record: Record) -> str:
    return f"{record['vendor']} ({country_name(record['country'])})" if record["country"] else str(record["vendor"])


def _prices(state: State) -> list[str]:
    return [f"{amount(raw)}, {Text(raw['what'])}" for raw in state.record["prices"]]


def _places(state: State) -> list[str]:
    names = ({"cs": raw.get("place_cs") or raw["place"], "en": raw["place"]} for raw in state.record["references"])
    return [str(Text(name)) for name in names]


def _weaknesses(state: State) -> list[str]:
    return [str(Text({"cs": raw["cs"], "en": raw["en"]})) for raw in state.record["weaknesses"]]


def _list(what: str, anchor: str, old: list[str], new: list[str], day: datetime.date) -> Iterator[Entry]:
    """What came and what went of a list."""
    came = [words for words in new if words not in old]
    went = [words for words in old if words not in new]
    parts = []
    if came:
        parts.append(gettext("Added: %(words)s.") % {"words": _some(came)})
    if went:
        parts.append(gettext("Taken out: %(words)s.") % {"words": _some(went)})
    if parts:
        yield Entry(day=day, what=what, sentence=" ".join(parts), anchor=anchor)


def _some(words: list[str]) -> str:
    """The first few of a list and how many more there are."""
    shown = "; ".join(word.rstrip(".") for word in words[:SHOWN_AT_MOST])
    more = len(words) - SHOWN_AT_MOST
    return gettext("%(shown)s and %(more)s more") % {"shown": shown, "more": more} if more > 0 else shown


def _joined(words: Iterable[Words]) -> str:
    return ", ".join(str(word) for word in words)


def _unknown() -> str:
    return str(pgettext("value of a fact", "we do not know"))
