"""What is known of a workshop, in the plain form in which a recap begins with it."""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from site_core.recaps import Held
from workshops.models import Registration, Workshop, WorkshopPage
from workshops.words import Part


def held(of: Workshop) -> Held:
    """A workshop as it was held, with the words of its pages as they were published last."""
    pages = WorkshopPage.objects.filter(workshop=of.pk, alias_of=None).select_related("locale").order_by("pk")
    by_language = {page.locale.language_code: page for page in pages}
    return Held(
        workshop=of.pk,
        titles={code: page.title for code, page in by_language.items()} or {"": of.name},
        materials={code: list(page.materials.raw_data) for code, page in by_language.items()},
        held_on=first_day(of),
        came=attendance(of),
        topics=numbers(of.topics.values_list("pk", flat=True)),
        speakers=numbers(of.speaker_rows.values_list("person", flat=True)),
        partners=organisations(of, Part.PARTNER),
        guests=organisations(of, Part.GUEST),
        tools=numbers(of.tool_rows.values_list("tool", flat=True)),
        practices=numbers(of.practice_rows.values_list("practice", flat=True)),
    )


def first_day(of: Workshop) -> date | None:
    """The day of the first session, on the clocks of the workshop."""
    spans = of.spans
    return spans[0].start.astimezone(ZoneInfo(of.zone)).date() if spans else None


def attendance(of: Workshop) -> int | None:
    """How many came: what somebody wrote, else those who were ticked at the door; None where nobody counted."""
    return of.came or Registration.objects.filter(workshop=of.pk, came=True).count() or None


def organisations(of: Workshop, part: Part) -> tuple[int, ...]:
    """Those that had this part."""
    return numbers(of.organisation_rows.filter(part=part).values_list("organisation", flat=True))


def numbers(found: Any) -> tuple[int, ...]:
    return tuple(found)
