"""The questionnaire as the search of the site finds it: its first page is no page of the editors."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from search.places import PLACES, Place

QUESTIONNAIRE = Place(
    key="advisor start",
    address="advisor:start",
    title=gettext_lazy("Find out what your municipality needs"),
    summary=gettext_lazy(
        "A questionnaire for municipalities: needs first, then a reasoned choice of participation tools. "
        "No account, no names."
    ),
)
PLACES.append(QUESTIONNAIRE)
