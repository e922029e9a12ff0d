"""Good practices, and the organisations and people around them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HubConfig(AppConfig):
    name = "hub"
    verbose_name = _("Good practice")

    def ready(self) -> None:
        """Register pages of the seed, what they are and who may do what; practices change the pages that show them."""
        from hub import editors as editors
        from hub import search_entries as search_entries
        from hub import seed_pages as seed_pages
        from hub import structured_data as structured_data
        from hub.models import Method, Practice
        from site_core.page_tree import watch

        watch(Method, Practice)
