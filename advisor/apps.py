"""The needs questionnaire: profiles, flow, results."""

from django.apps import AppConfig


class AdvisorConfig(AppConfig):
    name = "advisor"

    def ready(self) -> None:
        from advisor import expiry  # noqa: F401  registers its due task
