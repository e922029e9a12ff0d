"""The search of the whole site."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register pages as what can be found, what is due by the clock, and what `/readyz` asks."""
        from search import counting as counting
        from search import nightly as nightly
        from search import pages, server_care

        pages.connect()
        server_care.connect()
