"""Who sent a correction is forgotten: a week after it was not confirmed, and some time after it was decided."""

import datetime

import pytest
from django.utils import timezone

from site_core.outbox import Outgoing
from site_core.secret_links import new_token
from tests.tools_catalog.corrections.supplier import address, correction, decided, link_in, mails, write
from tools_catalog.corrections.expiry import forget_senders
from tools_catalog.corrections.mails import put_decision
from tools_catalog.models import Correction

pytestmark = pytest.mark.django_db


def after(**time):
    return timezone.now() + datetime.timedelta(**time)


def test_an_unconfirmed_one_is_emptied_when_its_link_has_expired(of, browser):
    made = correction(of, token=(token := new_token()), state="awaiting", confirmed_at=None)
    assert forget_senders(after(days=7)) == ""
    forget_senders(after(days=8))
    made.refresh_from_db()
    assert (made.name, made.email, made.text, made.evidence_url) == ("", "", "", "")
    assert browser.open(address("correction:link", token)).status_code == 410


def test_and_the_bare_row_goes_after_another_week(of):
    correction(of, state="awaiting", confirmed_at=None)
    forget_senders(after(days=16))
    assert not Correction.objects.exists()


def test_a_confirmed_one_keeps_its_sender_until_it_is_decided(of):
    made = correction(of)
    forget_senders(after(days=400))
    made.refresh_from_db()
    assert made.email == "jana@example.org"


def test_a_decided_one_keeps_its_sender_for_a_while_and_its_reason_for_good(of, settings, browser):
    made = decided(of, token=(token := new_token()))
    assert forget_senders(after(days=settings.CORRECTION_CONTACT_DAYS - 1)) == ""
    assert forget_senders(after(days=settings.CORRECTION_CONTACT_DAYS + 1)) != ""
    made.refresh_from_db()
    assert (made.name, made.email) == ("", "")
    assert made.reason_cs == "Dokumentace to ukazuje."
    assert browser.open(address("correction:link", token)).status_code == 410


def addresses():
    return set(Outgoing.objects.values_list("to", flat=True))


def test_the_log_of_mails_forgets_whoever_takes_it_back(of, browser):
    write(browser)
    link = link_in(mails()[0])
    put_decision(decided(of, token="f" * 16, email="petr@example.org"), "https://example.org")
    browser.client.post(link, {"action": "take-back"})
    assert addresses() == {"", "petr@example.org"}


def test_the_log_of_mails_forgets_whoever_never_confirmed(of, browser):
    write(browser)
    mails()
    forget_senders(after(days=8))
    assert addresses() == {""}


def test_the_log_of_mails_forgets_a_decided_one_with_its_sender(of, settings):
    put_decision(decided(of), "https://example.org")
    mails()
    forget_senders(after(days=settings.CORRECTION_CONTACT_DAYS - 1))
    assert addresses() == {"jana@example.org"}
    forget_senders(after(days=settings.CORRECTION_CONTACT_DAYS + 1))
    assert addresses() == {""}
