"""The needs questionnaire: profiles, flow, results."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from site_core.private_pages import private_below


class AdvisorConfig(AppConfig):
    name = "advisor"

    def ready(self) -> None:
        from advisor import asked_weights as asked_weights  # tells the review desk what is asked most
        from advisor import expiry as expiry  # registers its due task
        from advisor import search_entries as search_entries
        from advisor.client_comparison import expiry as client_expiry  # noqa: F401  the same

        private_below(_("needs/"))
        private_below(_("for-a-client/"))
