"""The options of a filter, made in Python: a list of tools shows a hundred, and a template takes six times as long."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.formats import localize
from django.utils.html import escape
from django.utils.safestring import SafeString

from site_core.templatetags.look import reader, typeset

register = template.Library()


@register.filter
def checkboxes(options: Iterable[Any], name: str) -> SafeString:
    """Options (mappings or objects: key, label, count, checked) as items of a list; `name` is that of the filter."""
    return SafeString("\n".join([checkbox(escape(name), option) for option in options]))


def checkbox(name: str, option: Any) -> str:
    read = reader(option)
    value, count = escape(read("key")), read("count")
    of_none, checked = "" if count else " cp-filters__option--none", " checked" if read("checked") else ""
    return (
        f'<li class="cp-filters__option{of_none}">'
        f'<input class="kern-form-check__checkbox" type="checkbox" name="{name}" value="{value}"'
        f' id="{name}-{value}"{checked}> '
        f'<label for="{name}-{value}">{typeset(read("label"))}</label> '
        f'<span class="cp-meta">{localize(count)}</span></li>'
    )
