"""What the form promises: only what this workshop keeps. Whoever sent it twice reads how they stand."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from site_core.outbox.models import Outgoing
from tests.workshops.planting import with_pages
from tests.workshops.registering.people import NOW, come, open_workshop
from workshops.models import Registration

pytestmark = pytest.mark.django_db
PAGE, SENT = "/workshops-cs/dilna-cs/", "/prihlasky/nova/dilna/odeslano/"
WHEN_FULL, LINK = "Když bude plno", "odkaz k připojení"
PROMISES = {  # what is so, how many came before; what is promised, what is not
    "a link": ({"join_url": "https://meet.example.org/"}, 0, LINK, WHEN_FULL),
    "no link": ({}, 0, "Přijde e-mail s potvrzením.", LINK),
    "so many seats": ({"capacity": 2}, 0, WHEN_FULL, "jste mezi náhradníky"),
    "full": ({"capacity": 2}, 2, "že jste mezi náhradníky.", WHEN_FULL),
    "by hand": ({"approval": True}, 0, "a později druhý s výsledkem.", "Přijde e-mail s potvrzením"),
}


@pytest.fixture(autouse=True)
def _now(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def read(path):
    return re.sub(r"\s+", " ", Client().get(path).content.decode().replace("\xa0", " "))


@pytest.mark.parametrize("so", PROMISES)
def test_the_form_promises_what_the_workshop_keeps(so):
    fields, many, promised, absent = PROMISES[so]
    of = open_workshop(**fields)
    for n in range(many):
        come(of, f"host-{n}@example.org")
    with_pages(of)
    html = read(PAGE)

    assert promised in html
    assert absent not in html


@pytest.mark.parametrize(("by_hand", "words"), [(True, "ozveme se ještě jednou"), (False, "mezi náhradníky")])
def test_the_page_after_the_form_says_which_mail_comes(by_hand, words):
    with_pages(open_workshop(approval=by_hand))

    assert words in read(SENT)


@pytest.mark.parametrize(
    ("state", "words"),
    [("confirmed", "\n\nMáte potvrzené místo"), ("waiting", "Jste mezi náhradníky"), ("offered", "Držíme vám ho do")],
)
def test_whoever_registers_again_reads_how_they_stand(state, words):
    of = open_workshop()
    come(of, "nina@example.org")
    Registration.objects.update(state=state, offered_until=NOW.replace(hour=12))
    come(of, "nina@example.org", form="another form")

    text = Outgoing.objects.order_by("-pk")[0].text
    assert "přihlášku máme" in text
    assert words in text.replace("\xa0", " ")
