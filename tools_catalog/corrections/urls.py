"""What the link in the mail to the sender of a correction opens. Its form stands below the page of the tool."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from site_core import secret_links as secret_links  # brings <token:...>
from tools_catalog.corrections import views

app_name = "correction"
urlpatterns = [
    path(_("deleted/"), views.deleted, name="deleted"),
    path("<token:token>/", views.link, name="link"),
]
