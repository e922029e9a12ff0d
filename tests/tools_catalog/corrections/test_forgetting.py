"""Who sent a correction is forgotten: a week after it was not confirmed, and some time after it was decided."""

import datetime

import pytest
from django.utils import timezone

from site_core.secret_links import new_token
from tests.tools_catalog.corrections.supplier import address, correction, decided
from tools_catalog.corrections.expiry import forget_senders
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
