"""Widgets whose choices are words of a vocabulary or a closed list, in the language of whoever edits."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.words import Kind
from site_core.vocabularies import GROUPS, SIZES, vocabulary

NOT_GIVEN = _("not given")


class TermSelect(forms.Select):
    """A select of the words of a vocabulary, read each time it is shown."""

    vocabulary_name = ""

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [("", str(NOT_GIVEN)), *((term.key, str(term.name)) for term in vocabulary(self.vocabulary_name))]

    @choices.setter
    def choices(self, _choices: Any) -> None:
        """Django sets what it knows of the model, which knows no vocabulary."""


class SizeSelect(TermSelect):
    """Sizes of municipalities."""

    vocabulary_name = SIZES


class GroupSelect(TermSelect):
    """Groups of people."""

    vocabulary_name = GROUPS


class KindsWidget(forms.CheckboxSelectMultiple):
    """Kinds of sources; the field behind it holds a list of texts, which a form writes one a line."""

    def __init__(self, attrs: Any = None) -> None:
        super().__init__(attrs, choices=Kind.choices)

    def format_value(self, value: Any) -> list[str]:
        return value.splitlines() if isinstance(value, str) else list(value or [])

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        return "\n".join(data.getlist(name) if hasattr(data, "getlist") else data.get(name, []))
