"""Ways from the list of workshops to the desk: who comes, and the mails that the site sends, also for editors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button

from workshops.desk.mail_previews import MailPreviewsPage
from workshops.desk.page import SEE
from workshops.models import Workshop


def desk_buttons(record: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """For a workshop, those that lead to what the person may see."""
    if not isinstance(record, Workshop):
        return
    if way := way_to_desk(record, user):
        yield Button(_("Registrations"), way, priority=60, icon_name="group")
    if any(map(user.has_perm, MailPreviewsPage.rights)):
        address = reverse("desk:mails", args=[record.pk])
        yield Button(MailPreviewsPage.page_title, address, priority=70, icon_name="mail")


def way_to_desk(of: Workshop, user: Any) -> str | None:
    """The address of its page at the desk, for whoever sees registrations."""
    return reverse("desk:workshop", args=[of.pk]) if user.has_perm(SEE) else None
