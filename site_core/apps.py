"""What all pages share."""

from django.apps import AppConfig


class SiteCoreConfig(AppConfig):
    name = "site_core"
