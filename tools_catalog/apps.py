"""Tools, what is known about them, and the rule by which they are recommended."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from site_core.private_pages import private_below


class ToolsCatalogConfig(AppConfig):
    name = "tools_catalog"
    verbose_name = _("Tools")

    def ready(self) -> None:
        """Connect what has to happen when a tool or an assessment is published or deleted, and the system checks."""
        from tools_catalog import approval as approval
        from tools_catalog import checks as checks
        from tools_catalog import consultants as consultants
        from tools_catalog import menu_notes as menu_notes
        from tools_catalog import missed_publications as missed_publications
        from tools_catalog import picked_by_editors as picked_by_editors
        from tools_catalog import search_entries as search_entries
        from tools_catalog import seed_pages as seed_pages
        from tools_catalog import shared_vocabularies as shared_vocabularies
        from tools_catalog import signals
        from tools_catalog import structured_data as structured_data
        from tools_catalog.corrections import expiry as expiry
        from tools_catalog.corrections import public as public
        from tools_catalog.review import refused_schedules as refused_schedules

        signals.connect()
        private_below(_("corrections/"))
