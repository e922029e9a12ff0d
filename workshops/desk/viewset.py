"""Addresses of the desk and its place in the menu."""

from __future__ import annotations

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup

from workshops.desk.add_page import AddPage
from workshops.desk.attendance_page import AttendancePage, PrintPage
from workshops.desk.letter_page import LetterPage
from workshops.desk.mail_previews import MailPreviewsPage
from workshops.desk.page import SEE, TITLE
from workshops.desk.registration_list import RegistrationViewSet
from workshops.desk.workshop_list import WorkshopListPage
from workshops.desk.workshop_page import WorkshopNumbersPage


class DeskMenuItem(MenuItem):
    """Shown to whoever sees registrations."""

    def is_shown(self, request: Any) -> bool:
        """Whether they do."""
        return bool(request.user.has_perm(SEE))


class DeskViewSet(ViewSet):
    """Workshop by workshop."""

    name = "desk"
    url_prefix = "workshops"
    icon = "group"
    menu_label = TITLE
    menu_item_class = DeskMenuItem

    def get_urlpatterns(self) -> list[Any]:
        """The list, and the pages of one workshop."""
        return [
            path("", self.construct_view(WorkshopListPage), name="index"),
            path("<int:pk>/", self.construct_view(WorkshopNumbersPage), name="workshop"),
            path("<int:pk>/add/", self.construct_view(AddPage), name="add"),
            path("<int:pk>/attendance/", self.construct_view(AttendancePage), name="attendance"),
            path("<int:pk>/attendance/print/", self.construct_view(PrintPage), name="print"),
            path("<int:pk>/letter/", self.construct_view(LetterPage), name="letter"),
            path("<int:pk>/mails/", self.construct_view(MailPreviewsPage), name="mails"),
        ]


class RegistrationsGroup(ViewSetGroup):
    """One entry of the menu for the desk and the list of all registrations."""

    items = (DeskViewSet(), RegistrationViewSet("registrations"))
    menu_label = _("Registrations")
    menu_icon = "group"
    menu_order = 206
