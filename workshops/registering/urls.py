"""Where the form of a registration is sent, and what the link in a mail opens."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from site_core import secret_links as secret_links  # brings <token:...>
from workshops.registering import own_views, views
from workshops.registering.changing import REMINDERS, THANKS

app_name = "registration"
urlpatterns = [
    path(_("deleted/<slug:key>/"), own_views.deleted, name="deleted"),
    path(_("new/<slug:key>/"), views.register, name="new"),
    path(_("new/<slug:key>/sent/"), views.sent, name="sent"),
    path("<token:token>/", own_views.link, name="link"),
    path(_("<token:token>/change/"), own_views.change, name="change"),
    path(_("<token:token>/cancel/"), own_views.leave, name="leave"),
    path(_("<token:token>/delete/"), own_views.erase, name="erase"),
    path(_("<token:token>/reminders/"), own_views.mails, {"kind": REMINDERS}, name="reminders"),
    path(_("<token:token>/after-the-workshop/"), own_views.mails, {"kind": THANKS}, name="thanks"),
    path(_("<token:token>/calendar.ics"), own_views.calendar, name="calendar"),
    path(_("<token:token>/data.json"), own_views.data, name="data"),
]
