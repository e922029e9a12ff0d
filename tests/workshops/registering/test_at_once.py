"""Fifty people register at the same moment, at the real server and on both databases: no seat is given twice."""

from __future__ import annotations

import pytest

from tests.at_once import together
from tests.e2e.desk import run
from tests.served_site import served_by_processes
from tests.workshops.registering.crowd import mails, people, plant, post, register_together, states

PEOPLE, SEATS = 50, 7
EACH = """
from django.utils import timezone
from workshops.models import Registration
from workshops.registering.taking import cancel
for own in Registration.objects.filter(state="confirmed", workshop__key={key!r}):
    cancel(own, timezone.now())
"""

CLOCK = """
from datetime import timedelta
from workshops.models import Workshop
from workshops.registering.reminding import tell_guests
tell_guests(Workshop.objects.get(key={key!r}).spans[0].start - timedelta(hours=1))
"""
TAKE = """
from django.utils import timezone
from workshops.models import Registration
from workshops.registering.taking import Gone, accept
for own in Registration.objects.filter(offered_until__isnull=False, workshop__key={key!r}):
    try:
        accept(own, timezone.now())
    except Gone:
        pass
"""
TOMORROW = """
from datetime import timedelta
from django.utils import timezone
from workshops.models import Workshop
from workshops.registering.taking import settle
settle(Workshop.objects.get(key={key!r}).pk, timezone.now() + timedelta(hours=25))
"""


@pytest.fixture
def site(on_either_database):
    return on_either_database


def test_fifty_at_once_fill_the_seats_and_the_queue_and_cancelling_fills_them_again(site):
    address, database = site
    plant(database, "plno", SEATS)

    assert register_together(address, "plno", people(address, "plno", PEOPLE)) == [302] * PEOPLE
    assert states(database, "plno") == {"confirmed": SEATS, "waiting": PEOPLE - SEATS}

    together(*[lambda: run(database, EACH.format(key="plno")) or 0] * 3)  # three processes
    assert states(database, "plno") == {"cancelled": SEATS, "offered": SEATS, "waiting": PEOPLE - 2 * SEATS}


def test_one_form_sent_ten_times_at_once_makes_one_registration(site):
    address, database = site
    plant(database, "dvakrat", SEATS)
    (person,) = people(address, "dvakrat", 1)

    register_together(address, "dvakrat", [person] * 10)

    assert states(database, "dvakrat") == {"confirmed": 1}


def test_three_clocks_at_once_remind_each_guest_once(site):
    address, database = site
    plant(database, "hodiny", SEATS)
    register_together(address, "hodiny", people(address, "hodiny", SEATS))

    together(*[lambda: run(database, CLOCK.format(key="hodiny")) or 0] * 3)

    assert mails(database, "hodiny") == {"confirmed": SEATS, "soon": SEATS}


def test_a_seat_that_is_taken_while_its_offer_runs_out_is_given_to_one_person(site):
    address, database = site
    plant(database, "nabidka", 1)
    for person in people(address, "nabidka", 3):
        post(address, "nabidka", person)
    run(database, EACH.format(key="nabidka"))
    assert states(database, "nabidka") == {"cancelled": 1, "offered": 1, "waiting": 1}

    together(*(lambda code=code: run(database, code.format(key="nabidka")) or 0 for code in (TAKE, TOMORROW)))

    found = states(database, "nabidka")
    assert found in ({"cancelled": 1, "confirmed": 1, "waiting": 1}, {"cancelled": 1, "expired": 1, "offered": 1})


@pytest.mark.postgres
def test_fifty_at_once_at_three_processes_of_gunicorn_fill_no_seat_twice(site_database, tmp_path):
    plant(site_database, "gunicorn", SEATS)
    with served_by_processes(site_database, tmp_path / "site.log", processes=3) as address:
        crowd = people(address, "gunicorn", PEOPLE)
        assert register_together(address, "gunicorn", crowd) == [302] * PEOPLE

    assert states(site_database, "gunicorn") == {"confirmed": SEATS, "waiting": PEOPLE - SEATS}
