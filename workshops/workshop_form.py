"""The form in which editors write a workshop."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext
from wagtail.admin.forms import WagtailAdminModelForm

from workshops.listing import language_name
from workshops.models.registrations import MOST_QUESTIONS, WorkshopQuestion

SPOKEN = ("cs", "sk", "en", "de", "pl", "uk", "hu", "fr", "es", "it")


class WorkshopForm(WagtailAdminModelForm):
    """A workshop with its rows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "spoken" in self.fields:
            self.fields["spoken"].widget.choices = languages_to_tick(self.instance.spoken)

    def clean(self) -> dict[str, Any]:
        """Says at each question beyond the third that it is one too many: a form takes a minute."""
        cleaned: dict[str, Any] = super().clean()
        rows = self.formsets.get("question_rows")
        questions = [form for form in rows.forms if is_question(rows, form)] if rows else []
        for form in questions[MOST_QUESTIONS:]:
            form.add_error("words", gettext("At most three questions. People have little time."))
        return cleaned


def is_question(rows: Any, form: Any) -> bool:
    """Whether a row is a question that stays; consents do not count."""
    kind = form.is_valid() and form not in rows.deleted_forms and form.cleaned_data.get("kind")
    return bool(kind == WorkshopQuestion.Kind.TEXT)


def languages_to_tick(spoken: Iterable[str]) -> list[tuple[str, str]]:
    """Languages in the words of the administration: those near us, and whatever the workshop has."""
    return [(code, language_name(code)) for code in dict.fromkeys([*SPOKEN, *spoken])]
