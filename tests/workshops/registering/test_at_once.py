"""Fifty people register at the same moment, at the real server and on both databases: no seat is given twice."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import partial
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, build_opener

import pytest

from tests.at_once import NoRedirect, together
from tests.database_snapshot import manage
from tests.e2e.desk import run
from tests.served_site import SETTINGS

PEOPLE, SEATS = 50, 7
HERE = {"Sec-Fetch-Site": "same-origin"}
PLANT = """
from datetime import timedelta
from django.utils import timezone
from workshops.models import Workshop, WorkshopPage, WorkshopSession, WorkshopIndexPage
of = Workshop(key={key!r}, capacity={seats}, takes_registrations=True, format="online")
start = timezone.now() + timedelta(days=9)
of.sessions = [WorkshopSession(starts_at=start, ends_at=start + timedelta(hours=1))]
of.save()
index = WorkshopIndexPage.objects.get(locale__language_code="cs")
index.add_child(instance=WorkshopPage(title={key!r}, slug={key!r}, workshop=of, locale=index.locale, live=True))
"""
STATES = """
import json
from workshops.models import Registration
print("STATES", json.dumps(list(Registration.objects.filter(workshop__key={key!r}).values_list("state", flat=True))))
"""
EACH = """
from django.utils import timezone
from workshops.models import Registration
from workshops.registering.taking import cancel
for own in Registration.objects.filter(state="confirmed", workshop__key={key!r}):
    cancel(own, timezone.now())
"""


@pytest.fixture
def site(on_either_database):
    return on_either_database


def plant(database, key):
    run(database, PLANT.format(key=key, seats=SEATS))


def post(address, fields):
    data = urlencode(fields).encode()
    try:
        with build_opener(NoRedirect).open(Request(address, data=data, headers=HERE), timeout=60) as response:
            return response.status
    except HTTPError as answer:
        return answer.code


def form_of(address, key):
    with build_opener().open(f"{address}/workshopy/{key}/", timeout=30) as response:
        return re.search(r'name="form" value="([^"]+)"', response.read().decode())[1]


def states(database, key):
    code = STATES.format(key=key)
    told = manage("shell", "--no-imports", "-c", code, database=database, DJANGO_SETTINGS_MODULE=SETTINGS)
    return Counter(json.loads(re.search(r"STATES (.*)", told.stdout)[1]))


def test_fifty_at_once_fill_the_seats_and_the_queue_and_cancelling_fills_them_again(site):
    address, database = site
    plant(database, "plno")
    forms = [form_of(address, "plno") for _person in range(PEOPLE)]
    people = [{"form": form, "name": f"P {n}", "email": f"p{n}@example.org"} for n, form in enumerate(forms)]

    answers = together(*(partial(post, f"{address}/prihlasky/nova/plno/", person) for person in people))

    assert answers == [302] * PEOPLE
    assert states(database, "plno") == {"confirmed": SEATS, "waiting": PEOPLE - SEATS}

    together(*[lambda: run(database, EACH.format(key="plno")) or 0] * 3)  # three processes
    assert states(database, "plno") == {"cancelled": SEATS, "offered": SEATS, "waiting": PEOPLE - 2 * SEATS}


def test_one_form_sent_ten_times_at_once_makes_one_registration(site):
    address, database = site
    plant(database, "dvakrat")
    person = {"form": form_of(address, "dvakrat"), "name": "Dvakrát", "email": "dvakrat@example.org"}

    together(*(partial(post, f"{address}/prihlasky/nova/dvakrat/", person) for _click in range(10)))

    assert states(database, "dvakrat") == {"confirmed": 1}
