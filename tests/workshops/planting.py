"""Workshops for tests, with their pages, made as the seed makes them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hub.models import Organisation, Person
from site_core.seed_files import PageSeed
from site_core.side_by_side import SideBySide
from site_core.topics import Topic
from tests.page_factories import page, site
from workshops.models import Workshop, WorkshopOrganisation, WorkshopQuestion, WorkshopSession, WorkshopSpeaker

INDEX = page("workshops", "workshops.WorkshopIndexPage")


def workshop(
    key: str = "dilna", *sessions: tuple[datetime, datetime | None], topics: Any = (), **fields: Any
) -> Workshop:
    """A workshop with these sessions and topics."""
    made = Workshop(key=key, **fields)
    made.sessions = [WorkshopSession(starts_at=start, ends_at=end) for start, end in sessions]
    made.save()
    made.topics = [topic(each) for each in topics]
    made.save()
    return made


def topic(key: str) -> Topic:
    """A topic, made when it is not there."""
    return Topic.objects.get_or_create(key=key, defaults={"name": {"cs": key, "en": key}})[0]


def full_workshop(key: str, many: int, year: int = 2026, **fields: Any) -> Workshop:
    """A workshop with so many of everything; one that is there gets more."""
    of = Workshop.objects.filter(key=key).first() or workshop(key, topics=["maps"], format="online", **fields)
    start = datetime(year, 1, 20, 9, tzinfo=UTC)
    hours = [(start + timedelta(days=n), start + timedelta(days=n, hours=1)) for n in range(many)]
    consent = {"consent_on": date(2026, 1, 1)}
    people = [
        Person.objects.get_or_create(key=f"host-{n}", defaults={"name": f"H {n}", **consent}) for n in range(many)
    ]
    firms = [Organisation.objects.get_or_create(key=f"spolek-{n}", defaults={"name": f"S {n}"}) for n in range(many)]
    of.sessions = [WorkshopSession(starts_at=begins, ends_at=ends) for begins, ends in hours]
    of.speaker_rows = [WorkshopSpeaker(person=person) for person, _made in people]
    of.organisation_rows = [WorkshopOrganisation(organisation=firm) for firm, _made in firms]
    of.question_rows = [WorkshopQuestion(words=SideBySide(cs=f"Otázka {n}", en=f"Question {n}")) for n in range(many)]
    of.save()
    return of


def workshop_page(of: Workshop, **fields: Any) -> PageSeed:
    """The page of a workshop in both languages."""
    words = {"lead": "O čem.", "workshop": of.pk, **fields}
    each = {code: {"title": f"{of.key} {code}", "slug": f"{of.key}-{code}", **words} for code in ("cs", "en")}
    return PageSeed(f"workshop {of.key}", "workshops.WorkshopPage", "workshops", each)


def with_pages(*workshops: Workshop, also: tuple[PageSeed, ...] = (), **fields: Any) -> None:
    """A site with the list and a page for each of them."""
    site(INDEX, *also, *(workshop_page(of, **fields) for of in workshops))
