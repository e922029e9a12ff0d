"""What the pages of the desk share: who may open them, where they stand, the workshop that they are about."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from site_core.outbox.files import mails_stay_here
from workshops.desk.titles import titles
from workshops.models import Workshop
from workshops.told import brief

SEE, ADD, CHANGE = (f"workshops.{action}_registration" for action in ("view", "add", "change"))
TITLE = _("Registrations by workshop")


class DeskPage(WagtailAdminTemplateMixin, View):
    """A page of the desk, for whoever has one of the `rights`."""

    rights: tuple[str, ...] = (SEE,)
    header_icon = "group"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Only for those who may."""
        if not any(map(request.user.has_perm, self.rights)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """From the first page of the admin through the list of workshops."""
        return [*self.breadcrumbs_items, {"url": reverse("desk:index"), "label": TITLE}]


class WorkshopDeskPage(DeskPage):
    """A page about one workshop."""

    @cached_property
    def workshop(self) -> Workshop:
        """The workshop of the address. Raises Http404."""
        return get_object_or_404(Workshop.objects.prefetch_related("sessions"), pk=self.kwargs["pk"])

    @cached_property
    def title(self) -> str:
        """What it is called."""
        return titles([self.workshop])[self.workshop.pk]

    def get_page_subtitle(self) -> str:
        """Which workshop it is about."""
        return self.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Through the page of the workshop to this one."""
        own = {"url": reverse("desk:workshop", args=[self.workshop.pk]), "label": self.title}
        return [*super().get_breadcrumbs_items(), own, *self.last_step()]

    def last_step(self) -> list[dict[str, Any]]:
        """This page behind that of the workshop."""
        return [{"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the workshop in short, and whether mails leave this machine."""
        told = brief(self.workshop, timezone.now())
        words = {"workshop": self.workshop, "title": self.title, "told": told, "stays_here": mails_stay_here()}
        return super().get_context_data(**{**words, **kwargs})
