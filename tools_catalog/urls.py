"""The ways through the catalogue that are no pages of the tree: the comparison."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from tools_catalog import views

app_name = "compare"
urlpatterns = [
    path("", views.comparison, name="table"),
    path(_("comparison.<slug:kind>"), views.comparison_file, name="file"),
]
