"""What a piece of evidence of the review sheet is called where people read it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext

from tools_catalog.methodology import Text, current_edition
from tools_catalog.review.judgement import Piece
from tools_catalog.tool_criteria import reviewer

register = template.Library()


@register.filter
def evidence_kind(key: str) -> str:
    """The name of a kind of evidence; the key itself where the edition does not know it."""
    return str(current_edition().labels.evidence_kinds.get(key, key)) or gettext("kind not chosen")


@register.filter
def reviewer_name(name: str) -> str:
    """Who reviewed, as readers see it."""
    return reviewer(name)


@register.filter
def shows(piece: Piece) -> Text:
    """What a piece of evidence shows, in the active language, or in the other one where a draft lacks it."""
    return Text({"cs": piece.shows_cs or piece.shows_en, "en": piece.shows_en or piece.shows_cs})


@register.filter
def piece_in_short(values: Mapping[str, str]) -> str:
    """A saved piece of evidence in one line: its kind, when it was seen, and what it shows or where it stands."""
    piece = Piece(**values)
    return f"{evidence_kind(piece.kind)}, {day(piece.seen_on)}, {shows(piece) or piece.url}"


@register.filter
def day(text: str) -> str:
    """A day of the data files as people write it."""
    return date_format(datetime.date.fromisoformat(text), "DATE_FORMAT") if text else gettext("day not filled in")
