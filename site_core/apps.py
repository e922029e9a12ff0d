"""What all pages share."""

from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class SiteCoreConfig(AppConfig):
    name = "site_core"
    default = True  # of those in this module

    def ready(self) -> None:
        from django.conf import settings

        from site_core import (
            content_version,
            dates_in_admin,
            error_reports,
            gone,
            list_totals,
            page_tree,
            schedule_words,
        )
        from site_core import left_behind as left_behind  # these register what is due by the clock
        from site_core import page_cache_check as page_cache_check
        from site_core import readiness as readiness  # registers what /readyz asks
        from site_core import scheduled as scheduled
        from site_core import untranslatable as untranslatable  # a system check
        from site_core.accounts import checks as checks
        from site_core.accounts import invitations, lock
        from site_core.outbox import forgetting as forgetting
        from site_core.outbox import sending as sending
        from site_core.translating import alias_places, begun_again, line_ends, own_slugs, refreshing

        if settings.SENTRY_DSN:
            error_reports.start(settings.SENTRY_DSN)
        dates_in_admin.follow_the_language()
        list_totals.count_in_any_language()
        schedule_words.speak_plainly()
        page_tree.connect()
        content_version.connect()
        gone.connect()
        lock.connect()
        invitations.connect()
        refreshing.connect()
        own_slugs.connect()
        begun_again.connect()
        line_ends.connect()
        alias_places.connect()


class AccountsConfig(WagtailUsersAppConfig):
    """Wagtail's accounts, with the names of groups in one's own language."""

    user_viewset = "site_core.group_names.AccountViewSet"
    group_viewset = "site_core.group_names.NamedGroupViewSet"
