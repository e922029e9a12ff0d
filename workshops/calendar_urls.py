"""The addresses of calendars."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from workshops import calendar_views

app_name = "calendars"
urlpatterns = [
    path("civicport.ics", calendar_views.of_all, name="all"),
    path(_("topic/<slug:key>.ics"), calendar_views.of_topic, name="topic"),
    path(_("workshop/<slug:key>.ics"), calendar_views.of_one, name="workshop"),
]
