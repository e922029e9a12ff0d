"""The ways through the catalogue that are no pages of the tree: the comparison."""

from django.urls import path

from tools_catalog import views

app_name = "compare"
urlpatterns = [
    path("", views.comparison, name="table"),
    path("porovnani.<str:kind>", views.comparison_file, name="file"),
]
