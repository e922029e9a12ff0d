"""Template tags of what stands around each page of the administration."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def site_name() -> str:
    """The name of the site, as titles of pages and windows say it."""
    return str(settings.WAGTAIL_SITE_NAME)
