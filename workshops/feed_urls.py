"""Addresses of the feeds of workshops."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from workshops.feeds import TopicFeed, WorkshopsFeed

app_name = "workshop_feeds"
urlpatterns = [
    path(_("workshops/"), WorkshopsFeed(), name="all"),
    path(_("workshops/topic/<slug:key>/"), TopicFeed(), name="topic"),
]
