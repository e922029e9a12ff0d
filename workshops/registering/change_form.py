"""The form with what somebody has told us, to be changed. The address stays: the link in its mails belongs to it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _

from site_core.side_by_side import SideBySide
from workshops.models import Registration, Workshop, WorkshopQuestion
from workshops.registering.form import RegistrationForm

Kind = WorkshopQuestion.Kind
PLAIN = ("name", "organisation", "organisation_kind", "municipality", "wants_thanks", "wants_reminders")


class ChangeForm(RegistrationForm):
    """A registration to be changed. What was answered or agreed to stays there even if nobody asks it any more."""

    email = None
    wants_reminders = forms.BooleanField(required=False)

    def __init__(self, own: Registration, data: Any = None) -> None:
        self.own = own
        super().__init__(own.workshop, data)
        self.FIELDS = tuple(name for name in (*self.FIELDS, "wants_reminders") if name in self.fields)  # type: ignore[misc]
        self.initial = self.stored()

    def stored(self) -> dict[str, Any]:
        """What is stored, by field."""
        return {
            **{name: getattr(self.own, name) for name in PLAIN},
            **{name: answer_to(row, self.own) for name, row in self.question_rows.items()},
            **{name: agrees_to(row, self.own) for name, row in self.consent_rows.items()},
        }

    def words_for_empty(self) -> dict[str, str]:
        """What to say of a name that is gone."""
        return {"name": _("Write your name.")}

    def rows_of(self, workshop: Workshop) -> dict[str, WorkshopQuestion]:
        """What is asked now, then what was asked before."""
        asked = super().rows_of(workshop)
        former = former_rows(list(asked.values()), self.own)
        return {**asked, **{f"former-{n}": row for n, row in enumerate(former)}}

    def must_answer(self, row: WorkshopQuestion) -> bool:
        """A question that came later stands in nobody's way who takes a consent back."""
        return row.is_required and bool(answer_to(row, self.own))

    @property
    def said(self) -> dict[str, Any]:
        """What a sound form says, by field of a registration."""
        said = {**super().said, "wants_reminders": self.cleaned_data["wants_reminders"]}
        del said["language"]  # mails stay in the language of the registration
        return said


def answer_to(row: WorkshopQuestion, own: Registration) -> str:
    """What was answered, in whatever language the question was read."""
    return next((said["answer"] for said in own.answers if said["question"] in row.words.values()), "")


def agrees_to(row: WorkshopQuestion, own: Registration) -> bool:
    """Whether the sentence was agreed to, in whatever language it was read."""
    return any(sentence in row.words.values() for sentence in own.consents)


def former_rows(asked: list[WorkshopQuestion], own: Registration) -> list[WorkshopQuestion]:
    """Questions and sentences of this registration that the workshop does not ask any more."""
    known = {words for row in asked for words in row.words.values()}
    said = [(Kind.TEXT, one["question"]) for one in own.answers] + [(Kind.CONSENT, one) for one in own.consents]
    return [WorkshopQuestion(kind=kind, words=everywhere(words)) for kind, words in said if words not in known]


def everywhere(words: str) -> SideBySide:
    """Words that stay as they were read, whatever language the page is in."""
    return SideBySide({code: words for code, _name in settings.LANGUAGES})
