"""What the editors of pages and of translations show besides the texts."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.models import Page

from site_core.translating.approval import approval
from site_core.translating.begun_again import from_before
from site_core.translating.changed_words import Change, Rewording, Words
from site_core.translating.publishing import RIGHT
from site_core.translating.source_changes import source_changes
from site_core.translating.status_panel import status_panel

register = template.Library()


@register.inclusion_tag("site_core/translating/approval.html", takes_context=True)
def translation_approval(context: dict[str, Any]) -> dict[str, Any]:
    """Where a translation stands on its way to readers, and what this person may do about it."""
    request = context["request"]
    return {"request": request, **approval(context["instance"], request.user)}


@register.simple_tag(takes_context=True)
def rights_on_translation(context: dict[str, Any]) -> dict[str, bool]:
    """What of the buttons of the package this person may use: it asks for fewer rights than we do."""
    page, person = context["instance"], context["request"].user
    may_publish = not isinstance(page, Page) or page.permissions_for_user(person).can_publish()
    return {"publish": bool(may_publish), "end": person.has_perm(RIGHT)}


@register.inclusion_tag("site_core/translating/status_panel.html", takes_context=True)
def page_translations(context: dict[str, Any], page: Any) -> dict[str, Any]:
    """How fresh the translations of a page are, or how fresh it is as a translation; nothing beside other things."""
    return status_panel(page, context["request"].user)


@register.inclusion_tag("site_core/translating/source_changes.html", takes_context=True)
def changes_of_source(context: dict[str, Any]) -> dict[str, Any]:
    """How the texts that wait have changed in the source; the script of the editor puts each beside its field."""
    props = json.loads(context["props"])
    return {
        "changes": source_changes(context["translation"], props["segments"]),
        "source": context["source_locale"],
        "target": context["target_locale"],
    }


@register.inclusion_tag("site_core/translating/from_before.html", takes_context=True)
def texts_from_before(context: dict[str, Any]) -> dict[str, int]:
    """That texts of a translation come from an earlier one, where some do."""
    return {"n": from_before(context["translation"])}


@register.filter
def both_wordings(words: Rewording) -> SafeString:
    """The words of a source, with those that were removed and added; said in words too, for who hears the page."""
    return format_html_join("", "{}", ((mark(each),) for each in words.words))


@register.filter
def words_before(words: Rewording) -> SafeString:
    """The former words, those that went marked as removed."""
    return format_html_join("", "{}", ((mark(each),) for each in words.words if each.change is not Change.ADDED))


@register.filter
def words_now(words: Rewording) -> SafeString:
    """The words of today, those that came marked as added."""
    return format_html_join("", "{}", ((mark(each),) for each in words.words if each.change is not Change.REMOVED))


def mark(words: Words) -> str | SafeString:
    """Some words that stand together."""
    match words.change:
        case Change.REMOVED:
            return format_html('<del><span class="w-sr-only">{} </span>{}</del>', _("Removed:"), words.text)
        case Change.ADDED:
            return format_html('<ins><span class="w-sr-only">{} </span>{}</ins>', _("Added:"), words.text)
    return words.text
