"""What a recap begins with, as the workshop knows it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from hub.models import Organisation, Person
from tests.factories import tool
from tests.workshops.planting import with_pages, workshop
from workshops.models import Registration, WorkshopOrganisation, WorkshopSpeaker, WorkshopTool
from workshops.recapping.known import held

pytestmark = pytest.mark.django_db
LATE = (datetime(2026, 1, 19, 23, 30, tzinfo=UTC), None)  # the 20th in Prague


def test_a_recap_begins_with_people_organisations_tools_and_topics():
    of = workshop("dilna", LATE, topics=["maps"])
    nina = Person.objects.create(key="nina", name="Nina")
    firms = {part: Organisation.objects.create(key=part, name=part) for part in ("organiser", "partner", "guest")}
    of.speaker_rows = [WorkshopSpeaker(person=nina)]
    of.organisation_rows = [WorkshopOrganisation(organisation=firm, part=part) for part, firm in firms.items()]
    of.tool_rows = [WorkshopTool(tool=tool("decidim"))]
    of.save()

    known = held(of)

    assert known.topics == tuple(of.topics.values_list("pk", flat=True))
    assert (known.speakers, known.partners, known.guests) == ((nina.pk,), (firms["partner"].pk,), (firms["guest"].pk,))
    assert known.tools == (of.tool_rows.get().tool_id,)


def test_titles_and_materials_come_from_the_page_in_each_language():
    of = workshop("dilna", LATE)
    photos = {"type": "photos", "value": {"images": []}, "id": "6a0a0b0c-0000-4000-8000-000000000001"}
    with_pages(of, materials=[photos])

    known = held(of)

    assert known.titles == {"cs": "dilna cs", "en": "dilna en"}
    assert [part["type"] for part in known.materials["en"]] == ["photos"]


def test_without_a_page_the_name_of_the_workshop_stands_in_for_a_title():
    of = workshop("dilna", LATE)

    assert list(held(of).titles.values()) == [of.name]


def test_the_day_is_that_of_the_first_session_where_it_took_place():
    assert held(workshop("dilna", LATE)).held_on == date(2026, 1, 20)


def test_without_a_session_there_is_no_day():
    assert held(workshop("dilna", held_in={"cs": "leden", "en": "January"})).held_on is None


@pytest.mark.parametrize(("written", "ticked", "came"), [(24, 2, 24), (None, 2, 2), (None, 0, None)])
def test_how_many_came_is_what_somebody_wrote_else_those_who_were_ticked(written, ticked, came):
    of = workshop("dilna", LATE, came=written)
    for number in range(3):
        Registration.objects.create(
            workshop=of, state="confirmed", language="cs", form_hash=str(number), came=number < ticked
        )

    assert held(of).came == came
