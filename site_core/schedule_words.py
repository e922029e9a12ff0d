"""When a page is published and taken off, in plain words with the time zone, wherever the editor shows a schedule.

Wagtail prints a bare date. Its panel of states and its dialog are those of pages and of records of the catalogue.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.dateformat import format as formatted
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import PublishingPanel
from wagtail.admin.ui.side_panels import StatusSidePanel
from wagtail.locks import ScheduledForPublishLock

WEEKDAYS = (
    pgettext_lazy("in a sentence", "on Monday"),
    pgettext_lazy("in a sentence", "on Tuesday"),
    pgettext_lazy("in a sentence", "on Wednesday"),
    pgettext_lazy("in a sentence", "on Thursday"),
    pgettext_lazy("in a sentence", "on Friday"),
    pgettext_lazy("in a sentence", "on Saturday"),
    pgettext_lazy("in a sentence", "on Sunday"),
)
SHOWN = ("draft_go_live_at", "draft_expire_at", "scheduled_go_live_at", "scheduled_expire_at", "live_expire_at")
ZONE_NOTE = _("The time is that of Prague, in summer as in winter.")


def in_words(moment: datetime.datetime) -> str:
    """A moment as it stands in a sentence: on Monday 30 November 2026 at 9:00 (Prague time)."""
    here = timezone.localtime(moment, ZoneInfo(settings.TIME_ZONE))
    # Translators: letters of Django's date format: the day, the month as it stands after a day, the year
    day = formatted(here, pgettext("format of a day in a sentence", "j F Y"))
    return gettext("%(weekday)s %(day)s at %(time)s (Prague time)") % {
        "weekday": WEEKDAYS[here.weekday()],
        "day": day,
        "time": formatted(here, "G:i"),
    }


def speak_plainly() -> None:
    """Teach Wagtail's panel of states and its dialog; called once when the app is ready."""
    StatusSidePanel.get_scheduled_publishing_context = told(StatusSidePanel.get_scheduled_publishing_context)
    PublishingPanel.on_model_bound = noted(PublishingPanel.on_model_bound)
    ScheduledForPublishLock.get_message = why_locked


def told(context: Callable[[Any, Any], dict[str, Any]]) -> Callable[[Any, Any], dict[str, Any]]:
    """What the panel of states shows, with words in the place of dates."""

    def in_plain_words(panel: Any, parent_context: Any) -> dict[str, Any]:
        found = context(panel, parent_context)
        return {**found, **{name: in_words(found[name]) for name in SHOWN if found.get(name)}}

    return in_plain_words


def why_locked(lock: ScheduledForPublishLock, user: Any) -> SafeString:
    """Why nobody can change what waits for its time."""
    waiting = lock.object.scheduled_revision
    moment = in_words(waiting.approved_go_live_at)
    return format_html(
        gettext("“{title}” is locked: it is published {moment}."), title=waiting.object_str, moment=moment
    )


def noted(bind: Callable[[Any], None]) -> Callable[[Any], None]:
    """The dialog with the time zone below each of its fields."""

    def with_zone(panel: Any) -> None:
        for field in panel.children:
            field.help_text = field.help_text or ZONE_NOTE
        bind(panel)

    return with_zone
