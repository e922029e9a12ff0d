"""Decides what the import does with each record. Pure: what was, what is and what the file says in, a plan out."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from site_core.seeding import ABSENT, CONFLICT, KEEP, SAME, WRITE, Merge, merge
from tools_catalog.importing.fields import Fields

PROVE_EACH_OTHER = frozenset({"judgement", "evidence"})


class Decision(enum.Enum):
    """What happens to a record."""

    ADD = "add"
    CHANGE = "change"
    LEAVE = "leave"


@dataclass(frozen=True)
class Standing:
    """How a record stands in the database: its fields, and why the import may not write into it (None: it may)."""

    fields: Fields
    closed_because: str | None = None


@dataclass(frozen=True)
class Conflict:
    """A change in the file that was not written, and why. `field` is empty for the whole record."""

    field: str
    reason: str


@dataclass(frozen=True)
class RecordPlan:
    """What to do with one record: all `fields` as they will stand, and what to `remember` as written or met."""

    key: str
    decision: Decision
    fields: Fields = field(default_factory=dict)
    remember: Fields = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether the same file need not be looked at again, whatever people do."""
        return not self.conflicts and not self.gone


type Sound = Callable[[Fields], bool]


def plan_record(
    key: str, last: Mapping[str, object], standing: Standing | None, incoming: Fields, is_sound: Sound
) -> RecordPlan:
    """The plan for one record.

    `last`: what the seed last wrote, by field (empty: never). `standing`: None if there is no such record. `is_sound`
    tells whether a mix of file and database holds together; one that does not is a conflict as a whole.
    """
    if standing is None:
        return _missing(key, last, incoming)
    now = standing.fields
    merged = {name: merge(last.get(name, ABSENT), now.get(name, ABSENT), value) for name, value in incoming.items()}
    _block_what_proves_a_conflict(merged)
    writes = [name for name, result in merged.items() if result is WRITE]
    plan = RecordPlan(
        key,
        Decision.LEAVE,
        remember={name: incoming[name] for name, result in merged.items() if result is SAME},
        conflicts=tuple(Conflict(name, _both_changed()) for name, result in merged.items() if result is CONFLICT),
        gone=tuple(name for name in last if name not in incoming and name in now),
    )
    if not writes:
        return plan
    return _with_writes(plan, writes, standing, incoming, is_sound)


def _missing(key: str, last: Mapping[str, object], incoming: Fields) -> RecordPlan:
    if not last:
        return RecordPlan(key, Decision.ADD, fields=incoming, remember=incoming)
    changed = any(merge(last.get(name, ABSENT), ABSENT, value) is not KEEP for name, value in incoming.items())
    conflicts = (Conflict("", _("deleted by a person")),) if changed else ()
    return RecordPlan(key, Decision.LEAVE, conflicts=conflicts)


def _with_writes(
    plan: RecordPlan, writes: list[str], standing: Standing, incoming: Fields, is_sound: Sound
) -> RecordPlan:
    written = {name: incoming[name] for name in writes}
    fields = {**standing.fields, **written}
    if standing.closed_because:
        reason = standing.closed_because
    elif not is_sound(fields):
        reason = _("it does not fit what people changed")
    else:
        return replace(plan, decision=Decision.CHANGE, fields=fields, remember={**plan.remember, **written})
    return replace(plan, conflicts=plan.conflicts + tuple(Conflict(name, reason) for name in writes))


def _block_what_proves_a_conflict(merged: dict[str, Merge]) -> None:
    """New evidence under a judgement in conflict (or the other way round) would sign what nobody signed."""
    together = PROVE_EACH_OTHER & merged.keys()
    if any(merged[name] is CONFLICT for name in together):
        for name in together:
            if merged[name] is WRITE:
                merged[name] = CONFLICT


def _both_changed() -> str:
    return _("changed in the file and by people")
