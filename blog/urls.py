"""Addresses of authors."""

from django.urls import path

from blog import views

app_name = "authors"
urlpatterns = [path("<slug:key>/", views.author, name="author")]
