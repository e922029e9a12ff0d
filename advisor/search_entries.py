"""The questionnaire as the search of the site finds it: its first page is no page of the editors."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from search.entries import Entry, Keys, gives_entries
from search.models import Kind

KEY = "advisor start"


@gives_entries
def questionnaire(keys: Keys) -> Iterator[Entry]:
    """Its entry in each language."""
    for language, _name in settings.LANGUAGES if keys is None or KEY in keys else []:
        with translation.override(language):
            yield Entry(
                kind=Kind.PAGE,
                key=KEY,
                language=language,
                title=gettext("Find out what your municipality needs"),
                url=reverse("advisor:start"),
                summary=gettext(
                    "A questionnaire for municipalities: needs first, then a reasoned choice of participation tools. "
                    "No account, no names."
                ),
            )
