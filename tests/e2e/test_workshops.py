"""A visitor registers for a workshop, opens the link of the mail and cancels; with a script and without."""

from __future__ import annotations

import re
import time

import pytest
from icalendar import Calendar

from tests.e2e.accessibility import come_to_rest, too_wide, violations
from tests.e2e.desk import run
from tests.e2e.mailbox import link_in, mail
from tests.e2e.visitor import Visitor

PLANT = """
from datetime import timedelta
from django.utils import timezone
from workshops.models import Workshop, WorkshopIndexPage, WorkshopPage, WorkshopQuestion, WorkshopSession
if not Workshop.objects.filter(key="zkouska").exists():
    of = Workshop(key="zkouska", capacity=3, takes_registrations=True, format="online", spoken=["cs"], price="free",
        join_url="https://meet.example.org/tajne")
    start = timezone.now() + timedelta(days=9)
    of.sessions = [WorkshopSession(starts_at=start, ends_at=start + timedelta(hours=1))]
    of.question_rows = [
        WorkshopQuestion(words={"cs": "Co řešíte?", "en": "What is it about?"}),
        WorkshopQuestion(kind="consent", words={"cs": "Souhlasím s focením.", "en": "I agree to photos."}),
    ]
    of.save()
    for code in ("cs", "en"):
        index = WorkshopIndexPage.objects.get(locale__language_code=code)
        page = WorkshopPage(title="Zkouška", slug=f"zkouska-{code}", lead="O čem.", workshop=of, locale=index.locale)
        index.add_child(instance=page)
"""
WORDS = {
    "cs": {
        "page": "/workshopy/zkouska-cs/", "name": "Jméno a příjmení", "email": "Váš e-mail", "send": "Přihlásit se",
        "queue": "Zařadit se", "sent": "Podívejte se do e-mailu", "own": "Vaše přihláška",
        "subject": "Máte místo", "seat": "Máte místo.",
        "change": "Změnit moje údaje", "save": "Uložit", "stored": "Vaše změny jsme uložili",
        "cancel": "Zrušit přihlášku", "sure": "Ano", "gone": "Vaše přihláška je zrušená.",
        "again": "Přihlásit se znovu",
        "delete": "Smazat", "deleted": "Všechno je smazané",
    },
    "en": {
        "page": "/en/workshops/zkouska-en/", "name": "Name and surname", "email": "Your e-mail", "send": "Register",
        "queue": "Join", "sent": "Look into your mail", "own": "Your registration",
        "subject": "You have a seat", "seat": "You have a seat.",
        "change": "Change my data", "save": "Save", "stored": "We have stored your changes",
        "cancel": "Cancel my registration", "sure": "Yes", "gone": "Your registration is cancelled.",
        "again": "Register again",
        "delete": "Delete", "deleted": "Everything is deleted",
    },
}  # fmt: skip


CLEAR = """
from workshops.models import Workshop, WorkshopPage
for page in WorkshopPage.objects.filter(workshop__key="zkouska"):
    page.delete()
Workshop.objects.filter(key="zkouska").delete()
"""


@pytest.fixture(autouse=True)
def _workshop(site, database):
    """One that takes registrations; gone afterwards, for other tests read what waits for a translation."""
    run(database, PLANT)
    yield
    run(database, CLEAR)


def clear(one):
    come_to_rest(one.page)
    return violations(one.page) + too_wide(one.page)


@pytest.mark.parametrize("language", ["cs", "en"])
@pytest.mark.parametrize(("javascript", "width", "theme"), [(True, 320, "dark"), (False, 1200, "light")])
def test_a_visitor_registers_opens_the_link_cancels_and_deletes(reader, language, javascript, width, theme):
    says, email = WORDS[language], f"lhota-{time.time_ns()}@example.org"
    one = Visitor(reader(language=language, javascript=javascript, width=width, theme=theme))
    one.reader.open(says["page"])
    one.main.get_by_label(says["email"]).fill(email)
    one.press(says["send"])

    assert one.page.locator("#name-error").is_visible()
    assert one.main.get_by_label(says["email"]).input_value() == email
    faults = clear(one) if javascript else []
    one.main.get_by_label(says["name"]).fill("Nina Nová")
    one.press(says["send"])
    assert one.heading == says["sent"]
    assert email not in one.page.url

    letter = mail(email, says["subject"])
    [event] = Calendar.from_ical(next(letter.iter_attachments()).get_content()).events
    assert (event["SUMMARY"], event["STATUS"]) == ("Zkouška", "CONFIRMED")
    assert "https://meet.example.org/tajne" in event.to_ical().decode().replace("\r\n ", "")
    one.reader.open(link_in(letter, "prihlasky|registrations"))
    assert one.heading == says["own"]
    assert says["seat"] in one.text
    faults += clear(one) if javascript else []
    one.follow(says["change"])
    one.main.get_by_label(says["name"]).fill("Nina Stará")
    faults += clear(one) if javascript else []
    one.press(says["save"])
    assert says["stored"] in one.text
    assert "Nina Stará" in one.text
    faults += leave(one, says, look=javascript)
    assert faults == []


def leave(one, says, *, look):
    """Cancels, sees the way back, and deletes; each is asked once more."""
    faults = []
    for step, question in ((says["cancel"], says["gone"]), (says["delete"], says["deleted"])):
        one.follow(step)
        faults += clear(one) if look else []
        one.press(says["sure"])
        assert question in one.text
        assert one.main.get_by_role("link", name=says["again"]).count() == 1
    return faults


def test_the_page_of_a_workshop_has_a_file_for_the_calendar(reader):
    one = reader()
    one.open(WORDS["cs"]["page"])
    with one.page.expect_download() as download:
        one.page.get_by_role("link", name=re.compile("Do kalendáře")).click()

    assert download.value.suggested_filename == "zkouska.ics"
