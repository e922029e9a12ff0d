"""Too many wrong attempts lock an account for whoever made them, for a while."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessLog
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from site_core.accounts.lock import KEPT_DAYS, forget_attempts
from site_core.outbox import Outgoing
from tests.factories import superuser
from tests.site_core.accounts.phone import code_of, phone_of, send_code, send_password, wrong_code

pytestmark = pytest.mark.django_db
FAILURES = 5


@pytest.fixture
def jana():
    return superuser("jana")


def fail(browser, times=FAILURES, **headers):
    return [send_password(browser, "jana", "wrong", **headers).status_code for _ in range(times)]


def test_the_fifth_wrong_password_locks_and_the_right_one_does_not_open_then(client, jana):
    assert fail(client) == [200, 200, 200, 200, 429]

    assert send_password(client, "jana").status_code == 429
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(("language", "words"), [("cs", "za 15 minut."), ("en", "in 15 minutes.")])
def test_the_page_says_in_both_languages_for_how_long(client, jana, language, words):
    with override(language):
        fail(client)
        page = send_password(client, "jana")

    assert words in page.content.decode().replace("\xa0", " ")
    assert page["Retry-After"] == "900"


def test_nobody_is_locked_out_elsewhere_or_under_another_name(client, jana):
    superuser("petr")
    fail(client)

    assert send_password(Client(REMOTE_ADDR="203.0.113.9"), "jana").status_code == 302
    assert send_password(Client(), "petr").status_code == 302


def test_behind_a_proxy_the_address_that_it_saw_counts_and_no_claimed_one(client, jana, settings):
    settings.PROXIES_IN_FRONT = 1
    fail(client, FAILURES - 1, x_forwarded_for="198.51.100.1, 203.0.113.9")

    assert fail(client, 1, x_forwarded_for="192.0.2.2, 203.0.113.9") == [429]
    assert send_password(client, "jana", x_forwarded_for="203.0.113.10").status_code == 302


def test_a_network_of_one_customer_counts_as_one_address(jana):
    browsers = [Client(REMOTE_ADDR=f"2001:db8:1:2::{number}") for number in range(FAILURES)]

    assert [fail(browser, 1) for browser in browsers][-1] == [429]
    assert send_password(Client(REMOTE_ADDR="2001:db8:1:3::1"), "jana").status_code == 302


def test_wrong_codes_lock_as_wrong_passwords_do(client, jana):
    secret = phone_of(jana)
    send_password(client, "jana")

    answers = [send_code(client, wrong_code(secret)).status_code for _ in range(FAILURES)]

    assert answers == [200, 200, 200, 200, 429]
    assert send_code(client, code_of(secret)).status_code == 429
    assert "_auth_user_id" not in client.session


def test_the_right_password_does_not_forgive_wrong_codes(client, jana):
    secret = phone_of(jana)
    for _ in range(FAILURES):
        last = Client()
        send_password(last, "jana")
        answer = send_code(last, wrong_code(secret))

    assert answer.status_code == 429


def test_codes_of_one_account_are_counted_wherever_they_come_from(jana, monkeypatch):
    monkeypatch.setattr("site_core.accounts.forms.CODES_AN_HOUR", 3)
    secret = phone_of(jana)
    for number in range(3):
        browser = Client(REMOTE_ADDR=f"203.0.113.{number}")
        send_password(browser, "jana")
        send_code(browser, wrong_code(secret))
    fresh = Client(REMOTE_ADDR="203.0.113.9")
    send_password(fresh, "jana")

    assert send_code(fresh, code_of(secret)).status_code == 200


def test_after_a_quarter_of_an_hour_it_opens_again(client, jana):
    fail(client)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15, seconds=1))

    assert send_password(client, "jana").status_code == 302


def test_an_administrator_unlocks_it(client, jana):
    fail(client)

    call_command("axes_reset_username", "jana", verbosity=0)

    assert send_password(client, "jana").status_code == 302


def test_the_lock_writes_no_mail_and_keeps_no_password_and_no_successful_login(client, jana):
    fail(client)
    send_password(Client(REMOTE_ADDR="203.0.113.9"), "jana")

    assert not Outgoing.objects.exists()
    assert not AccessLog.objects.exists()
    assert "wrong" not in AccessAttempt.objects.get().post_data


def test_wrong_attempts_are_forgotten_after_a_month(client, jana):
    fail(client, 1)
    now = timezone.now()

    assert forget_attempts(now + timedelta(days=KEPT_DAYS - 1)) == ""
    assert forget_attempts(now + timedelta(days=KEPT_DAYS + 1)) == "1 wrong logins forgotten"
    assert not AccessAttempt.objects.exists()


def test_the_password_once_more_is_counted_too(client, jana):
    client.force_login(jana)
    again = reverse("account_reauthenticate")

    answers = [client.post(again, {"password": "wrong"}).status_code for _ in range(FAILURES)]

    assert answers[-1] == 429
