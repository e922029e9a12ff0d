"""Good practices, and the organisations and people around them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HubConfig(AppConfig):
    name = "hub"
    verbose_name = _("Good practice")

    def ready(self) -> None:
        """Register the pages that the seed makes of the practices, and who may do what with them."""
        from hub import editors as editors
        from hub import seed_pages as seed_pages
