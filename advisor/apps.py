"""The needs questionnaire: profiles, flow, results."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from site_core.private_pages import private_below


class AdvisorConfig(AppConfig):
    name = "advisor"

    def ready(self) -> None:
        from advisor import asked_weights as asked_weights  # tells the review desk what is asked most
        from advisor import expiry as expiry  # registers its due task

        private_below(_("needs/"))
