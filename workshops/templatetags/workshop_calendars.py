"""Template tags for what readers put into their calendars: one workshop, or a subscription that hears of new ones."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from site_core.list_filters import Option
from site_core.list_finding import UNKNOWN
from site_core.list_words import Asked
from workshops.calendar import google_link, outlook_link
from workshops.events import address_of, untopical_event
from workshops.finding import TOPIC
from workshops.pages import WorkshopPage
from workshops.shown_workshop import shown_workshop

register = template.Library()


@dataclass(frozen=True)
class CalendarLinks:
    """Where one workshop is put into a calendar: a file of ours, and two companies that a reader goes to."""

    file: str
    google: str
    outlook: str


@dataclass(frozen=True)
class Subscription:
    """What one can subscribe to: opened by the calendar of this device, as an address to copy, as Atom."""

    label: str
    webcal: str
    address: str
    feed: str


@dataclass(frozen=True)
class Subscriptions:
    """All workshops and the topics that narrow the list come first, other topics stand behind them."""

    first: tuple[Subscription, ...]
    others: tuple[Subscription, ...]


@register.simple_tag(takes_context=True)
def calendar_links(context: template.Context, page: WorkshopPage) -> CalendarLinks | None:
    """The ways to put a workshop into a calendar; None where nobody knows its day. The link to join is in none."""
    of = shown_workshop(context["request"], page)
    if not of.spans:
        return None
    event = untopical_event(address_of(context["request"], page), page, of, page.locale.language_code)
    return CalendarLinks(reverse("calendars:workshop", args=[of.key]), google_link(event), outlook_link(event))


@register.simple_tag(takes_context=True)
def subscriptions(context: template.Context, asked: Asked[WorkshopPage]) -> Subscriptions:
    """What one can subscribe to beside a list that the address asks for."""
    facets = (facet for facet in asked.listing.facets if facet.key == TOPIC)
    options = [option for facet in facets for option in (*facet.first, *facet.more) if option.key != UNKNOWN]
    of_all = subscription(context["request"], gettext("All workshops"), "all")
    chosen, others = (
        tuple(of_topic(context["request"], option) for option in options if option.checked is checked)
        for checked in (True, False)
    )
    return Subscriptions((of_all, *chosen), others)


def of_topic(request: HttpRequest, option: Option) -> Subscription:
    return subscription(request, str(option.label), "topic", option.key)


def subscription(request: HttpRequest, label: str, name: str, *key: str) -> Subscription:
    """The subscription of a calendar and of the feed with the same name."""
    address = request.build_absolute_uri(reverse(f"calendars:{name}", args=key))
    webcal = f"webcal{address.removeprefix(request.scheme or '')}"
    return Subscription(label, webcal, address, reverse(f"workshop_feeds:{name}", args=key))
