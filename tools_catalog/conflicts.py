"""Who may not assess which tool: declared, current conflicts of interest."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from tools_catalog.models import Tool


@dataclass(frozen=True)
class Conflict:
    """A declared conflict, apart from the database: with one tool by its key, or with all tools of a supplier.

    Both days are the last and first on which it holds; `until` is None while nobody knows its end.
    """

    tool: str | None
    vendor: str
    kind: str
    since: datetime.date
    until: datetime.date | None = None

    def lasts(self, day: datetime.date) -> bool:
        """Whether it holds on a day."""
        return self.since <= day and (self.until is None or day <= self.until)

    def concerns(self, tool: str, vendor: str) -> bool:
        """Whether it is about this tool (its key and its supplier)."""
        if self.tool is not None:
            return self.tool == tool
        return same_name(self.vendor, vendor)


class ConflictDeclared(PermissionDenied):
    """Somebody was about to assess a tool with which they have declared a conflict of interest."""

    def __init__(self, tool: Tool) -> None:
        super().__init__(
            _("You have declared a conflict of interest with “%(tool)s”, so somebody else assesses it.")
            % {"tool": tool}
        )


def conflict_of(user: Any, tool: Tool, day: datetime.date | None = None) -> Conflict | None:
    """The conflict that keeps this person from assessing the tool on a day (default: today). One query."""
    return first_about(conflicts_of(user), tool, day or timezone.localdate())


def conflicts_of(user: Any) -> tuple[Conflict, ...]:
    """Everything that this person has declared, past ones too. One query; none for nobody."""
    if user is None or user.pk is None:
        return ()
    rows = user.declared_conflicts.values_list("tool__key", "vendor", "kind", "since", "until")
    return tuple(Conflict(*row) for row in rows)


def first_about(conflicts: Iterable[Conflict], tool: Tool, day: datetime.date) -> Conflict | None:
    """The first that lasts on this day and is about the tool: for lists, with `conflicts_of` asked once."""
    return next(_about(conflicts, tool, day), None)


def refuse_conflict(user: Any, tool: Tool) -> None:
    """Raises ConflictDeclared if this person may not assess the tool today."""
    if conflict_of(user, tool) is not None:
        raise ConflictDeclared(tool)


def _about(conflicts: Iterable[Conflict], tool: Tool, day: datetime.date) -> Iterator[Conflict]:
    return (each for each in conflicts if each.lasts(day) and each.concerns(tool.key, tool.vendor))


def same_name(one: str, other: str) -> bool:
    """Suppliers are written by hand: case and spaces make no difference."""
    return one.casefold().split() == other.casefold().split()
