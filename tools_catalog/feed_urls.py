"""The address of the feed of what changed in the catalogue."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from tools_catalog.feeds import ChangesFeed

app_name = "catalogue_feeds"
urlpatterns = [path(_("catalogue-changes/"), ChangesFeed(), name="changes")]
