"""Somebody is invited by mail, sets a password and logs in."""

import re

import pytest
from allauth.account.adapter import get_adapter
from allauth.core.context import request_context
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.users.models import UserProfile

from site_core.accounts.invitations import ABOUT, invite
from site_core.outbox import Outgoing
from tests.factories import superuser, user
from tests.site_core.accounts.phone import log_in, phone_of, send_password

pytestmark = pytest.mark.django_db
NEW = "tři kočky na střeše"


@pytest.fixture
def petr():
    return user("petr", "Editors")


def link_of(person):
    text = Outgoing.objects.filter(about=f"{ABOUT} {person.pk}").latest("pk").text
    return re.search(r"https?://[^/]+(/\S+)", text)[1]


def set_password(browser, link, password=NEW):
    form = browser.get(link, follow=True)
    return browser.post(form.request["PATH_INFO"], {"new_password1": password, "new_password2": password})


def test_a_new_account_gets_a_mail_in_its_language_and_no_password(client):
    alena = superuser("alena")
    log_in(client, alena, phone_of(alena))
    fields = {"username": "jane", "email": "jane@example.org", "first_name": "Jane", "last_name": "Doe"}

    client.post(reverse("wagtailusers_users:add"), {**fields, "language": "en"})

    jane = get_user_model().objects.get(username="jane")
    mail = Outgoing.objects.get()
    assert not jane.has_usable_password()
    assert (mail.to, mail.subject) == ("jane@example.org", "Your account for CIVICPORT")
    assert link_of(jane).startswith("/en/account/new-password/")
    assert list(UserProfile.objects.filter(user=jane).values_list("preferred_language", flat=True)) == ["en"]


def test_the_form_of_a_new_account_asks_for_the_language_and_for_no_password(client):
    alena = superuser("alena")
    log_in(client, alena, phone_of(alena))

    form = client.get(reverse("wagtailusers_users:add")).content.decode()

    assert 'name="language"' in form
    assert 'name="password1"' not in form


def test_the_link_sets_a_password_once_and_logs_nobody_in(client, petr):
    invite(petr, "cs")
    link = link_of(petr)

    assert set_password(client, link)["Location"] == reverse("account_login")
    assert "_auth_user_id" not in client.session
    assert send_password(client, "petr", NEW).status_code == 302
    client.logout()
    assert "Tento odkaz už neplatí" in client.get(link, follow=True).content.decode().replace("\xa0", " ")


def test_the_link_does_not_pass_the_second_factor_by(client, petr):
    phone_of(petr)
    invite(petr, "cs")
    set_password(client, link_of(petr))

    assert send_password(client, "petr", NEW)["Location"] == reverse("mfa_authenticate")


def test_a_link_ends_after_seven_days(client, petr, settings):
    invite(petr, "cs")
    settings.PASSWORD_RESET_TIMEOUT = -1

    assert "Tento odkaz už neplatí" in client.get(link_of(petr), follow=True).content.decode().replace("\xa0", " ")


def test_a_weak_password_is_refused_with_a_reason(client, petr):
    invite(petr, "cs")

    answer = set_password(client, link_of(petr), "heslo")

    assert "Chyba:" in answer.content.decode()
    assert 'id="new_password2-error"' in answer.content.decode()


def test_an_administrator_sends_a_new_link(client, petr, capsys):
    call_command("invite", "petr", "--language", "en")

    assert link_of(petr).startswith("/en/")
    with pytest.raises(CommandError, match="no active user 'nobody'"):
        call_command("invite", "nobody")


def test_the_mail_is_forgotten_with_the_account(petr):
    invite(petr, "cs")

    petr.delete()

    assert not Outgoing.objects.exclude(to="").exists()


def test_a_mail_that_the_login_writes_goes_through_the_outbox(petr, rf):
    with request_context(rf.get("/")):
        get_adapter().send_mail("account/email/password_reset_key", "petr@example.org", {"password_reset_url": "/x/"})

    mail = Outgoing.objects.get()
    assert (mail.to, mail.about) == ("petr@example.org", ABOUT)
    assert "/x/" in mail.text
