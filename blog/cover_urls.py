"""Addresses of pictures; they hold no words, so there is one for all languages."""

from django.urls import path

from blog.cover_picture import cover

app_name = "covers"
urlpatterns = [path("<int:count>.png", cover, name="cover")]
