"""Days and times in the admin, shown and read as people of its language write them, in the field and in the calendar.

Wagtail has one format for all languages, and its calendar puts today in the place of whatever it cannot read. The
translation editor names months in English.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.formats import date_format, get_format, localize_input
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.admin.datetimepicker import to_datetimepicker_format
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput
from wagtail_localize.models import StringTranslation

from site_core.translating.origins import WORDS

DAY, MOMENT = "DATE_INPUT_FORMATS", "DATETIME_INPUT_FORMATS"
type Config = dict[str, Any]


def follow_the_language() -> None:
    """Teach all of Wagtail's fields for days and times: of forms, filters, blocks and schedules; and the translator."""
    for widget, formats in ((AdminDateInput, DAY), (AdminDateTimeInput, MOMENT)):
        widget.format_value = shown_in(formats)
        widget.get_config = with_calendar_in(formats, widget.get_config)
    AdminTimeInput.get_config = uncorrected(AdminTimeInput.get_config)
    StringTranslation.get_comment = how_translated


def shown_in(formats: str) -> Callable[[Any, Any], Any]:
    """How a field shows its value: in the first of these formats of the active language."""
    return lambda widget, value: localize_input(value, get_format(formats)[0])


def with_calendar_in(formats: str, config: Callable[[Any], Config]) -> Callable[[Any], Config]:
    """The set-up of a calendar that writes what the field reads."""
    plain = uncorrected(config)
    return lambda widget: {**plain(widget), "format": to_datetimepicker_format(get_format(formats)[0])}


def uncorrected(config: Callable[[Any], Config]) -> Callable[[Any], Config]:
    """The set-up of a calendar that leaves alone what was typed; the form says what is wrong with it."""
    return lambda widget: {**config(widget), "validateOnBlur": False}


def how_translated(text: Any) -> str:
    """What the translation editor says below a text: how it was translated, and when."""
    day = date_format(localtime(text.updated_at))
    if words := WORDS.get(text.tool_name):
        return str(words) % {"day": day}
    if text.tool_name:
        return _("Translated with %(tool)s, %(day)s") % {"tool": text.tool_name, "day": day}
    if text.translation_type == text.TRANSLATION_TYPE_MACHINE:
        return _("Translated by a machine, %(day)s") % {"day": day}
    return _("Translated by hand, %(day)s") % {"day": day}
