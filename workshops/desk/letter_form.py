"""The form of a letter to the people of a workshop: languages side by side, each that somebody reads filled in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from site_core.side_by_side import languages
from site_core.world import language_name
from workshops.desk.letters import Draft, by_language, people
from workshops.models import Workshop
from workshops.words import Readers

LONGEST_SUBJECT, LONGEST_TEXT = 150, 10_000


class LetterForm(forms.Form):
    """Whom to write to, and a subject and a text in each language."""

    readers = forms.ChoiceField(label=gettext_lazy("Whom to write to"), widget=forms.RadioSelect)

    def __init__(self, workshop: Workshop, now: datetime, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.counts = {readers: by_language(people(workshop, readers, now)) for readers in Readers}
        self.fields["readers"].choices = [(one.value, f"{one.label} ({in_words(self.counts[one])})") for one in Readers]
        for code in languages():
            lang = {"lang": code}
            self.fields[f"subject_{code}"] = forms.CharField(
                label=_("Subject"), required=False, max_length=LONGEST_SUBJECT, widget=forms.TextInput(lang)
            )
            self.fields[f"text_{code}"] = forms.CharField(
                label=_("Text"), required=False, max_length=LONGEST_TEXT, widget=forms.Textarea({**lang, "rows": 10})
            )
            self.fields[f"text_{code}"].help_text = _("An empty line begins a new paragraph.")

    @property
    def in_languages(self) -> list[tuple[str, list[BoundField]]]:
        """The fields of each language under its name."""
        return [(language_name(code), [self[f"subject_{code}"], self[f"text_{code}"]]) for code in languages()]

    def clean(self) -> dict[str, Any]:
        """Somebody gets it, and everybody in their language."""
        told = super().clean() or {}
        if "readers" not in told:
            return told
        counts = self.counts[Readers(told["readers"])]
        if not counts:
            self.add_error("readers", _("There is nobody whom it would go to."))
        for code, number in counts.items():
            for name in (f"subject_{code}", f"text_{code}"):
                if not told.get(name) and name not in self.errors:
                    words = {"language": language_name(code), "number": number}
                    self.add_error(name, _("Fill it in: people read %(language)s (%(number)s).") % words)
        return told

    @property
    def draft(self) -> Draft:
        """What a sound form says."""
        told = self.cleaned_data
        subjects = {code: told[f"subject_{code}"] for code in languages()}
        return Draft(Readers(told["readers"]), subjects, {code: told[f"text_{code}"] for code in languages()})

    @property
    def recipients(self) -> dict[str, int]:
        """How many get it, by language."""
        return self.counts[Readers(self.cleaned_data["readers"])]

    @property
    def content(self) -> str:
        """All of it as one text."""
        return "\0".join(str(self.data.get(name, "")).strip() for name in self.fields)


def in_words(counts: dict[str, int]) -> str:
    """How many, and of which languages: "14: čeština 12, angličtina 2"."""
    parts = ", ".join(f"{language_name(code)} {number}" for code, number in counts.items())
    return f"{sum(counts.values())}: {parts}" if parts else _("nobody")
