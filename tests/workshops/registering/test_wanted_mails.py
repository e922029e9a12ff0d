"""Mails that one may do without: reminders until somebody switches them off, the mail afterwards once asked for."""

from __future__ import annotations

from datetime import timedelta

import pytest

from site_core.outbox.composing import UNSUBSCRIBE, message
from site_core.outbox.models import Outgoing
from tests.page_factories import page, site
from tests.workshops.planting import topic, with_pages
from tests.workshops.registering.people import END, NOW, START, come, open_workshop
from workshops.models import Registration, WorkshopSession
from workshops.registering.reminding import tell_guests

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(hours=24), timedelta(hours=1)


def guest(of, **wishes):
    """Somebody with a seat, who has had the confirmation."""
    own = come(of, "nina@example.org")
    Registration.objects.update(**wishes)
    Outgoing.objects.all().delete()
    return own


def subjects():
    return [mail.subject.partition(":")[0] for mail in Outgoing.objects.order_by("pk")]


def test_whoever_wants_no_reminders_gets_none():
    guest(open_workshop(), wants_reminders=False)
    for now in (START - DAY, START - HOUR):
        tell_guests(now)

    assert subjects() == []


def test_reminders_that_were_switched_on_again_come():
    guest(open_workshop(), wants_reminders=False)
    tell_guests(START - DAY)
    Registration.objects.update(wants_reminders=True)
    tell_guests(START - HOUR)

    assert subjects() == ["Do hodiny"]


def test_a_change_reaches_also_who_wants_no_reminders():
    of = open_workshop()
    guest(of, wants_reminders=False, wants_thanks=False)
    of.sessions = [WorkshopSession(starts_at=START + HOUR, ends_at=END + HOUR)]
    of.save()
    tell_guests(NOW)

    assert subjects() == ["Změna"]


@pytest.mark.parametrize(("is_wanted", "mails"), [(True, ["Děkujeme"]), (False, [])])
def test_the_mail_afterwards_comes_to_who_asked_for_it(is_wanted, mails):
    of = open_workshop()
    with_pages(of)
    guest(of, wants_thanks=is_wanted)
    said = {"findings": "Nejdřív potřeby.", "kind": "recap", "topics": [topic("maps").pk], "workshop": of.pk}
    site(page("news", "blog.NewsIndexPage"), page("recap", "blog.RecapPage", "news", **said))
    tell_guests(END)

    assert subjects() == mails


def test_nobody_asks_for_the_mail_afterwards_without_doing_so():
    assert Registration().wants_thanks is False
    assert Registration().wants_reminders is True


def test_a_reminder_can_be_switched_off_by_one_click_and_a_confirmation_cannot(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://civicport.example"
    come(open_workshop(), "nina@example.org")
    tell_guests(START - DAY)
    confirmation, reminder = (message(mail).message() for mail in Outgoing.objects.order_by("pk"))

    assert reminder[UNSUBSCRIBE].endswith("/pripominky/>")
    assert reminder["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert confirmation[UNSUBSCRIBE] is None
