"""Every mail to guests in both languages, always with the same workshop, guest, instants and secret."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.test import override_settings

from site_core.outbox.models import Outgoing
from site_core.seed_files import PageSeed
from site_core.site_settings import SiteSettings
from tests.page_factories import site
from tests.workshops.planting import INDEX, workshop
from workshops.models import Registration, Workshop
from workshops.registering.mails import put_letter
from workshops.words import Occasion

FOLDER = Path(__file__).parent / "mails"
START = datetime(2027, 3, 28, 8, tzinfo=UTC)  # the day on which the clocks change, after they did
NUMBER = uuid.UUID("12345678-1234-4234-8234-123456789abc")
TITLES = {"cs": "Mapy, kterým rozumí každý", "en": "Maps that everybody understands"}
STATES = {
    Occasion.WAITING: "waiting", Occasion.ASKED: "asked", Occasion.OFFERED: "offered", Occasion.EXPIRED: "expired",
    Occasion.DECLINED: "declined", Occasion.CANCELLED: "cancelled",
}  # fmt: skip


def examples() -> Iterator[tuple[str, str]]:
    """The name of each file with what stands in it: the mail as text and as HTML."""
    with override_settings(SECRET_KEY="always the same secret", WAGTAILADMIN_BASE_URL="https://civicport.example"):
        of = planted()
        for code, _name in settings.LANGUAGES:
            for occasion in Occasion:
                mail = written(of, occasion, code)
                yield f"{code}/{occasion}.txt", as_text(mail)
                yield f"{code}/{occasion}.html.txt", as_outline(mail.html)


def planted() -> Workshop:
    """A workshop with its pages, on a site that says who publishes it."""
    said = SiteSettings.load()
    said.publisher, said.contact_email = "Spolek Příklad", "podatelna@civicport.example"
    said.save()
    made = workshop(
        "mapy", (START, START.replace(hour=10)), format="hybrid", capacity=20, takes_registrations=True,
        place={"cs": "Dům kultury, Lhota", "en": "Culture House, Lhota"}, join_url="https://meet.example/tajne",
    )  # fmt: skip
    words = {"lead": "O čem.", "workshop": made.pk}
    pages = {code: {"title": title, "slug": f"mapy-{code}", **words} for code, title in TITLES.items()}
    site(INDEX, PageSeed("workshop mapy", "workshops.WorkshopPage", "workshops", pages))
    return Workshop.objects.get(pk=made.pk)


def written(of: Workshop, occasion: Occasion, language: str) -> Outgoing:
    """The mail that a guest gets on an occasion."""
    Registration.objects.all().delete()
    own = of.registrations.create(
        state=STATES.get(occasion, "confirmed"), name="Nina Nová", email="nina@lhota.example", language=language,
        number=NUMBER, form_hash="x", offered_until=datetime(2027, 3, 27, 17, 30, tzinfo=UTC),
    )  # fmt: skip
    put_letter(own, occasion, of)
    return Outgoing.objects.order_by("-pk")[0]


def as_outline(html: str) -> str:
    """The elements of the HTML with their words and links, a block a line; how they look is left out."""
    bare = re.sub(r'\s+style="[^"]*"', "", re.sub(r"[ \n]+", " ", html))
    return re.sub(r" ?<(/?(?:p|dl|dt|dd|div|head|title|body)[ >])", r"\n<\1", bare).strip() + "\n"


def as_text(mail: Outgoing) -> str:
    """What a mail program shows of it, without its HTML."""
    files = ", ".join(file["name"] for file in mail.attachments)
    head = {"To": mail.to, "Subject": mail.subject, "List-Unsubscribe": mail.unsubscribe, "Attached": files}
    lines = [f"{name}: {value}" for name, value in head.items() if value]
    return "\n".join([*lines, "", mail.text])
