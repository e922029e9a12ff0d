"""The way from the list of workshops to the mails that the site sends about one, also for whoever edits workshops."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from wagtail.admin.widgets.button import Button

from workshops.desk.mail_previews import MailPreviewsPage
from workshops.models import Workshop


def mails_button(record: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """For a workshop, if the person may see them."""
    if isinstance(record, Workshop) and any(map(user.has_perm, MailPreviewsPage.rights)):
        address = reverse("desk:mails", args=[record.pk])
        yield Button(MailPreviewsPage.page_title, address, priority=70, icon_name="mail")
