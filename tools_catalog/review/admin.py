"""The review desk's place in the admin: addresses, menu, link from the list of tools."""

from __future__ import annotations

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from tools_catalog.review.access import may_open
from tools_catalog.review.batch_page import BatchView
from tools_catalog.review.desk_page import ReviewDeskView
from tools_catalog.review.sheet_page import SheetView


class DeskMenuItem(MenuItem):
    """Shown to people of the desk."""

    def is_shown(self, request: Any) -> bool:
        """Whether the person has anything to do there."""
        return may_open(request.user)


class ReviewDeskViewSet(ViewSet):
    """Sheets and batches."""

    name = "review"
    icon = "edit"
    menu_label = _("Review desk")
    menu_item_class = DeskMenuItem

    def get_urlpatterns(self) -> list[Any]:
        """The desk, a sheet, a batch."""
        return [
            path("", self.construct_view(ReviewDeskView), name="index"),
            path("batch/<int:pk>/", self.construct_view(BatchView), name="batch"),
            path("<slug:key>/", self.construct_view(SheetView), name="sheet"),
        ]
