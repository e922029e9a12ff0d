"""Registrations as a table to take away: words for what the database stores, hours on the clocks of the workshop."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from workshops.desk.attendance import PRESENCE, Presence
from workshops.desk.titles import titles
from workshops.models import Registration, Workshop, WorkshopQuestion

COLUMNS = [
    "workshop", "day", "state", "name", "email", "organisation", "kind", "municipality", "language", "registered",
    "came", "consents", "answers",
]  # fmt: skip


@dataclass(frozen=True)
class Table:
    """What all rows of a file share: titles and days of workshops, questions that have a column of their own.

    `workshop`: the number of the one workshop that they are of, 0 where they are of more; `questions`: by column, in
    every language in which they may have been asked.
    """

    workshop: int
    titles: Mapping[int, str]
    days: Mapping[int, str]
    questions: Mapping[str, tuple[str, ...]]

    @property
    def title(self) -> str:
        """Of the one workshop; empty where there are more."""
        return self.titles.get(self.workshop, "")

    def heading(self, column: str) -> str:
        """What a column is called."""
        return self.questions[column][0] if column in self.questions else headings()[column]

    def row(self, own: Registration) -> dict[str, Any]:
        """A registration by column."""
        return {
            "workshop": self.titles.get(own.workshop_id, ""),
            "day": self.days.get(own.workshop_id, ""),
            "state": own.get_state_display(),
            "name": str(own.shown_name),
            "email": own.email,
            "organisation": own.organisation,
            "kind": own.get_organisation_kind_display(),
            "municipality": own.municipality,
            "language": own.get_language_display(),
            "registered": on_clocks_of(own.workshop, own.created_at),
            "came": yes_or_no(PRESENCE[own.came]),
            "consents": "; ".join(own.consents),
            **self.answers(own.answers),
        }

    def answers(self, answers: Iterable[Mapping[str, str]]) -> dict[str, str]:
        """Answers by column; those to a question without one, or to one that was worded otherwise, stand together."""
        found: dict[str, str] = {}
        others = []
        for said in answers:
            column = next((key for key, words in self.questions.items() if said["question"] in words), "")
            if column:
                found[column] = said["answer"]
            else:
                others.append(f"{said['question']} {said['answer']}")
        return {**found, "answers": "; ".join(others)}


def table(workshop: str) -> Table:
    """For registrations of one workshop, given by its number as an address has it, or of all."""
    workshops = list(Workshop.objects.prefetch_related("sessions"))
    number = int(workshop) if workshop.isdecimal() else 0
    rows = WorkshopQuestion.objects.filter(workshop=number)
    asked = {f"question-{row.pk}": row.words for row in rows if row.kind == row.Kind.TEXT}
    return Table(
        workshop=number,
        titles=titles(workshops),
        days={of.pk: of.day_in_words for of in workshops},
        questions={column: (str(words), *words.values()) for column, words in asked.items()},
    )


def headings() -> dict[str, str]:
    """Columns in words."""
    return {
        "workshop": _("Workshop"),
        "day": _("Day"),
        "state": _("State"),
        "name": pgettext("of a person", "Name"),
        "email": _("E-mail"),
        "organisation": _("Organisation"),
        "kind": _("Kind of organisation"),
        "municipality": _("Municipality"),
        "language": _("Language"),
        "registered": _("Registered at"),
        "came": pgettext("of one person", "Came"),
        "consents": _("Consents"),
        "answers": _("Answers"),
    }


def on_clocks_of(workshop: Workshop, instant: datetime) -> datetime:
    """An instant as the clocks of the workshop have it; without a zone, for spreadsheets know none."""
    return instant.astimezone(ZoneInfo(workshop.zone)).replace(tzinfo=None, microsecond=0)


def yes_or_no(presence: Presence) -> str:
    """Whether somebody came, as an answer."""
    return {Presence.CAME: _("yes"), Presence.ABSENT: _("no"), Presence.UNKNOWN: presence.words}[presence]
