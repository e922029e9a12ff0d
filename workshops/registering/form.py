"""The form of a registration: who comes, what the workshop asks, what one may agree to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from site_core.reader_forms import AtMost, ReaderForm, one_break
from workshops.models import Workshop, WorkshopQuestion
from workshops.models.registrations import LONGEST_ANSWER, LONGEST_EMAIL, LONGEST_LINE
from workshops.words import OrganisationKind

PERSON = ("name", "email", "organisation", "organisation_kind", "municipality")


@dataclass(frozen=True)
class Asked:
    """One question or consent as the template draws it."""

    id: str
    label: str
    value: Any
    error: str
    optional: bool


class RegistrationForm(ReaderForm):
    """Name and address, with the questions and consents of the workshop after them."""

    name = forms.CharField(validators=[AtMost(LONGEST_LINE)])
    email = forms.EmailField(max_length=None, validators=[AtMost(LONGEST_EMAIL)])
    organisation = forms.CharField(required=False, validators=[AtMost(LONGEST_LINE)])
    organisation_kind = forms.ChoiceField(required=False, choices=OrganisationKind.choices)
    municipality = forms.CharField(required=False, validators=[AtMost(LONGEST_LINE)])

    wants_thanks = forms.BooleanField(required=False)

    def __init__(self, workshop: Workshop, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = self.rows_of(workshop)
        self.consent_rows = {name: row for name, row in rows.items() if row.kind == row.Kind.CONSENT}
        self.question_rows = {name: row for name, row in rows.items() if name not in self.consent_rows}
        for name, row in self.question_rows.items():
            self.fields[name] = forms.CharField(required=self.must_answer(row), validators=[AtMost(LONGEST_ANSWER)])
            self.fields[name].error_messages["required"] = _("Answer this question.")
        for name in self.consent_rows:
            self.fields[name] = forms.BooleanField(required=False)
        self.FIELDS = (*PERSON, *self.question_rows, *self.consent_rows, "wants_thanks")  # type: ignore[misc]

    def rows_of(self, workshop: Workshop) -> dict[str, WorkshopQuestion]:
        """What is asked, by the name of its field."""
        return {f"question-{row.pk}": row for row in workshop.question_rows.all()}

    def must_answer(self, row: WorkshopQuestion) -> bool:
        """Whether a question must not stay empty."""
        return row.is_required

    def words_for_empty(self) -> dict[str, str]:
        """What to say of each field that must not stay empty."""
        return {
            "name": _("Write your name."),
            "email": _("Write your e-mail address, so that we can confirm the registration."),
        }

    @property
    def kinds(self) -> list[tuple[str, Any]]:
        """Kinds of organisations to choose from."""
        return OrganisationKind.choices

    @property
    def questions(self) -> list[Asked]:
        """The questions of the workshop with what was answered."""
        return [self.asked(name, row, optional=not self.must_answer(row)) for name, row in self.question_rows.items()]

    @property
    def consents(self) -> list[Asked]:
        """What one may agree to."""
        return [self.asked(name, row, optional=True) for name, row in self.consent_rows.items()]

    def asked(self, name: str, row: Any, *, optional: bool) -> Asked:
        errors = self.errors.get(name) if self.is_bound else None
        return Asked(name, str(row.words), self[name].value(), errors[0] if errors else "", optional)

    @property
    def said(self) -> dict[str, Any]:
        """What a sound form says, by field of a registration; questions and sentences in the words that were read."""
        told = self.cleaned_data
        questions = ((row, one_break(told[name])) for name, row in self.question_rows.items())
        return {
            **{name: told[name] for name in PERSON if name in self.fields},
            "language": get_language(),
            "answers": [{"question": str(row.words), "answer": answer} for row, answer in questions if answer],
            "consents": [str(row.words) for name, row in self.consent_rows.items() if told[name]],
            "wants_thanks": told["wants_thanks"],
        }
