"""Pages of workshops as readers get them: the list in three parts, one workshop, its recap."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from hub.models import Organisation, Person
from tests.json_ld import things
from tests.page_factories import found, page, site
from tests.page_pieces import block
from tests.tools_catalog.shown_pages import shown, translated
from tests.workshops.planting import INDEX, topic, with_pages, workshop, workshop_page
from workshops.models import WorkshopOrganisation, WorkshopPage, WorkshopSpeaker

pytestmark = pytest.mark.django_db
LIST = "/workshops-cs/"
NOW = datetime(2026, 12, 10, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SOON, NOW_ON, OVER = (NOW + DAY, NOW + DAY + HOUR), (NOW - HOUR, NOW + HOUR), (NOW - DAY, NOW - DAY + HOUR)


@pytest.fixture(autouse=True)
def _now(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def address(key="dilna", language="cs"):
    return {"cs": f"{LIST}{key}-cs/", "en": f"/en/workshops-en/{key}-en/"}[language]


def parts(html):
    """Titles of workshops under each heading of the list."""
    sections = re.findall(r'<h3 class="cp-h2">([^<]+)</h3>(.*?)</section>', html)
    return {title: re.findall(r'<h4 class="cp-h3"> ?<a [^>]*>([^<]+)</a>', rest) for title, rest in sections}


# --- the list ---------------------------------------------------------------------------------------------------------
def test_each_workshop_stands_in_one_part_by_instant():
    with_pages(workshop("bude", SOON), workshop("bezi", NOW_ON), workshop("bylo", OVER))

    assert parts(shown(LIST)) == {
        "Právě běží": ["bezi cs"],
        "Chystá se": ["bude cs"],
        "Co už bylo": ["bylo cs"],
    }


def test_one_that_ends_at_this_instant_is_over():
    with_pages(workshop("konci", (NOW - HOUR, NOW)))

    assert parts(shown(LIST)) == {"Co už bylo": ["konci cs"]}


def test_one_without_a_day_is_over_and_says_what_is_known():
    with_pages(workshop("kdysi", held_in={"cs": "leden", "en": "January"}))

    assert parts(shown(LIST)) == {"Co už bylo": ["kdysi cs"]}
    assert "leden" in shown(LIST)


def test_past_ones_stand_the_latest_first_and_coming_ones_the_next_first():
    later = (NOW + 2 * DAY, NOW + 2 * DAY + HOUR)
    older = (NOW - 2 * DAY, NOW - 2 * DAY + HOUR)
    with_pages(workshop("a", later), workshop("b", SOON), workshop("c", older), workshop("d", OVER))

    assert parts(shown(LIST)) == {
        "Chystá se": ["b cs", "a cs"],
        "Co už bylo": ["d cs", "c cs"],
    }


@pytest.mark.parametrize(
    "query", ["format=online", "language=en", "topic=maps", "audience=officers", "recording=yes", "year=2025"]
)
def test_every_filter_narrows_the_list(query):
    last_year = datetime(2025, 5, 5, 12, tzinfo=UTC)
    one = workshop(
        "a", (last_year, last_year + HOUR), format="online", spoken=["en"], topics=["maps"], audiences=["officers"]
    )
    video = block("recording", {"title": "Záznam", "url": "https://youtu.be/aaaaaaaaaaa", "transcript": ""})
    other = workshop_page(workshop("b", OVER, format="on_site", place={"cs": "Sál"}, spoken=["cs"]))
    site(INDEX, workshop_page(one, materials=[video]), other)

    assert parts(shown(f"{LIST}?{query}")) == {"Co už bylo": ["a cs"]}


def test_a_year_that_stands_in_words_alone_is_found_too():
    words = {"cs": "30. března 2021, hodinu zdroj neuvádí", "en": "30 March 2021, the source gives no hour"}
    with_pages(workshop("kdysi", held_in=words), workshop("nekdy", held_in={"cs": "leden", "en": "January"}))

    assert parts(shown(f"{LIST}?year=2021")) == {"Co už bylo": ["kdysi cs"]}
    assert parts(shown(f"{LIST}?year=unknown")) == {"Co už bylo": ["nekdy cs"]}


def test_languages_are_called_by_nouns():
    with_pages(workshop("a", OVER, spoken=["cs", "sk"]))

    assert "čeština, slovenština" in shown(LIST)


def test_what_nobody_stated_is_an_option_of_its_own_and_no_no():
    with_pages(workshop("a", OVER), workshop("b", OVER, format="online"))

    assert parts(shown(f"{LIST}?format=unknown")) == {"Co už bylo": ["a cs"]}


def test_an_empty_list_says_which_filter_to_take_away():
    with_pages(workshop("a", OVER, format="online"), workshop("b", OVER, topics=["maps"]))

    html = shown(f"{LIST}?format=online&topic=maps")

    assert translated("No workshop meets all of this.") in html
    assert 'href="?format=online"' in html


def test_a_site_without_workshops_says_so():
    site(INDEX)

    assert translated("There are no workshops yet.") in shown(LIST)


# --- one workshop -----------------------------------------------------------------------------------------------------
def test_a_page_says_when_with_the_zone_where_in_which_language_and_for_how_much():
    with_pages(workshop("dilna", SOON, format="online", spoken=["cs"], price="free", capacity=25))

    html = shown(address())

    for words in (
        "pátek 11. prosince 2026",
        "10.00 až 11.00 (středoevropský čas)",
        "online",
        "čeština",
        "zdarma",
        "25",
    ):
        assert words in html


def test_hours_are_those_of_the_zone_of_the_workshop():
    with_pages(workshop("dilna", SOON, zone="Europe/London"))

    assert "9.00 až 10.00 (greenwichský čas)" in shown(address())


def test_what_nobody_stated_is_said_as_that():
    with_pages(workshop("dilna", SOON))

    assert shown(address()).count(">neuvedeno<") == 0
    assert shown(address()).count("neuvedeno") == 3  # form, language, price


def test_the_link_to_join_is_on_no_page():
    with_pages(workshop("dilna", SOON, format="online", join_url="https://meet.example.org/tajne"))

    assert "tajne" not in shown(address()) + shown(LIST)


@pytest.mark.parametrize(
    ("fields", "session", "words"),
    [
        ({"status": "cancelled"}, SOON, "This workshop was cancelled."),
        ({"status": "cancelled"}, OVER, "This workshop was cancelled."),
        ({"status": "moved"}, SOON, "The day has changed."),
        ({}, NOW_ON, "It is running just now."),
        ({}, OVER, "This workshop is over."),
    ],
)
def test_what_must_not_be_overlooked_stands_above_the_programme(fields, session, words):
    with_pages(workshop("dilna", session, **fields))

    assert translated(words) in shown(address())


def test_one_that_was_moved_says_when_it_was_to_begin():
    with_pages(workshop("dilna", SOON, status="moved", moved_from=NOW))

    assert "10. 12. 2026 10.00" in shown(address())


@pytest.mark.parametrize(
    ("session", "status", "is_offered"), [(SOON, "planned", True), (OVER, "planned", False), (SOON, "cancelled", False)]
)
def test_booking_elsewhere_is_offered_while_one_can_come(session, status, is_offered):
    with_pages(workshop("dilna", session, status=status, booking_url="https://example.org/prihlaska"))

    assert ("https://example.org/prihlaska" in without_data(shown(address()))) == is_offered


def without_data(html):
    return re.sub(r"<script type=.application/ld.json.*?</script>", "", html)


def test_a_programme_has_days_hours_and_words():
    parts = [block("day", "Dopoledne"), block("item", {"time": "09:45:00", "title": "Rozpočet", "text": "Z Poličky."})]
    with_pages(workshop("dilna", SOON), programme=parts)

    html = shown(address())

    for words in ("Dopoledne", "9.45", "Rozpočet", "Z Poličky."):
        assert words in html


def test_speakers_are_shown_with_a_consent_only():
    of = workshop("dilna", SOON)
    consented = Person.objects.create(key="nina", name="Nina Nová", consent_on=date(2026, 1, 1))
    of.speaker_rows = [WorkshopSpeaker(person=each) for each in (consented, Person.objects.create(key="x", name="X Y"))]
    of.save()
    with_pages(of)

    html = shown(address())

    assert "Nina Nová" in html
    assert "X Y" not in html


def test_organisations_stand_under_what_they_have_to_do_with_it():
    of = workshop("dilna", SOON)
    firm = Organisation.objects.create(key="f", name="Firma", website="https://example.org/")
    of.organisation_rows = [WorkshopOrganisation(organisation=firm, part="guest")]
    of.save()
    with_pages(of)

    assert re.search(r"<dt>Hosté</dt> <dd> <a href=.https://example.org/.[^>]*>Firma</a>", shown(address()))


def test_a_past_workshop_shows_its_recap_and_the_recap_leads_back():
    of = workshop("dilna", OVER)
    said = {"findings": "Nejdřív potřeby.", "kind": "recap", "topics": [topic("maps").pk], "workshop": of.pk}
    recap = page("recap", "blog.RecapPage", "news", **said)
    with_pages(of)
    site(page("news", "blog.NewsIndexPage"), recap)

    assert "/news-cs/recap-cs/" in shown(address())
    assert address() in shown("/news-cs/recap-cs/")
    assert "/en/news-en/recap-en/" in shown(address(language="en"))


@pytest.mark.parametrize(("language", "is_open"), [("cs", False), ("en", True)])
def test_where_a_recap_is_open_nobody_registers_any_more(language, is_open):
    of = workshop("dilna", (datetime(2099, 1, 1, tzinfo=UTC), None), takes_registrations=True)
    said = {"findings": "Nejdřív potřeby.", "kind": "recap", "topics": [topic("maps").pk], "workshop": of.pk}
    with_pages(of)
    site(page("news", "blog.NewsIndexPage"), page("recap", "blog.RecapPage", "news", **said))
    found("recap", "en").unpublish()

    assert ('id="registration"' in shown(address(language=language))) == is_open


def test_a_workshop_has_one_page_in_a_language():
    of = workshop("dilna", SOON)
    with_pages(of)
    again = WorkshopPage(title="Znovu", slug="znovu", workshop=of, locale=found("workshop dilna").locale)

    with pytest.raises(ValidationError) as caught:
        again.clean()

    assert list(caught.value.error_dict) == ["workshop"]


# --- for search engines -----------------------------------------------------------------------------------------------
def event_of(html):
    return things(html)["WebPage"]["mainEntity"]


def test_search_engines_get_an_event():
    with_pages(
        workshop(
            "dilna", SOON, format="online", spoken=["cs"], price="free", capacity=25, status="moved", moved_from=NOW
        )
    )

    event = event_of(shown(address()))

    assert event["@type"] == "Event"
    assert event["startDate"] == "2026-12-11T10:00:00+01:00"
    assert event["endDate"] == "2026-12-11T11:00:00+01:00"
    assert event["previousStartDate"] == "2026-12-10T10:00:00+01:00"
    assert event["eventStatus"] == "https://schema.org/EventRescheduled"
    assert event["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert event["location"][0]["@type"] == "VirtualLocation"
    assert event["inLanguage"] == ["cs"]
    assert event["offers"]["price"] == 0
    assert event["maximumAttendeeCapacity"] == 25


def test_one_without_a_day_is_no_event_for_them():
    with_pages(workshop("dilna", held_in={"cs": "leden", "en": "January"}))

    assert "mainEntity" not in things(shown(address()))["WebPage"]


def test_what_nobody_stated_is_not_said_to_them():
    with_pages(workshop("dilna", (SOON[0], None)))

    assert {"endDate", "eventAttendanceMode", "offers", "inLanguage", "location"}.isdisjoint(event_of(shown(address())))
