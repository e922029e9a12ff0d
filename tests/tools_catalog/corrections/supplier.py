"""What a supplier writes, and where they find the link."""

import re

from django.core import mail
from django.urls import reverse
from django.utils import timezone, translation

from site_core.outbox import Outgoing
from site_core.outbox.sending import send_due
from tools_catalog.corrections.sending_in import LINKS
from tools_catalog.models import Correction

WORDS = {
    "what": "criterion.surveys",
    "text": "Podmíněné otázky umíme od verze 4.",
    "evidence_url": "https://example.org/docs/conditions",
    "is_vendor": "yes",
    "name": "Jana Nováková",
    "email": "jana@example.org",
}


def address(name, *parts, language="cs"):
    with translation.override(language):
        return reverse(name, args=parts)


def form_of(key="anketa", language="cs"):
    return address("tool:correction", key, language=language)


def write(browser, language="cs", **changes):
    """Opens the form, fills it in and sends it; returns the answer."""
    browser.open(form_of(language=language))
    return browser.send(**{**WORDS, **changes})


def mails():
    """All mails that have left, after those that wait."""
    now = timezone.now()  # the clock of the test, which may go behind that of the machine
    Outgoing.objects.update(due_at=now)
    send_due(now)
    return mail.outbox


def link_in(message):
    """The path of the link in a mail."""
    return re.search(r"http://testserver(\S+)", message.body)[1]


def correction(of, token="0123456789abcdef", **values):
    """A correction as it stands in the table, confirmed and taken up unless told otherwise."""
    now = timezone.now()
    texts = {name: WORDS[name] for name in ("text", "evidence_url", "name", "email")}
    fields = {"kind": "criterion", "target": "surveys", "is_vendor": True, "language": "cs", "state": "confirmed"}
    fields |= {"token_hash": LINKS.hash_of(token), "created_at": now, "confirmed_at": now, "taken_up_at": now}
    return Correction.objects.create(tool=of, **{**texts, **fields, **values})


def decided(of, state="accepted", **values):
    """A correction that was decided."""
    reasons = {"reason_cs": "Dokumentace to ukazuje.", "reason_en": "The documentation shows it."}
    return correction(of, state=state, **{"decided_at": timezone.now(), **reasons, **values})
