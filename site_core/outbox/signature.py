"""Who signs the mails of the site: its name, who publishes it, where they are found. Law wants it in each mail."""

from __future__ import annotations

from django.conf import settings

from site_core.language import active_language
from site_core.site_settings import SiteSettings
from site_core.translations import home_url

SITE = "CIVICPORT"


def signature() -> list[str]:
    """The lines of a signature in the active language; what the site settings do not say is left out."""
    said = SiteSettings.load()
    web = settings.WAGTAILADMIN_BASE_URL + home_url(active_language())
    return [line for line in (SITE, said.publisher, said.contact_email, web) if line]
