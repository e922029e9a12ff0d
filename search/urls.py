"""Addresses of the search."""

from django.urls import path

from search import suggesting, views

urlpatterns = [
    path("", views.search, name="search"),
    path("suggestions.json", suggesting.suggestions, name="search_suggestions"),
]
