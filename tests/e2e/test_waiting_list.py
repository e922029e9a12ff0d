"""A workshop with one seat: it goes from hand to hand down the queue, with a script and without, in both languages."""

from __future__ import annotations

import time

import pytest

from tests.database_snapshot import manage
from tests.e2e.desk import run
from tests.e2e.mailbox import link_in, mail
from tests.e2e.visitor import Visitor
from tests.served_site import SETTINGS

PLANT = """
from datetime import timedelta
from django.utils import timezone
from workshops.models import Workshop, WorkshopIndexPage, WorkshopPage, WorkshopSession
of = Workshop(key={key!r}, capacity=1, takes_registrations=True, format="online", price="free")
start = timezone.now() + timedelta(days=9)
of.sessions = [WorkshopSession(starts_at=start, ends_at=start + timedelta(hours=1))]
of.save()
index = WorkshopIndexPage.objects.get(locale__language_code={language!r})
page = WorkshopPage(title="Jedno místo", slug={key!r}, lead="O čem.", workshop=of, locale=index.locale)
index.add_child(instance=page)
"""
CLEAR = """
from workshops.models import Workshop, WorkshopPage
for page in WorkshopPage.objects.filter(workshop__key={key!r}):
    page.delete()
Workshop.objects.filter(key={key!r}).delete()
"""
A_DAY_LATER = """
from datetime import timedelta
from django.utils import timezone
from workshops.models import Registration
offered = Registration.objects.filter(email={email!r}, state="offered")
assert offered.update(offered_until=timezone.now() - timedelta(seconds=1)) == 1
"""
WORDS = {
    "cs": {
        "folder": "/workshopy", "name": "Jméno a příjmení", "email": "Váš e-mail", "send": "Přihlásit se",
        "free": "1 volné místo", "full": "Obsazeno", "seat": "Máte místo", "queue": "Jste mezi náhradníky",
        "offer": "Uvolnilo se místo", "held": "Držíme ho do", "take": "Potvrdit místo",
        "expired": "Nabídka místa vypršela", "cancel": "Zrušit přihlášku", "sure": "Ano", "again": "Přihlásit se znovu",
    },
    "en": {
        "folder": "/en/workshops", "name": "Name and surname", "email": "Your e-mail", "send": "(Register|Join)",
        "free": "1 free seat", "full": "It is full", "seat": "You have a seat", "queue": "You are in the queue",
        "offer": "A seat for you", "held": "We hold it until", "take": "Take the seat",
        "expired": "The offer of a seat has run out", "cancel": "Cancel my registration", "sure": "Yes",
        "again": "Register again",
    },
}  # fmt: skip


class Guest(Visitor):
    """Somebody who registers, reads their mails and opens the links in them."""

    def __init__(self, reader, path, name):
        super().__init__(reader)
        self.path, self.says = path, WORDS[reader.language]
        self.email = f"{name}-{time.time_ns()}@example.org"

    def register(self):
        self.reader.open(self.path)
        self.main.get_by_label(self.says["name"]).fill("Nina Nová")
        self.main.get_by_label(self.says["email"]).fill(self.email)
        self.press(self.says["send"])
        return self

    def open_mail(self, subject):
        """Opens the link of the mail with these words in its subject."""
        self.reader.open(link_in(mail(self.email, self.says[subject]), "prihlasky|registrations"))

    def leave(self):
        self.follow(self.says["cancel"])
        self.press(self.says["sure"])


@pytest.fixture(params=[("cs", True), ("cs", False), ("en", True), ("en", False)])
def guests(request, reader, site, database):
    """Makes guests of a workshop of this test alone."""
    language, javascript = request.param
    key = f"misto-{language}-{'js' if javascript else 'bez'}"
    run(database, PLANT.format(key=key, language=language))
    yield lambda name: Guest(
        reader(language=language, javascript=javascript), f"{WORDS[language]['folder']}/{key}/", name
    )
    run(database, CLEAR.format(key=key))


def test_one_seat_goes_down_the_queue(guests, database):
    first = guests("a")
    first.reader.open(first.path)
    assert first.says["free"] in first.text
    first.register()
    second, third, fourth = (guests(name).register() for name in "bcd")
    second.reader.open(second.path)
    assert second.says["full"] in second.text

    first.open_mail("seat")
    first.leave()
    second.open_mail("offer")
    assert second.says["held"] in second.text
    second.press(second.says["take"])
    assert second.says["seat"] in second.text

    second.leave()
    third.open_mail("offer")
    run(database, A_DAY_LATER.format(email=third.email))
    manage("run_due", database=database, DJANGO_SETTINGS_MODULE=SETTINGS)
    third.open_mail("queue")
    mail(third.email, third.says["expired"])
    third.page.reload()
    assert third.says["expired"] in third.text
    assert third.main.get_by_role("link", name=third.says["again"]).count() == 1

    fourth.open_mail("offer")
    fourth.press(fourth.says["take"])
    assert fourth.says["seat"] in fourth.text


def test_an_offer_that_ran_out_is_not_taken_by_a_page_that_stood_open(guests, database):
    first, second = guests("a").register(), guests("b").register()
    first.open_mail("seat")
    first.leave()
    second.open_mail("offer")
    run(database, A_DAY_LATER.format(email=second.email))
    second.press(second.says["take"])

    assert second.main.get_by_role("alert").count() == 1
    assert second.says["seat"] not in second.text
