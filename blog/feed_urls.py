"""Addresses of feeds."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from blog.feeds import AuthorFeed, KindFeed, NewsFeed, TopicFeed

app_name = "feeds"
urlpatterns = [
    path(_("news/"), NewsFeed(), name="news"),
    path(_("topic/<slug:key>/"), TopicFeed(), name="topic"),
    path(_("kind/<slug:key>/"), KindFeed(), name="kind"),
    path(_("author/<slug:key>/"), AuthorFeed(), name="author"),
]
