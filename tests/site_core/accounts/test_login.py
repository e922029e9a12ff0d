"""Logging in: a password and a code, staff only."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from site_core.outbox import Outgoing
from tests.factories import superuser, user
from tests.site_core.accounts.phone import BEFORE, OLD, code_of, log_in, phone_of, secret_on, send_code, send_password

pytestmark = pytest.mark.django_db


@pytest.fixture
def jana():
    return superuser("jana")


def is_open(browser):
    return browser.get(reverse("wagtailadmin_home")).status_code == 200


def test_the_password_alone_leads_to_the_code_and_opens_nothing(client, jana):
    phone_of(jana)

    assert send_password(client, "jana")["Location"] == reverse("mfa_authenticate")
    assert not is_open(client)


def test_password_and_code_open_the_administration(client, jana):
    log_in(client, jana, phone_of(jana))

    assert is_open(client)


def test_a_code_of_half_a_minute_ago_is_taken_and_an_old_one_is_not(client, jana):
    secret = phone_of(jana)
    send_password(client, "jana")

    assert "Kód nesouhlasí" in send_code(client, code_of(secret, OLD)).content.decode()
    assert send_code(client, code_of(secret, BEFORE)).status_code == 302


@pytest.mark.parametrize("step", [0, BEFORE])
def test_a_code_is_taken_once(client, jana, step):
    secret = phone_of(jana)
    code = code_of(secret, step)
    send_password(client, "jana")
    send_code(client, code)
    thief = Client()
    send_password(thief, "jana")

    assert "Kód nesouhlasí" in send_code(thief, code).content.decode()
    assert not is_open(thief)


def test_whoever_logs_in_for_the_first_time_sets_up_a_phone_and_gets_recovery_codes(client, jana):
    send_password(client, "jana")
    door = client.get(reverse("wagtailadmin_home"))
    assert door["Location"].partition("?")[0] == reverse("mfa_activate_totp")
    secret = secret_on(client.get(reverse("mfa_activate_totp")))

    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}, follow=True)

    assert len(answer.context["unused_codes"]) == 10
    assert all(code in answer.content.decode() for code in answer.context["unused_codes"])
    assert is_open(client)


def test_the_picture_for_the_app_can_be_read_in_the_dark(client, jana):
    send_password(client, "jana")

    picture = client.get(reverse("mfa_activate_totp")).context["totp_svg"]

    assert '<rect fill="white" x="0" y="0" width="100%" height="100%"' in picture


def test_a_recovery_code_stands_in_for_a_lost_phone_once(client, jana):
    send_password(client, "jana")
    secret = secret_on(client.get(reverse("mfa_activate_totp")))
    codes = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}, follow=True).context["unused_codes"]
    one, other = Client(), Client()

    send_password(one, "jana")
    assert send_code(one, codes[0]).status_code == 302
    assert is_open(one)
    send_password(other, "jana")
    assert send_code(other, codes[0]).status_code == 200


def test_recovery_codes_and_another_phone_need_the_second_factor(client, jana):
    phone_of(jana)
    client.force_login(jana)

    for name in ("mfa_index", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_deactivate_totp"):
        assert client.get(reverse(name))["Location"].startswith(reverse("mfa_reauthenticate")), name


def test_a_session_that_began_without_a_code_goes_on_after_one(client, jana):
    secret = phone_of(jana)
    client.force_login(jana)
    door = client.get(reverse("wagtailadmin_home"))["Location"]

    assert client.post(door, {"code": code_of(secret)})["Location"] == reverse("wagtailadmin_home")
    assert is_open(client)


def test_another_phone_takes_the_place_of_the_first(client, jana):
    first = phone_of(jana)
    log_in(client, jana, first)

    client.post(reverse("mfa_deactivate_totp"))
    assert not is_open(client)
    second = secret_on(client.get(reverse("mfa_activate_totp")))
    client.post(reverse("mfa_activate_totp"), {"code": code_of(second)})

    assert second != first
    assert is_open(client)


@pytest.mark.parametrize("state", ["switched off", "without rights"])
def test_an_account_that_may_not_open_the_administration_is_told_so(client, state):
    person = user("petr")
    get_user_model().objects.filter(pk=person.pk).update(is_active=state != "switched off")

    answer = send_password(client, "petr")

    assert answer.status_code in (200, 302)
    assert "_auth_user_id" not in client.session


def test_somebody_without_rights_is_not_sent_back_and_forth(client):
    client.force_login(user("petr"))

    chain = client.get(reverse("wagtailadmin_home"), follow=True).redirect_chain

    assert len(chain) < 4


@pytest.mark.parametrize(("language", "words"), [("cs", "Přihlášení do administrace"), ("en", "Log in to the admin")])
def test_the_login_speaks_both_languages_and_no_search_engine_keeps_it(client, language, words):
    with override(language):
        answer = client.get(reverse("account_login"))

    assert words in answer.content.decode()
    assert '<meta name="robots" content="noindex">' in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_nobody_signs_up_and_no_mail_is_sent(client, jana):
    for address in ("/ucet/signup/", "/accounts/signup/", "/ucet/password/reset/", "/ucet/email/"):
        assert client.post(address, {"username": "x", "email": "x@example.org"}).status_code == 404

    log_in(client, jana, phone_of(jana))
    assert get_user_model().objects.count() == 1
    assert not Outgoing.objects.exists()


def test_whoever_lost_everything_gets_a_new_phone_after_an_administrator_has_reset_it(client, jana):
    log_in(client, jana, phone_of(jana))

    call_command("reset_second_factor", "jana")

    assert client.get(reverse("wagtailadmin_home"))["Location"].startswith(reverse("mfa_activate_totp"))


def test_a_reset_for_nobody_says_so():
    with pytest.raises(CommandError, match="no user 'nobody'"):
        call_command("reset_second_factor", "nobody")


def test_the_account_leads_to_the_second_factor(client, jana):
    log_in(client, jana, phone_of(jana))

    assert reverse("mfa_index") in client.get(reverse("wagtailadmin_account")).content.decode()
    assert "Kódy pro tento web" in client.get(reverse("mfa_index")).content.decode()


def test_the_login_leads_nowhere_outside_the_site(client, jana):
    secret = phone_of(jana)
    client.post(
        reverse("account_login"),
        {"login": "jana", "password": "a long password", "next": "https://evil.example/"},
    )

    assert send_code(client, code_of(secret))["Location"] == reverse("wagtailadmin_home")


def test_logging_out_ends_the_second_factor_too(client, jana):
    log_in(client, jana, phone_of(jana))

    client.post(reverse("account_logout"))

    assert not is_open(client)
    assert client.get(reverse("wagtailadmin_home"))["Location"].startswith(reverse("account_login"))
