"""What pages of workshops are to search engines: events with their days, place, language and price; recordings."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone

from site_core.materials_data import photos, recordings
from site_core.page_data import describes
from site_core.structured_data import Facts, Thing, said, web_page
from workshops.event_data import event
from workshops.pages import WorkshopIndexPage, WorkshopPage
from workshops.shown_workshop import shown_workshop


@describes("workshops.WorkshopIndexPage")
def workshops(request: HttpRequest, page: WorkshopIndexPage, facts: Facts) -> Thing:
    """The list of workshops."""
    return {**web_page(facts), "@type": "CollectionPage"}


@describes("workshops.WorkshopPage")
def workshop_page(request: HttpRequest, page: WorkshopPage, facts: Facts) -> Thing:
    """A page about a workshop, with its recording; an event where its day is known, for one without is refused."""
    of = shown_workshop(request, page)
    about = event(of, facts, timezone.now(), timezone.localdate(), photos(request, page.materials))
    return said({**web_page(facts), "mainEntity": about, "video": recordings(request, page.materials, facts.language)})
