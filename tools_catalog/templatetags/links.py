"""Links that stand many times on the page of a tool, made in Python: a template takes five times as long."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import lru_cache

from django import template
from django.utils.formats import date_format
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from site_core.paper import number_on_paper
from site_core.templatetags.look import linked, seen, typeset
from tools_catalog.links import Link

register = template.Library()


@register.simple_tag
def named_links(
    links: Iterable[Link],
    seen_on: datetime.date | None = None,
    catalogue: datetime.date | None = None,
    numbers: Mapping[str, int] | None = None,
) -> SafeString:
    """Sources named by their sites, and the day; `catalogue`: the day of the catalogue for those without one.

    `numbers`: those of the sources on paper, by address.
    """
    paper = numbers or {}
    listed = ", ".join(
        [linked(each.url, each.name) + (number_on_paper(paper[each.url]) if paper else "") for each in links]
    )
    day = seen(seen_on) if seen_on else as_of(catalogue, get_language()) if catalogue else ""
    return SafeString(f"{listed}, {day}" if day else listed)


@lru_cache
def as_of(day: datetime.date, _language: str | None) -> SafeString:
    """The day of the catalogue in words."""
    return conditional_escape(gettext("in the catalogue as of %(date)s") % {"date": date_format(day)})


@register.simple_tag
def correct_link(correct: str, kind: str, name: object, key: str = "") -> SafeString:
    """The link to a form of a correction.

    `kind` and `key` say what it is about, no key for something else; `name` is for the reader who hears it.
    """
    what = f"{kind}.{key}" if key else kind
    return SafeString(
        f'<a rel="nofollow" href="{escape(correct)}?what={escape(what)}">{typeset(gettext("Ask for a correction"))}'
        f'<span class="cp-visually-hidden">: {escape(str(name))}</span></a>'
    )
