"""What is left of an event is told in a recap. One app holds events, another one writes pages, and neither imports the
other: the first one hands over what a recap begins with, the second one registers who makes recaps and knows them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol


@dataclass(frozen=True)
class Held:
    """An event that is over, as far as a recap can begin with it. Numbers are those of records, in their order.

    `titles` and `materials` (plain parts of a `MaterialsField`) by language, as far as the event has a page in it.
    `came`: how many people; None where nobody knows.
    """

    workshop: int
    titles: Mapping[str, str]
    materials: Mapping[str, list[dict[str, Any]]]
    held_on: date | None = None
    came: int | None = None
    topics: tuple[int, ...] = ()
    speakers: tuple[int, ...] = ()
    partners: tuple[int, ...] = ()
    guests: tuple[int, ...] = ()
    tools: tuple[int, ...] = ()
    practices: tuple[int, ...] = ()


class Recaps(Protocol):
    """Whoever makes recaps."""

    def may_make(self, user: Any) -> bool:
        """Whether somebody may write one in every language of the site."""

    def known(self) -> Mapping[int, int]:
        """The page of the recap by workshop, drafts too; in the first language that has one."""

    def make(self, held: Held, user: Any) -> int:
        """Makes a draft in every language and gives the page in the first one."""

    def addresses(self, workshop: int) -> Mapping[str, str]:
        """By language the addresses of the recap that everybody may read in its own words; without the site."""


MAKERS: list[Recaps] = []


def register(maker: Recaps) -> None:
    """Called when the app that writes recaps is ready."""
    MAKERS[:] = [maker]


def recaps() -> Recaps | None:
    """Who makes recaps, if any app does."""
    return MAKERS[0] if MAKERS else None
