"""Pages that the code of a part of the site draws: always there, with words of the code, in each language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from search.entries import Entry, Keys, gives_entries
from search.models import Kind


@dataclass(frozen=True)
class Place:
    """`address` is the name of its address; title, summary and text print in the active language."""

    key: str
    address: str
    title: object
    summary: object
    text: object = ""

    def here(self, language: str) -> Entry:
        """Its entry in the active language."""
        return Entry(
            kind=Kind.PAGE,
            key=self.key,
            language=language,
            title=str(self.title),
            url=reverse(self.address),
            summary=str(self.summary),
            text=str(self.text),
        )


PLACES: list[Place] = []


@gives_entries
def places(keys: Keys) -> Iterator[Entry]:
    """The entries of all places."""
    for place in PLACES:
        for language, _name in settings.LANGUAGES if keys is None or place.key in keys else []:
            with translation.override(language):
                yield place.here(language)
