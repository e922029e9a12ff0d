"""What all pages share."""

from django.apps import AppConfig


class SiteCoreConfig(AppConfig):
    name = "site_core"

    def ready(self) -> None:
        from site_core import page_tree
        from site_core import scheduled as scheduled  # these register what is due by the clock
        from site_core.outbox import forgetting as forgetting
        from site_core.outbox import sending as sending

        page_tree.connect()
