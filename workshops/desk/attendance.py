"""Who came, noted for many at once by more than one person: only what somebody changed in a form is written."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workshops.desk.surnames import by_surname
from workshops.models import Registration, Workshop


class Presence(enum.Enum):
    """What is known of somebody. What nobody noted is unknown, also long after the end."""

    CAME = "came"
    ABSENT = "absent"
    UNKNOWN = "unknown"

    @property
    def stored(self) -> bool | None:
        """As the database has it."""
        return STORED[self]

    @property
    def words(self) -> str:
        """In words, of one person."""
        return str(WORDS[self])


STORED = {Presence.CAME: True, Presence.ABSENT: False, Presence.UNKNOWN: None}
PRESENCE = {stored: presence for presence, stored in STORED.items()}
WORDS = {
    Presence.CAME: pgettext_lazy("of one person", "came"),
    Presence.ABSENT: pgettext_lazy("of one person", "did not come"),
    Presence.UNKNOWN: _("we do not know yet"),
}


@dataclass(frozen=True)
class Tick:
    """What a form showed of a registration, and what it says now."""

    registration: int
    before: Presence
    after: Presence


def expected(workshop: Workshop) -> list[Registration]:
    """Whoever has a seat, or came without one, by surname; only while names are kept."""
    with_seat = Q(state=Registration.State.CONFIRMED) | Q(came__isnull=False)
    people = workshop.registrations.filter(with_seat).exclude(name="")
    return sorted(people, key=lambda own: by_surname(own.name))


@transaction.atomic
def note(workshop: Workshop, ticks: Iterable[Tick]) -> list[Registration]:
    """Writes what changed. Returns those of whom somebody else has noted something else meanwhile: that stays."""
    changed = [tick for tick in ticks if tick.before is not tick.after]
    refused = [tick for tick in changed if not written(workshop.registrations.all(), tick)]
    return [own for tick in refused for own in workshop.registrations.filter(pk=tick.registration)]


def written(registrations: QuerySet[Registration], tick: Tick) -> bool:
    """Whether the database now says what the form says; a form that is sent twice finds it there."""
    own = registrations.filter(pk=tick.registration)
    from_before = own.filter(came=tick.before.stored).update(came=tick.after.stored)
    return bool(from_before) or own.filter(came=tick.after.stored).exists()
