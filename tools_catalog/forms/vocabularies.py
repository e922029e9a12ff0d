"""Choices out of the current edition of the methodology, in the language of the person who edits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from tools_catalog.methodology import current_edition

type Choices = list[tuple[str, Any]]

NOTHING = ("", "–")


class VocabularySelect(forms.Select):
    """A select whose options are asked for each time it is shown."""

    def __init__(self, vocabulary: Callable[[], Choices], attrs: dict[str, Any] | None = None) -> None:
        self.vocabulary = vocabulary
        super().__init__(attrs)

    @property
    def choices(self) -> Choices:
        return self.vocabulary()

    @choices.setter
    def choices(self, _choices: Any) -> None:
        """Django sets what it knows of the model, which knows no vocabulary."""


def criteria() -> Choices:
    """Criteria that people assess, by group."""
    edition = current_edition()
    groups = (
        (str(group.name), [(key, str(edition.criteria[key].name)) for key in group.criteria if _assessed(key)])
        for group in edition.groups.values()
    )
    return [NOTHING, *((name, members) for name, members in groups if members)]


def criterion_names() -> dict[str, str]:
    """Names of all criteria."""
    return {key: str(criterion.name) for key, criterion in current_edition().criteria.items()}


def _assessed(key: str) -> bool:
    return current_edition().criteria[key].computed is None


def facts() -> Choices:
    """Facts that a tool may have; references have rows of their own."""
    found = current_edition().facts.items()
    return [NOTHING, *((key, str(fact.label)) for key, fact in found if key != "references")]


def evidence_kinds() -> Choices:
    """Kinds of evidence."""
    return [NOTHING, *((key, str(text)) for key, text in current_edition().labels.evidence_kinds.items())]


def size_bands() -> Choices:
    """Sizes of municipalities."""
    return [NOTHING, *((key, str(text)) for key, text in current_edition().labels.size_bands.items())]


def price_sizes() -> Choices:
    """Sizes of municipalities that a price is for."""
    return [*size_bands(), ("all", _("all sizes"))]


def price_periods() -> Choices:
    """What an amount is paid for."""
    return [NOTHING, *((key, str(text)) for key, text in current_edition().labels.price_periods.items())]


def levels() -> Choices:
    """Levels of the scale with their names."""
    return [NOTHING, *((str(level.level), f"{level.level} – {level.name}") for level in current_edition().levels)]


def vat() -> Choices:
    """Whether a price is with VAT."""
    return [("not_stated", _("not stated")), ("excluded", _("without VAT")), ("included", _("with VAT"))]


def price_bases() -> Choices:
    """What a price was taken from."""
    return [NOTHING, ("list", _("public price list")), ("contract", _("contract"))]


def reference_kinds() -> Choices:
    """How far a place has come with the tool."""
    return [("live", _("in use")), ("pilot", _("trial"))]


def band_bases() -> Choices:
    """What the size of a place rests on."""
    return [NOTHING, ("source", _("the source")), ("general_knowledge", _("general knowledge"))]


def grades() -> Choices:
    """Grades of evidence."""
    return [NOTHING, *((key, str(grade.name)) for key, grade in current_edition().grades.items())]
