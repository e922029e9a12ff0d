"""What all pages share."""

from django.apps import AppConfig


class SiteCoreConfig(AppConfig):
    name = "site_core"

    def ready(self) -> None:
        from site_core import scheduled  # noqa: F401  registers its due task
