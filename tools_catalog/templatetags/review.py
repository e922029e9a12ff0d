"""What a piece of evidence of the review sheet is called where people read it."""

from __future__ import annotations

import datetime

from django import template
from django.utils.formats import date_format

from tools_catalog.methodology import current_edition

register = template.Library()


@register.filter
def evidence_kind(key: str) -> str:
    """The name of a kind of evidence; the key itself where the edition does not know it."""
    return str(current_edition().labels.evidence_kinds.get(key, key)) or "–"


@register.filter
def day(text: str) -> str:
    """A day of the data files as people write it."""
    return date_format(datetime.date.fromisoformat(text), "DATE_FORMAT") if text else "–"
