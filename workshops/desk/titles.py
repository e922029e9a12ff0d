"""What workshops are called in the admin: by the title of their page and their day, never by a key."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import CharField, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from site_core.language import active_language
from workshops.models import Registration, Workshop, WorkshopPage


def titles(workshops: Iterable[Workshop]) -> dict[int, str]:
    """Titles by number, in the active language, in another one where there is no page in it; one query.

    A workshop without a page is called as its editor calls it.
    """
    language, found = active_language(), list(workshops)
    rows = WorkshopPage.objects.filter(workshop__in=[of.pk for of in found])
    pages = rows.values_list("workshop", "title", "locale__language_code")
    ours_last = sorted(pages, key=lambda page: page[2] == language)
    return {of.pk: of.name for of in found} | {key: title for key, title, _code in ours_last}


def with_titles(registrations: QuerySet[Registration]) -> QuerySet[Registration]:
    """Registrations with the title of their workshop as `workshop_title`, by the same rule."""
    pages = WorkshopPage.objects.filter(workshop=OuterRef("workshop")).order_by("pk")
    ours = pages.filter(locale__language_code=active_language())
    found = [Subquery(some.values("title")[:1]) for some in (ours, pages)]
    return registrations.annotate(workshop_title=Coalesce(*found, F("workshop__name"), output_field=CharField()))


def called(workshop: Workshop, title: str) -> str:
    """Title and day, for lists in which two workshops may have the same title."""
    return ", ".join(filter(None, [title, workshop.day_in_words]))
