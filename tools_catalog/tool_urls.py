"""Addresses below the page of a tool that are no pages of the tree. They begin like the page that the seed makes."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from tools_catalog import views
from tools_catalog.corrections import views as corrections

app_name = "tool"
urlpatterns = [
    path(_("<slug:key>/changes/"), views.tool_changes, name="changes"),
    path(_("<slug:key>/correction/"), corrections.correction, name="correction"),
    path(_("<slug:key>/correction/sent/"), corrections.sent, name="correction_sent"),
]
