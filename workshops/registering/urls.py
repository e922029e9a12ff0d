"""Where the form of a registration is sent, and what the link in a mail opens."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from site_core import secret_links as secret_links  # brings <token:...>
from workshops.registering import views

app_name = "registration"
urlpatterns = [
    path(_("deleted/"), views.deleted, name="deleted"),
    path(_("new/<slug:key>/"), views.register, name="new"),
    path(_("new/<slug:key>/sent/"), views.sent, name="sent"),
    path("<token:token>/", views.link, name="link"),
    path(_("<token:token>/data.json"), views.data, name="data"),
]
