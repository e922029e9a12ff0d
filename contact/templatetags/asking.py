"""Template tags of the contact form: where readers ask."""

from __future__ import annotations

from django import template

from contact.pages import ContactPage
from site_core.language import active_language
from site_core.page_tree import tree_of
from site_core.translations import page_url

register = template.Library()


@register.simple_tag(takes_context=True)
def contact_address(context: template.Context) -> str:
    """The address of the form in the active language, empty where there is none."""
    node = tree_of(context["request"]).first(ContactPage, active_language())
    return page_url(node.url_path, active_language()) if node else ""
