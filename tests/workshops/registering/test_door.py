"""What a visitor finds at the door, on the page of a workshop and in the list: the same plain sentence, at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.tools_catalog.shown_pages import shown
from tests.workshops.planting import with_pages
from tests.workshops.registering.people import END, NOW, START, come, open_workshop
from workshops.models import Registration

pytestmark = pytest.mark.django_db
PAGE, LIST = "/workshops-cs/dilna-cs/", "/workshops-cs/"
DAY = timedelta(days=1)
ELSEWHERE = {"takes_registrations": False, "booking_url": "https://example.org/prihlaska"}
DOORS = {  # what is so: fields of the workshop, how many came before, the sentence
    "no limit": ({}, 0, "Přihlašování je otevřené."),
    "seats": ({"capacity": 7}, 2, "5 volných míst"),
    "one seat": ({"capacity": 3}, 2, "1 volné místo"),
    "full": ({"capacity": 2}, 2, "Obsazeno; můžete se přihlásit jako náhradník."),
    "somebody waits": ({"capacity": 2}, 3, "Obsazeno; můžete se přihlásit jako náhradník."),
    "not open yet": ({"opens_at": NOW + DAY}, 0, "Přihlašování začne 2. 12. 2026 10.00."),
    "closed": ({"closes_at": NOW}, 0, "Přihlašování je uzavřené."),
    "elsewhere": (ELSEWHERE, 0, "Přihlášky přijímá pořadatel."),
    "nowhere": ({"takes_registrations": False}, 0, "Na tomto webu se na workshop přihlásit nedá."),
}


@pytest.fixture(autouse=True)
def _now(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def plant(fields, many):
    """A workshop with a page, for which so many people have registered."""
    of = open_workshop(**fields)
    for n in range(many):
        come(of, f"host-{n}@example.org")
    with_pages(of)


@pytest.mark.parametrize("door", DOORS)
def test_the_page_and_the_list_say_the_same_in_one_sentence(door):
    fields, many, words = DOORS[door]
    plant(fields, many)

    assert words in shown(PAGE)
    assert words in shown(LIST)


def test_the_sentence_stands_above_the_programme_and_leads_to_the_form():
    plant({"capacity": 7}, 0)
    html = shown(PAGE)

    assert html.index("7 volných míst") < html.index('href="#registration"') < html.index('id="registration"')


def test_the_opening_is_on_the_clocks_of_the_workshop():
    plant({"opens_at": NOW + DAY, "zone": "Europe/London"}, 0)

    assert "Přihlašování začne 2. 12. 2026 09.00." in shown(PAGE)


@pytest.mark.parametrize(("fields", "now"), [({"status": "cancelled"}, NOW), ({}, END)])
def test_where_nobody_can_come_the_state_says_it_all(monkeypatch, fields, now):
    plant({"capacity": 7, **fields}, 0)
    monkeypatch.setattr(timezone, "now", lambda: now)

    assert "volných míst" not in shown(PAGE) + shown(LIST)
    assert "Přihlašování" not in shown(PAGE)


def test_a_seat_that_is_offered_is_not_free():
    plant({"capacity": 2}, 1)
    Registration.objects.update(state="offered", offered_until=START)

    assert "1 volné místo" in shown(PAGE)


def test_a_form_says_when_it_closes_and_that_somebody_has_to_agree():
    plant({"closes_at": NOW + DAY, "approval": True}, 0)

    assert "Přihlašování končí 2. 12. 2026 10.00." in shown(PAGE)
    assert "Každou přihlášku posuzujeme jednotlivě." in shown(PAGE)


def test_nothing_is_claimed_that_nobody_stated():
    plant({}, 0)

    assert "Stačí prohlížeč" not in shown(PAGE)
