"""The address of the feed of good practices."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from hub.feeds import PracticesFeed

app_name = "practice_feeds"
urlpatterns = [path(_("good-practice/"), PracticesFeed(), name="all")]
