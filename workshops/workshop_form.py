"""The form in which editors write a workshop."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext
from wagtail.admin.forms import WagtailAdminModelForm

from site_core.world import language_name
from workshops.models.registrations import MOST_QUESTIONS, WorkshopQuestion
from workshops.models.workshops import Workshop
from workshops.words import Status

SPOKEN = ("cs", "sk", "en", "de", "pl", "uk", "hu", "fr", "es", "it")


class WorkshopForm(WagtailAdminModelForm):
    """A workshop with its rows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "spoken" in self.fields:
            self.fields["spoken"].widget.choices = languages_to_tick(self.instance.spoken)

    def clean(self) -> dict[str, Any]:
        """Says what is one too many and what is missing; fills in the former day of one that is moved."""
        cleaned: dict[str, Any] = super().clean()
        self._clean_questions()
        self._clean_day(cleaned)
        return cleaned

    def _clean_day(self, cleaned: dict[str, Any]) -> None:
        """Without a day, words for it or a former day readers would be told that it is over."""
        rows = kept(self.formsets.get("sessions"))
        is_moved = cleaned.get("status") == Status.MOVED
        if is_moved and not cleaned.get("moved_from"):
            cleaned["moved_from"] = former_start(self.instance, rows)
        if rows or any((cleaned.get("held_in") or {}).values()) or (is_moved and cleaned.get("moved_from")):
            return
        self.add_error(
            "held_in",
            gettext(
                "Add a session. Where nobody knows the day, say here when it was. Is a new day being looked for? "
                "Then the status is “moved”."
            ),
        )

    def _clean_questions(self) -> None:
        """At most three: a form takes a minute."""
        rows = self.formsets.get("question_rows")
        questions = [form for form in rows.forms if is_question(rows, form)] if rows else []
        for form in questions[MOST_QUESTIONS:]:
            form.add_error("words", gettext("At most three questions. People have little time."))


def is_question(rows: Any, form: Any) -> bool:
    """Whether a row is a question that stays; consents do not count."""
    kind = form.is_valid() and form not in rows.deleted_forms and form.cleaned_data.get("kind")
    return bool(kind == WorkshopQuestion.Kind.TEXT)


def kept(rows: Any) -> list[Any]:
    """The rows of a formset that stay; one that was added and left empty is none."""
    forms = [] if rows is None else rows.forms
    return [form for form in forms if form not in rows.deleted_forms and (form.instance.pk or form.has_changed())]


def former_start(of: Workshop, rows: Iterable[Any]) -> datetime | None:
    """When a workshop was to begin until now, if it begins at another time or nobody knows when."""
    spans = of.spans if of.pk else []
    starts = [form.cleaned_data["starts_at"] for form in rows if form.is_valid()]
    return spans[0].start if spans and spans[0].start != min(starts, default=None) else None


def languages_to_tick(spoken: Iterable[str]) -> list[tuple[str, str]]:
    """Languages in the words of the administration: those near us, and whatever the workshop has."""
    return [(code, language_name(code)) for code in dict.fromkeys([*SPOKEN, *spoken])]
