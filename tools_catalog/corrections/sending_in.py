"""From a form to a correction that waits to be confirmed: once a form, not too often, with a mail."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from site_core.rate_limit import DAY, HOUR, visitor, within_limit
from site_core.secret_links import SecretLinks
from tools_catalog.corrections.form import CorrectionForm
from tools_catalog.corrections.mails import put_confirmation
from tools_catalog.models.corrections import Correction
from tools_catalog.models.tools import Tool

LINKS = SecretLinks("tools_catalog.corrections")
FORM = "form"  # the hidden field with the number of the form


class TooMany(Exception):
    """So many corrections came from one network, or for one address, that the next has to wait so many seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def send_in(request: HttpRequest, form: CorrectionForm, tool: Tool) -> None:
    """Stores the correction of a sound form and puts the mail that asks for its confirmation. Raises TooMany.

    The same form sent again, unchanged, does nothing more.
    """
    token = LINKS.token_of_form(request.POST.get(FORM, ""), form.content)
    if Correction.objects.filter(token_hash__in=LINKS.hashes_of(token)).exists():
        return
    correction = form.correction()
    count_once_more(request, correction.email, tool)
    store(correction, tool, token, request)


def count_once_more(request: HttpRequest, email: str, tool: Tool) -> None:
    """Counts one more for this network and for this address, in the hour and about this tool in the day.

    A tool alone has no limit: with one, a stranger could use it up and its supplier could not write. Raises TooMany.
    """
    senders = [("corrections", visitor(request)), ("correction-mails", email.casefold())]
    hourly = [within_limit(what, who, settings.CORRECTIONS_AN_HOUR) for what, who in senders]
    most = settings.CORRECTIONS_OF_A_TOOL_A_DAY
    daily = [within_limit(f"{what}-{tool.key}", who, most, DAY) for what, who in senders]
    if not all(daily):
        raise TooMany(DAY)
    if not all(hourly):
        raise TooMany(HOUR)


@transaction.atomic
def store(correction: Correction, tool: Tool, token: str, request: HttpRequest) -> None:
    """The correction and its mail, or neither; of two clicks at once the second finds it there."""
    fields = ("kind", "target", "text", "evidence_url", "name", "is_vendor", "email")
    made, new = Correction.objects.get_or_create(
        token_hash=LINKS.hash_of(token),
        defaults={"tool": tool, "language": get_language(), **{name: getattr(correction, name) for name in fields}},
    )
    if new:
        put_confirmation(made, request.build_absolute_uri(reverse("correction:link", args=[token])))
