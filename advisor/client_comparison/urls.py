"""The ways to a comparison for a client."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from advisor.client_comparison import views
from site_core import secret_links as secret_links  # brings <token:...>

app_name = "client"
urlpatterns = [
    path(_("new/"), views.new, name="new"),
    path(_("deleted/"), views.deleted, name="deleted"),
    path("<token:token>/", views.shown, name="shown"),
    path(_("<token:token>/comparison.<slug:kind>"), views.file, name="file"),
    path(_("<token:token>/edit/"), views.edit, name="edit"),
    path(_("<token:token>/renew/"), views.renew, name="renew"),
    path(_("<token:token>/links/"), views.links, name="links"),
    path(_("<token:token>/delete/"), views.delete, name="delete"),
]
