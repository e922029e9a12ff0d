"""A crowd in front of the real server: many people register at the same moment."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import partial
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, build_opener

from tests.at_once import NoRedirect, together
from tests.database_snapshot import manage
from tests.e2e.desk import run
from tests.served_site import SETTINGS

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
MAILS = """
import json
from site_core.outbox import Outgoing
from workshops.models import Registration
here = Registration.objects.filter(workshop__key={key!r})
about = [f"registration {{own.pk}}" for own in here]
print("MAILS", json.dumps(list(Outgoing.objects.filter(about__in=about).values_list("subject", flat=True))))
"""
SUBJECTS = {"Máte místo": "confirmed", "Do hodiny": "soon"}


def plant(database: str, key: str, seats: int) -> None:
    """A workshop with so many seats and its Czech page, in the database of a served site."""
    run(database, PLANT.format(key=key, seats=seats))


def form_of(address: str, key: str) -> str:
    """The number of the form that a visitor of the page gets."""
    with build_opener().open(f"{address}/workshopy/{key}/", timeout=30) as response:
        return re.search(r'name="form" value="([^"]+)"', response.read().decode())[1]


def people(address: str, key: str, count: int) -> list[dict[str, str]]:
    """What so many visitors have filled in, each in a form of their own."""
    forms = [form_of(address, key) for _person in range(count)]
    return [{"form": form, "name": f"P {n}", "email": f"{key}-{n}@example.org"} for n, form in enumerate(forms)]


def post(address: str, key: str, fields: dict[str, str]) -> int:
    """The status of the answer to a registration."""
    request = Request(f"{address}/prihlasky/nova/{key}/", data=urlencode(fields).encode(), headers=HERE)
    try:
        with build_opener(NoRedirect).open(request, timeout=60) as response:
            return response.status
    except HTTPError as answer:
        return answer.code


def register_together(address: str, key: str, filled_in: list[dict[str, str]]) -> list[int]:
    """Everybody at the same moment; the statuses, sorted."""
    return together(*(partial(post, address, key, fields) for fields in filled_in))


def states(database: str, key: str) -> Counter[str]:
    """How many registrations there are in each state."""
    code = STATES.format(key=key)
    told = manage("shell", "--no-imports", "-c", code, database=database, DJANGO_SETTINGS_MODULE=SETTINGS)
    return Counter(json.loads(re.search(r"STATES (.*)", told.stdout)[1]))


def mails(database: str, key: str) -> Counter[str]:
    """How many mails of each kind were written to whoever registered."""
    told = manage(
        "shell", "--no-imports", "-c", MAILS.format(key=key), database=database, DJANGO_SETTINGS_MODULE=SETTINGS
    )
    subjects = json.loads(re.search(r"MAILS (.*)", told.stdout)[1])
    return Counter(SUBJECTS.get(subject.partition(":")[0], subject) for subject in subjects)
