"""A workshop without a page has no words: the administration says so and leads to a new page of it."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel

from workshops.models.workshops import Workshop

CHOSEN = "workshop"  # in the address of a form, the workshop that a new page begins with


class ChosenWorkshopPanel(FieldPanel):
    """The field of the workshop; a new page begins with the one that its address names, and with its name."""

    class BoundPanel(FieldPanel.BoundPanel):
        """As it stands in a form."""

        def __init__(self, **kwargs: Any) -> None:
            begin_with(kwargs.get("form"), kwargs.get("request"))
            super().__init__(**kwargs)


def begin_with(form: Any, request: HttpRequest | None) -> None:
    """Fills in what the address says, in the form of a new page that nobody has sent yet."""
    number = request.GET.get(CHOSEN, "") if request else ""
    if form is None or form.is_bound or form.instance.pk or not number.isdecimal():
        return
    if of := Workshop.objects.filter(pk=number).first():
        form.initial.update(workshop=of.pk, title=of.name, slug=of.key)


def offer_page(request: HttpRequest, of: Any) -> None:
    """After a workshop was saved that has no page yet: what it needs, with the way there."""
    if not isinstance(of, Workshop) or of.pages.exists():
        return
    address = address_of_new_page(request, of)
    buttons = [messages.button(address, gettext("Add its page"))] if address else []
    words = gettext("“%(name)s” has no page yet, so readers see nothing of it. Its page has the title and the words.")
    messages.warning(request, words % {"name": of.name}, buttons=buttons)


def address_of_new_page(request: HttpRequest, of: Workshop) -> str:
    """The form of a new page below the list of workshops in the first language; empty for whoever may add none."""
    lists = apps.get_model("workshops", "WorkshopIndexPage").objects.filter(alias_of=None)
    below = lists.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if below is None or not below.permissions_for_user(request.user).can_add_subpage():
        return ""
    return f"{reverse('wagtailadmin_pages:add', args=['workshops', 'workshoppage', below.pk])}?{CHOSEN}={of.pk}"
