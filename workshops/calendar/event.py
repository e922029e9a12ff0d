"""What a calendar is told of a workshop. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

type Status = Literal["planned", "moved", "cancelled"]


@dataclass(frozen=True)
class Meeting:
    """One sitting of a workshop, from an instant to a later one; in which zone they are given does not matter."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        demand_instant("start", self.start)
        demand_instant("end", self.end)
        if self.end <= self.start:
            raise ValueError(f"A meeting ends after it starts, not at {self.end} when it starts at {self.start}.")


@dataclass(frozen=True)
class Event:
    """A workshop as its calendar entries show it, one for each meeting.

    `uid` names it for ever and holds the domain (`event-<uuid>@domain`); `sequence` grows with each change of what a
    visitor must know. `zone` is the clock it is written by, as "Europe/Prague". `organizer` is a name, an address of
    mail, or both: "Name <mail@example.org>". `join_url` is private: given only for the file of who is registered.
    `join_words` says what that link is.
    """

    uid: str
    sequence: int
    title: str
    about: str
    url: str
    location: str
    meetings: tuple[Meeting, ...]
    zone: str
    status: Status
    organizer: str
    changed_at: datetime
    created_at: datetime
    language: str
    categories: tuple[str, ...] = ()
    join_url: str = ""
    join_words: str = ""

    def __post_init__(self) -> None:
        demand_instant("changed_at", self.changed_at)
        demand_instant("created_at", self.created_at)
        if not self.meetings:
            raise ValueError(f"{self.uid} has no meeting, so it stands in no calendar.")


def demand_instant(name: str, moment: datetime) -> None:
    """A time without a zone is no instant: it would be another one on each machine."""
    if moment.utcoffset() is None:
        raise ValueError(f"{name} needs a time zone: {moment}")
