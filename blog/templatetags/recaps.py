"""Template tags of recaps: who took part in what they tell of, and where that was announced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.db.models import DateField, F, QuerySet, Value
from django.utils import timezone

from blog.recaps import RecapGuest, RecapPage, RecapPartner, RecapSpeaker
from site_core.language import active_language
from site_core.page_tree import Node, tree_of

register = template.Library()
SPEAKERS, PARTNERS, GUESTS, PAGES = "speakers", "partners", "guests", "pages"
FIRM, WEBSITE = "organisation__name", "organisation__website"
NO_DAY, NO_WORDS = Value(None, output_field=DateField()), Value("")


@dataclass(frozen=True)
class Named:
    """Somebody, or an organisation with its website."""

    name: str
    website: str


@register.simple_tag(takes_context=True)
def told_of(context: template.Context, page: RecapPage) -> dict[str, Any]:
    """Speakers who agree to be shown, partners and guests in the order of the editor, and the open page of the workshop
    in the active language (`workshop`); one query.
    """
    found: dict[str, Any] = {}
    for kind, place, _pk, name, website, *consent in all_rows(page):
        if kind == PAGES:
            if node := open_page(context, place):
                found["workshop"] = node
        elif kind != SPEAKERS or agrees(*consent):
            found.setdefault(kind, []).append(Named(name, website))
    return found


def all_rows(page: RecapPage) -> QuerySet[Any]:
    """What a recap is joined with, united: kind, place (of a page its number), name, website, days of a consent."""
    mine = {"page": page.pk}
    people = rows(RecapSpeaker.objects.filter(**mine), SPEAKERS, name=F("person__name"), consent="person__consent_")
    helpers = rows(RecapPartner.objects.filter(**mine), PARTNERS, name=F(FIRM), website=F(WEBSITE))
    guests = rows(RecapGuest.objects.filter(**mine), GUESTS, name=F(FIRM), website=F(WEBSITE))
    workshop = RecapPage.objects.filter(pk=page.pk, workshop__pages__isnull=False)
    pages = rows(workshop, PAGES, place="workshop__pages")
    return people.union(helpers, guests, pages, all=True).order_by("part", "place", "pk")


def rows(
    of: QuerySet[Any],
    kind: str,
    *,
    place: str = "sort_order",
    name: Any = NO_WORDS,
    website: Any = NO_WORDS,
    consent: str = "",
) -> QuerySet[Any]:
    """The rows of one kind in a form in which they can be united."""
    days = [F(f"{consent}on"), F(f"{consent}until")] if consent else [NO_DAY, NO_DAY]
    told = of.order_by().annotate(
        part=Value(kind), place=F(place), name=name, site=website, since=days[0], until=days[1]
    )
    return told.values_list("part", "place", "pk", "name", "site", "since", "until")


def agrees(since: Any, until: Any) -> bool:
    """Whether somebody with such a consent may be shown today, by the rule of people."""
    person = RecapSpeaker._meta.get_field("person").related_model
    return bool(person(consent_on=since, consent_until=until).may_be_shown(timezone.localdate()))


def open_page(context: template.Context, pk: int) -> Node | None:
    """A page that everybody may read in the active language, in words of its own."""
    tree = tree_of(context["request"])
    node = tree.by_key.get(pk)
    if node is None or not node.live or node.alias_of_id or not tree.is_open(node.path):
        return None
    return node if node.locale.language_code == active_language() else None
