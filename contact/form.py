"""The form of a question, as its sender fills it in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contact.questions import LONGEST_EMAIL, LONGEST_LINE, LONGEST_TEXT, Topic
from site_core.reader_forms import AtMost, ReaderForm, one_break


class QuestionForm(ReaderForm):
    """What about, what, to whom we answer."""

    FIELDS = ("topic", "text", "email", "name", "organisation")
    PLACES = {"topic": f"topic-{Topic.CHOOSING}"}

    topic = forms.ChoiceField(
        choices=Topic, error_messages={"invalid_choice": gettext_lazy("Choose what the question is about.")}
    )
    text = forms.CharField(validators=[AtMost(LONGEST_TEXT)])
    email = forms.EmailField(max_length=None, validators=[AtMost(LONGEST_EMAIL)])
    name = forms.CharField(required=False, validators=[AtMost(LONGEST_LINE)])
    organisation = forms.CharField(required=False, validators=[AtMost(LONGEST_LINE)])

    def words_for_empty(self) -> dict[str, str]:
        """What to say of each field that must not stay empty."""
        return {
            "topic": _("Choose what the question is about."),
            "text": _("Write your question."),
            "email": _("Write your e-mail address, so that we can answer."),
        }

    @property
    def topics(self) -> list[dict[str, Any]]:
        """What one may choose."""
        chosen = self["topic"].value()
        return [
            {"value": topic.value, "id": f"topic-{topic.value}", "label": topic.label, "checked": topic.value == chosen}
            for topic in Topic
        ]

    def clean_text(self) -> str:
        """With line breaks as they were counted."""
        return one_break(self.cleaned_data["text"])

    @property
    def answers(self) -> dict[str, str]:
        """What a sound form says, by field."""
        return {name: self.cleaned_data[name] for name in self.FIELDS}
