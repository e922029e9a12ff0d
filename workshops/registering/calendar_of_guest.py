"""The calendar file of somebody who has a seat: the only one with the link to join."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.utils.translation import gettext as _

from site_core.translations import page_url
from workshops.calendar import calendar_file
from workshops.events import PRODUCT, event_at
from workshops.models import Workshop, WorkshopPage
from workshops.words import Status


def page_in(workshop: Workshop, language: str) -> WorkshopPage | None:
    """The page of a workshop in a language, in any other one where it has none."""
    pages = WorkshopPage.objects.filter(workshop=workshop.pk).select_related("locale")
    by_language = {page.locale.language_code: page for page in pages}
    return by_language.get(language) or next(iter(by_language.values()), None)


def title_of(workshop: Workshop, language: str) -> str:
    """What the workshop is called in a language."""
    page = page_in(workshop, language)
    return page.title if page else workshop.name


def address_of(workshop: Workshop, language: str) -> str:
    """The address of its page, without the site; the first page where it has none."""
    page = page_in(workshop, language)
    return page_url(page.url_path, page.locale.language_code) if page else "/"


def calendar_of_guest(workshop: Workshop, language: str, *, is_off: bool = False) -> str:
    """The file in a language; `is_off` takes the workshop out of the calendar of somebody who comes no more.

    Raises ValueError for a workshop without sessions.
    """
    address = settings.WAGTAILADMIN_BASE_URL + address_of(workshop, language)
    event = event_at(address, page_in(workshop, language), workshop, language)
    if is_off or not workshop.takes_place:
        event = replace(event, status=Status.CANCELLED.value)
    else:
        event = replace(event, join_url=workshop.join_url, join_words=_("Link to join"))
    return calendar_file([event], name=event.title, language=language, product=PRODUCT).decode()
