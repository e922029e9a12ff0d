"""Words that may exist in one language only: said in the active one if it is there, otherwise as they were written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language

from site_core.source_addresses import site


@dataclass(frozen=True)
class Said:
    """Words and, where they are not in the active language, the language that they are in."""

    words: str
    lang: str = ""

    def __str__(self) -> str:
        return self.words


def said(by_language: Mapping[str, str] | None) -> Said | None:
    """The words in the active language or else in the first other one that has them; None where there are none."""
    held = by_language or {}
    active = (get_language() or settings.LANGUAGE_CODE).partition("-")[0]
    if words := held.get(active):
        return Said(words)
    return next((Said(words, language) for language, words in held.items() if words), None)


def label(shows: Mapping[str, str] | None, url: str) -> tuple[str, Said | None]:
    """The name of a link to a piece of evidence, and the original words where nobody has translated them.

    Then the name is that of the site; the reader gets the kind and the day of the evidence in any case.
    """
    found = said(shows)
    if found is None or found.lang:
        return site(url), found
    return found.words, None
