"""The ways to translations as a file: from a page, in lists and above its editor, and from the report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from site_core.translating.po.giving import PAGE, SECTION

RIGHT = "wagtail_localize.submit_translation"


def po_buttons(page: Page, user: Any, next_url: str | None = None, **_more: Any) -> Iterator[Button]:
    """Of this page, and where there are pages below it of all of them, for those who translate."""
    if page.is_root() or not user.has_perm(RIGHT):
        return
    yield po_button(_("Translation in a PO file"), 65, page=page.pk, scope=PAGE)
    if page.numchild:
        yield po_button(_("PO file of this page and all below it"), 66, page=page.pk, scope=SECTION)


def po_button(label: Any, priority: int = 0, **asked: Any) -> Button:
    """The way to the page with the forms, with what it asks for."""
    query = f"?{urlencode(asked)}" if asked else ""
    return Button(label, f"{reverse('translations_po')}{query}", priority=priority, icon_name="download")
