"""What search engines read of a workshop: each status, format and price, and that nothing is made up."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from hub.models import Organisation, Person
from tests.json_ld import things
from tests.page_factories import page, site
from tests.page_pieces import block, picture
from tests.tools_catalog.shown_pages import shown
from tests.workshops.planting import INDEX, topic, with_pages, workshop, workshop_page
from workshops.models import Registration, Series, Workshop, WorkshopOrganisation, WorkshopSpeaker

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 10, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SOON, OVER = (NOW + DAY, NOW + DAY + HOUR), (NOW - DAY, NOW - DAY + HOUR)
ADDRESS, ENGLISH = "/workshops-cs/dilna-cs/", "/en/workshops-en/dilna-en/"
HERE = f"http://testserver{ADDRESS}"
SECRET = "https://meet.example.org/tajne"
SCHEMA = "https://schema.org/"
RECORDING = {
    "title": "Záznam", "note": "Webinář, 54 minut", "url": "https://youtu.be/aaaaaaaaaaa", "transcript": "",
    "published_on": "2026-12-01",
}  # fmt: skip

STATUSES = {
    "planned": ({"status": "planned"}, {"eventStatus": f"{SCHEMA}EventScheduled"}),
    "moved": (
        {"status": "moved", "moved_from": NOW},
        {"eventStatus": f"{SCHEMA}EventRescheduled", "previousStartDate": "2026-12-10T10:00:00+01:00"},
    ),
    "moved from a day that nobody wrote down": ({"status": "moved"}, {"eventStatus": f"{SCHEMA}EventRescheduled"}),
    "planned, with a day left from an earlier move": (
        {"status": "planned", "moved_from": NOW},
        {"eventStatus": f"{SCHEMA}EventScheduled"},
    ),
    "cancelled": ({"status": "cancelled"}, {"eventStatus": f"{SCHEMA}EventCancelled"}),
}
ROOM, PAGE = {"@type": "Place", "name": "Sál", "address": "Sál"}, {"@type": "VirtualLocation", "url": HERE}
FORMATS = {
    "online": ({"format": "online"}, "OnlineEventAttendanceMode", [PAGE]),
    "on site": ({"format": "on_site", "place": {"cs": "Sál", "en": "Hall"}}, "OfflineEventAttendanceMode", [ROOM]),
    "hybrid": ({"format": "hybrid", "place": {"cs": "Sál", "en": "Hall"}}, "MixedEventAttendanceMode", [ROOM, PAGE]),
    "hybrid in a place that nobody stated": ({"format": "hybrid"}, "MixedEventAttendanceMode", [PAGE]),
    "not stated": ({}, None, None),
}
OFFER = {"@type": "Offer", "url": HERE}
PRICES = {
    "free": ({"price": "free"}, True, {**OFFER, "price": 0, "priceCurrency": "CZK"}),
    "paid": (
        {"price": "paid", "price_words": {"cs": "500 Kč", "en": "CZK 500"}}, False, {**OFFER, "description": "500 Kč"}
    ),
    "not stated": ({}, None, None),
}  # fmt: skip
WANTED = {"name", "startDate", "eventStatus", "url", "organizer"}


@pytest.fixture(autouse=True)
def _now(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def page_data(address=ADDRESS):
    answer = Client().get(address)
    assert answer.status_code == 200
    return things(answer.content.decode())["WebPage"]


def event(address=ADDRESS):
    return page_data(address)["mainEntity"]


@pytest.mark.parametrize("status", STATUSES)
def test_each_status_format_and_price_is_said_as_it_is_known(status):
    fields, _said = STATUSES[status]
    of = workshop("dilna", SOON, join_url=SECRET, **fields)
    with_pages(of)

    for form, price in itertools.product(FORMATS, PRICES):
        nothing = {"format": "", "place": {}, "price": "", "price_words": {}}
        Workshop.objects.filter(pk=of.pk).update(**{**nothing, **FORMATS[form][0], **PRICES[price][0]})
        assert wrong(event(), status, form, price) == {}, (form, price)


def wrong(found, status, form, price):
    """What is said otherwise than it is known, with what should be said."""
    mode, places = FORMATS[form][1:]
    is_free, offer = PRICES[price][1:]
    should = {
        **{name: STATUSES[status][1].get(name) for name in ("eventStatus", "previousStartDate")},
        "eventAttendanceMode": mode and SCHEMA + mode,
        "location": places,
        "isAccessibleForFree": is_free,
        "offers": None if status == "cancelled" else offer,
    }
    missing = dict.fromkeys(WANTED - set(found), "missing")
    broken = {"broken": [*empty(found), *(["the private link"] if SECRET in str(found) else [])]}
    differing = {name: value for name, value in should.items() if found.get(name) != value}
    return {**differing, **missing, **(broken if broken["broken"] else {})}


def empty(value):
    """Whatever is said and says nothing, and addresses that are not whole."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name in ("url", "@id") and not urlsplit(part).netloc:
                yield part
            yield from empty(part)
    elif isinstance(value, list):
        yield from (fault for part in value for fault in empty(part))
    elif value in (None, ""):
        yield value


def test_hours_are_said_on_the_clocks_of_the_workshop():
    with_pages(workshop("dilna", SOON, (SOON[0] + DAY, SOON[1] + DAY), zone="Europe/Athens"))

    assert event()["startDate"] == "2026-12-11T11:00:00+02:00"
    assert event()["endDate"] == "2026-12-12T12:00:00+02:00"


def test_an_end_that_nobody_stated_is_not_said():
    with_pages(workshop("dilna", SOON, (SOON[0] + DAY, None)))

    assert "endDate" not in event()


def test_one_that_waits_for_its_new_day_is_postponed_and_keeps_the_former_one():
    with_pages(workshop("dilna", status="moved", moved_from=NOW + DAY, price="free"))

    found = event()

    assert (found["eventStatus"], found["startDate"]) == (f"{SCHEMA}EventPostponed", "2026-12-11T10:00:00+01:00")
    assert {"previousStartDate", "endDate", "offers"}.isdisjoint(found)


def test_a_postponed_one_stands_among_those_to_come_and_is_not_said_to_be_over():
    with_pages(workshop("dilna", status="moved", moved_from=NOW + DAY), workshop("jina", SOON))

    listed, page = (Client().get(path).content.decode() for path in ("/workshops-cs/", ADDRESS))

    assert listed.index("jina cs") < listed.index("dilna cs")
    assert "Co už bylo" not in listed
    assert "Tento workshop už byl" not in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"takes_registrations": True, "capacity": 2}, {"availability": f"{SCHEMA}InStock"}),
        ({"takes_registrations": True, "capacity": 1}, {"availability": f"{SCHEMA}SoldOut"}),
        (
            {"takes_registrations": True, "opens_at": NOW + HOUR},
            {"validFrom": "2026-12-10T11:00:00+01:00"},
        ),
        ({"takes_registrations": True, "closes_at": NOW}, {}),
        ({"booking_url": "https://example.org/sem"}, {"url": "https://example.org/sem"}),
        ({}, {}),
    ],
)  # fmt: skip
def test_an_offer_says_whether_there_is_a_seat_only_where_we_know(fields, said):
    of = workshop("dilna", SOON, price="free", **fields)
    Registration.objects.create(workshop=of, state="confirmed", name="N", email="n@example.org")
    with_pages(of)

    assert event()["offers"] == {**OFFER, "price": 0, "priceCurrency": "CZK", **said}


def test_a_past_workshop_offers_nothing():
    with_pages(workshop("dilna", OVER, price="free"))

    assert "offers" not in event()
    assert event()["isAccessibleForFree"] is True


def test_who_speaks_is_named_with_a_consent_in_force_only():
    people = {
        "Nina Nová": {"consent_on": date(2026, 1, 1)},
        "Bez Souhlasu": {},
        "Po Souhlasu": {"consent_on": date(2026, 1, 1), "consent_until": date(2026, 12, 9)},
    }
    of = workshop("dilna", SOON)
    of.speaker_rows = [
        WorkshopSpeaker(person=Person.objects.create(key=f"p-{n}", name=name, **consent))
        for n, (name, consent) in enumerate(people.items())
    ]
    of.save()
    with_pages(of)

    assert event()["performer"] == [{"@type": "Person", "name": "Nina Nová"}]


def test_who_holds_it_is_named_and_the_site_where_nobody_is():
    of = workshop("dilna", SOON)
    firms = {part: Organisation.objects.create(key=part, name=part) for part in ("organiser", "partner")}
    of.organisation_rows = [WorkshopOrganisation(organisation=firm, part=part) for part, firm in firms.items()]
    of.save()
    with_pages(of, workshop("jina", SOON))

    assert event()["organizer"] == [{"@type": "Organization", "name": "organiser"}]
    assert event("/workshops-cs/jina-cs/")["organizer"]["name"] == "civicport"


def test_a_series_is_one_for_all_its_workshops():
    series = Series.objects.create(key="skoleni", name={"cs": "Školení", "en": "Trainings"})
    with_pages(workshop("dilna", SOON, series=series), workshop("jina", SOON, series=series))

    above = event()["superEvent"]

    assert above["name"] == "Školení"
    assert above == event("/workshops-cs/jina-cs/")["superEvent"]
    assert event(ENGLISH)["superEvent"]["name"] == "Trainings"


# --- what was left of it ----------------------------------------------------------------------------------------------
def test_a_recording_is_a_video_with_what_is_known_of_it():
    site(INDEX, workshop_page(workshop("dilna", OVER), materials=[block("recording", RECORDING)]))

    assert page_data()["video"] == [
        {
            "@type": "VideoObject",
            "name": "Záznam",
            "description": "Webinář, 54 minut",
            "url": "https://www.youtube.com/watch?v=aaaaaaaaaaa",
            "embedUrl": "https://www.youtube-nocookie.com/embed/aaaaaaaaaaa?autoplay=1&rel=0",
            "uploadDate": "2026-12-01",
            "inLanguage": "cs",
        }
    ]


def test_readers_see_the_day_that_search_engines_are_told():
    site(INDEX, workshop_page(workshop("dilna", OVER), materials=[block("recording", RECORDING)]))

    assert "Zveřejněno 1. 12. 2026" in shown(ADDRESS)


def test_a_recording_without_a_day_and_a_note_says_neither():
    bare = {**RECORDING, "note": "", "published_on": None}
    site(INDEX, workshop_page(workshop("dilna", OVER), materials=[block("recording", bare)]))

    [video] = page_data()["video"]

    assert "uploadDate" not in video
    assert video["description"] == "Záznam"


def test_the_still_picture_and_the_photos_are_named_in_a_size_that_readers_get():
    parts = [
        block("recording", {**RECORDING, "still": picture("still")["image"]["image"]}),
        block("photos", {"images": [picture("a"), picture("b")]}),
    ]
    site(INDEX, workshop_page(workshop("dilna", OVER), materials=parts))

    found = page_data()
    html = Client().get(ADDRESS).content.decode()

    shown = [found["video"][0]["thumbnailUrl"], *found["mainEntity"]["image"]]
    assert len(set(shown)) == 3
    assert all(url.removeprefix("http://testserver") in html.partition("</head>")[2] for url in shown)


def test_a_recap_with_a_recording_is_a_video_too():
    said = {"findings": "Potřeby.", "kind": "recap", "topics": [topic("maps").pk]}
    recap = page("recap", "blog.RecapPage", "news", **said, materials=[block("recording", RECORDING)])
    site(page("news", "blog.NewsIndexPage"), recap)

    [video] = things(Client().get("/news-cs/recap-cs/").content.decode())["Article"]["video"]

    assert video["embedUrl"].startswith("https://www.youtube-nocookie.com/embed/aaaaaaaaaaa")
