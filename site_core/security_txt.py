"""/.well-known/security.txt: where to report a security fault (RFC 9116)."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.core.checks import Tags, Warning, register
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from site_core.site_settings import SiteSettings, contact_address

MONTHS = 6  # the RFC advises less than a year


def expires(now: datetime.datetime, months: int = MONTHS) -> datetime.datetime:
    """The beginning of a month, at least this many whole months ahead, so that the file changes once a month.

    It moves with the clock: the contact is read from the settings each time, so it holds for as long as the site runs.
    """
    year, month = divmod(now.year * 12 + now.month + months, 12)
    return datetime.datetime(year, month + 1, 1, tzinfo=datetime.UTC)


def security_text(contact: str, expires: datetime.datetime, languages: list[str], address: str) -> str:
    """The file. An own address that is not https, as on one's own machine, must not be named."""
    lines = [f"Contact: {contact}", f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}"]
    lines.append(f"Preferred-Languages: {', '.join(languages)}")
    if address.startswith("https://"):
        lines.append(f"Canonical: {address}")
    return "".join(f"{line}\n" for line in lines)


@register(Tags.security, deploy=True)
def somebody_can_be_told(app_configs: Any, **about: Any) -> list[Warning]:
    """A site that others reach says where to report a security fault. Before there are tables nobody is asked."""
    try:
        contact = SiteSettings.objects.values_list("security_contact", flat=True).first()
    except DatabaseError:
        return []
    if contact:
        return []
    return [
        Warning(
            "Nobody can report a security fault: /.well-known/security.txt does not exist.",
            hint="Write a contact in the administration: Settings, Site settings.",
            id="site_core.W001",
        )
    ]


def security_txt(request: HttpRequest) -> HttpResponse:
    """The file for this site. Raises Http404 while nobody has set a contact."""
    contact = SiteSettings.objects.values_list("security_contact", flat=True).first()
    if not contact:
        raise Http404("no security contact")
    languages = [code for code, _ in settings.LANGUAGES]
    address = request.build_absolute_uri(request.path)
    text = security_text(contact_address(contact), expires(timezone.now()), languages, address)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
