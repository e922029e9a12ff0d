"""Widgets whose choices are words of a vocabulary, in the language of whoever edits."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

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
