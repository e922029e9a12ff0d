"""Workshops, webinars and meetings."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkshopsConfig(AppConfig):
    name = "workshops"
    verbose_name = _("Workshops")

    def ready(self) -> None:
        """Register pages of the seed, what they are and who may do what; workshops change the pages that show them."""
        from site_core.page_tree import watch
        from site_core.private_pages import private_below
        from workshops import editors as editors
        from workshops import search_entries as search_entries
        from workshops import seed_pages as seed_pages
        from workshops import structured_data as structured_data
        from workshops.models import Series, Workshop
        from workshops.registering import forgetting as forgetting
        from workshops.registering import reminding as reminding

        watch(Series, Workshop)
        private_below(_("registrations/"))
