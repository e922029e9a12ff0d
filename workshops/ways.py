"""From the form of a workshop to what else there is of it: pages, who comes, mails; and who hears of a change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from wagtail.admin import messages

from site_core.world import language_name
from workshops.desk.buttons import desk_buttons
from workshops.models import Workshop
from workshops.page_of_workshop import address_of_new_page
from workshops.registering.reminding import late
from workshops.words import Occasion


@dataclass(frozen=True)
class Way:
    """What it is, and its address."""

    words: str
    address: str


def ways(request: HttpRequest, of: Workshop) -> list[Way]:
    """All that the person may open."""
    buttons = (Way(str(button.label), str(button.url)) for button in desk_buttons(of, request.user))
    return [*ways_to_pages(request, of), *buttons]


def ways_to_pages(request: HttpRequest, of: Workshop) -> Iterator[Way]:
    """Its page in each language, or a new one where there is none."""
    pages = list(of.pages.filter(alias_of=None).select_related("locale").order_by("locale__language_code"))
    for page in pages:
        if page.permissions_for_user(request.user).can_edit():
            words = gettext("Page (%(language)s)") % {"language": language_name(page.locale.language_code)}
            yield Way(words, reverse("wagtailadmin_pages:edit", args=[page.pk]))
    if not pages and (address := address_of_new_page(request, of)):
        yield Way(gettext("Add its page"), address)


def say_who_hears(request: HttpRequest, of: Any) -> None:
    """After a workshop was saved: how many get a mail because something moved, with the way to its words."""
    number = late(of, timezone.now()).exclude(email="").count() if isinstance(of, Workshop) else 0
    if not number:
        return
    occasion = Occasion.CHANGED if of.takes_place else Occasion.CALLED_OFF
    address = f"{reverse('desk:mails', args=[of.pk])}?occasion={occasion}"
    words = ngettext(
        "%(n)s person who registered gets a mail about this change within minutes.",
        "%(n)s people who registered get a mail about this change within minutes.",
        number,
    )
    messages.info(request, words % {"n": number}, buttons=[messages.button(address, gettext("Show the mail"))])
