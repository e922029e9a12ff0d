"""Mails that the site writes by itself, as a guest of a workshop would get them; for assistants and editors."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy, override

from site_core.outbox import Letter
from site_core.side_by_side import languages
from site_core.world import language_name
from workshops.desk.page import SEE, DeskPage, WorkshopDeskPage
from workshops.desk.sample import somebody
from workshops.models import Workshop
from workshops.registering.mails import has_file, letter_of
from workshops.words import Occasion

EDIT = "workshops.change_workshop"


class MailPreviewsPage(WorkshopDeskPage):
    """Occasions to choose from, and the mail of one in each language."""

    rights = (SEE, EDIT)
    page_title = gettext_lazy("Mails that the site sends by itself")
    header_icon = "mail"
    template_name = "workshops/desk/mail_previews.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The mail of the occasion that the address names, the confirmation without one."""
        asked = request.GET.get("occasion")
        occasion = Occasion(asked) if asked in Occasion.values else Occasion.CONFIRMED
        previews = letters(self.workshop, occasion, timezone.now())
        context = {"occasions": Occasion.choices, "occasion": occasion, "previews": previews}
        return self.render_to_response(self.get_context_data(**context))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Through the desk, or the list of workshops for whoever does not see who comes."""
        if self.request.user.has_perm(SEE):
            return super().get_breadcrumbs_items()
        listed = {"url": reverse("wagtailsnippets_workshops_workshop:list"), "label": gettext_lazy("Workshops")}
        return [*DeskPage.breadcrumbs_items, listed, *self.last_step()]


def letters(workshop: Workshop, occasion: Occasion, now: datetime) -> list[tuple[str, Letter, str]]:
    """The mail by language, with the name of the file that it brings."""
    return [(language_name(code), *mail(workshop, code, occasion, now)) for code in languages()]


def mail(workshop: Workshop, language: str, occasion: Occasion, now: datetime) -> tuple[Letter, str]:
    """The mail to somebody made up, and the name of its file."""
    own = somebody(workshop, language, now, occasion)
    with override(language):
        file = f"{workshop.key}.ics" if has_file(own, occasion, workshop) else ""
        return letter_of(own, occasion, workshop), file
