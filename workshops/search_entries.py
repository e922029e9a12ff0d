"""Workshops as the search of the site finds them."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.utils import timezone

from search.entries import refresh_soon
from search.models import Kind
from search.pages import Said, describes, key_of
from site_core.list_finding import UNKNOWN
from workshops.finding import TOPIC, YEAR
from workshops.listing import describe
from workshops.models.workshops import Workshop
from workshops.pages import WorkshopPage


@describes(WorkshopPage)
def about_workshop(page: WorkshopPage) -> Said:
    """Year, topics and place beside the words of the page."""
    options = describe(page, timezone.now()).options
    years = sorted(options[YEAR] - {UNKNOWN})
    return Said(
        Kind.WORKSHOP,
        text=str(page.workshop.place),
        year=int(years[0]) if years else None,
        topics=tuple(sorted(options[TOPIC] - {UNKNOWN})),
    )


def note_workshop(instance: Workshop, **_about: Any) -> None:
    """A workshop was saved: its pages say something else."""
    refresh_soon(*map(key_of, WorkshopPage.objects.filter(workshop=instance.pk).only("translation_key")))


post_save.connect(note_workshop, sender=Workshop)
