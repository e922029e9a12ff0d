"""Questions of readers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactConfig(AppConfig):
    name = "contact"
    verbose_name = _("Questions from readers")

    def ready(self) -> None:
        """Register what is due by the clock and who may do what."""
        from contact import forgetting as forgetting
        from contact import who_answers as who_answers
