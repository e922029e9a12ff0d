"""A letter of an assistant to the people of a workshop: about what they registered for, so no advertising."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from site_core.outbox import Letter, put_mail
from site_core.outbox.signature import signature
from workshops.models import GuestLetter, Registration, Workshop
from workshops.registering.calendar_of_guest import title_of
from workshops.registering.mails import about, button, facts
from workshops.registering.small_print import how_out, way_out
from workshops.registering.taking import take_turn
from workshops.times import Phase, phase
from workshops.words import Occasion, Readers

State = Registration.State


@dataclass(frozen=True)
class Draft:
    """What is to be written to whom; subjects and texts by language."""

    readers: Readers
    subjects: Mapping[str, str]
    texts: Mapping[str, str]


def people(workshop: Workshop, readers: Readers, now: datetime) -> list[Registration]:
    """Whom it goes to: once an address, whoever registered first; nobody without one.

    After the end only those who asked for mails then (ADR 0040).
    """
    registrations = workshop.registrations.exclude(email="")
    if phase(workshop.spans, now) is Phase.PAST:
        registrations = registrations.exclude(wants_thanks=False)
    chosen = {
        Readers.COME: registrations.filter(state=State.CONFIRMED),
        Readers.WAITING: registrations.filter(state__in=[State.WAITING, State.OFFERED]),
        Readers.CAME: registrations.filter(came=True),
        Readers.ALL: registrations.active(),
    }[readers]
    first_ones: dict[str, Registration] = {}
    for own in chosen:
        first_ones.setdefault(own.email.casefold(), own)
    return list(first_ones.values())


def by_language(registrations: Iterable[Registration]) -> dict[str, int]:
    """How many of them read which language."""
    return dict(sorted(Counter(own.language for own in registrations).items()))


def letter(own: Registration, workshop: Workshop, draft: Draft, out: str = "") -> Letter:
    """The mail to one of them, in their language; it says why it came and how to cancel.

    `out`: the address that ends mails of its kind.
    """
    code = own.language
    with override(code):
        why = _("You get this mail because you registered for “%(title)s”.") % {"title": title_of(workshop, code)}
        ways = _("On the page of your registration you can cancel it and delete what we know about you.")
        return Letter(
            language=code,
            subject=draft.subjects[code],
            greeting=_("Hello,"),
            paragraphs=paragraphs(draft.texts[code]),
            facts=facts(workshop),
            button=button(own, Occasion.KNOWN),
            signature=signature(),
            small=[why, ways, f"{how_out(Occasion.THANKS)}\n{out}" if out else ""],
        )


def end_of_mails(own: Registration, workshop: Workshop, now: datetime) -> str:
    """The address that ends mails after the workshop; empty before its end, when mails belong to the registration."""
    with override(own.language):
        return way_out(own, Occasion.THANKS) if phase(workshop.spans, now) is Phase.PAST else ""


def paragraphs(text: str) -> list[str]:
    """What an empty line parts."""
    lines = text.replace("\r\n", "\n")
    return [part.strip() for part in lines.split("\n\n") if part.strip()]


@transaction.atomic
def send(workshop: int, draft: Draft, author: Any, form_hash: str, now: datetime) -> GuestLetter:
    """Writes to all of them or to nobody, and notes it; the same form sent twice writes once."""
    of = take_turn(workshop)
    again = of.letters.filter(form_hash=form_hash).first()
    if again:
        return again
    found = people(of, draft.readers, now)
    for own in found:
        out = end_of_mails(own, of, now)
        mail = letter(own, of, draft, out)
        text, html = mail.text, mail.html
        put_mail(to=own.email, subject=mail.subject, text=text, html=html, about=about(own), unsubscribe=out)
    counts = by_language(found)
    return of.letters.create(
        sent_by=author, sent_at=now, readers=draft.readers, people=counts, form_hash=form_hash,
        subjects={code: draft.subjects[code] for code in counts}, texts={code: draft.texts[code] for code in counts},
    )  # fmt: skip
