"""Administrators, and nobody else, read in the admin what was sent."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from site_core.outbox import Outgoing, put_mail
from tests.factories import superuser, user

pytestmark = pytest.mark.django_db
ADDRESSES = ("mail_log", "mail_log_results", "mail_log_mail")


@pytest.fixture
def made():
    return put_mail(to="jana@example.org", subject="Oprava", text="<b>Dobrý den</b>", about="correction 1")


@pytest.fixture
def admin():
    browser = Client()
    browser.force_login(superuser())
    return browser


def address(name, made):
    return reverse(name, args=[made.pk] if name in ("mail_log_mail", "mail_log_again") else [])


@pytest.mark.parametrize("name", ADDRESSES)
def test_an_administrator_reads_the_log(admin, made, name):
    page = admin.get(address(name, made))
    assert page.status_code == 200
    assert "Oprava" in page.content.decode()


@pytest.mark.parametrize("name", [*ADDRESSES, "mail_log_again"])
@pytest.mark.parametrize("group", ["Editors", "Moderators"])
def test_editors_do_not(made, name, group):
    browser = Client()
    browser.force_login(user("petr", group))
    assert Group.objects.filter(name=group).exists()
    assert browser.post(address(name, made)).status_code in (302, 405)
    assert "jana@example.org" not in browser.get(address(name, made), follow=True).content.decode()


def test_the_text_of_a_mail_is_shown_as_text(admin, made):
    page = admin.get(address("mail_log_mail", made)).content.decode()
    assert "&lt;b&gt;Dobrý den" in page
    assert "<b>Dobrý den" not in page


def test_what_a_mail_is_about_is_said_in_the_language_of_the_reader(admin, made):
    assert "žádost o opravu 1" in admin.get(reverse("mail_log")).content.decode()
    assert "žádost o opravu 1" in admin.get(address("mail_log_mail", made)).content.decode()


def test_the_list_of_mails_is_filtered_by_state(admin, made):
    page = admin.get(reverse("mail_log"), {"state": "failed"}).content.decode()
    assert "jana@example.org" not in page


def test_the_log_is_exported(admin, made):
    written = admin.get(reverse("mail_log"), {"export": "csv"}).getvalue().decode()
    assert "jana@example.org" in written


def test_a_mail_that_was_given_up_is_sent_again_on_demand(admin, made):
    Outgoing.objects.update(state="failed", attempts=14)
    assert address("mail_log_again", made) in admin.get(address("mail_log_mail", made)).content.decode()
    admin.post(address("mail_log_again", made))
    made.refresh_from_db()
    assert (made.state, made.attempts) == ("waiting", 0)


def test_a_mail_whose_link_is_gone_is_not_sent_again(admin, made):
    Outgoing.objects.update(state="failed", text="https://civicport.example/opravy/<token>/")
    assert address("mail_log_again", made) not in admin.get(address("mail_log_mail", made)).content.decode()
    admin.post(address("mail_log_again", made))
    made.refresh_from_db()
    assert made.state == "failed"


def test_a_mail_that_was_sent_is_not_sent_again(admin, made):
    Outgoing.objects.update(state="sent")
    admin.post(address("mail_log_again", made))
    made.refresh_from_db()
    assert made.state == "sent"


@pytest.mark.parametrize(("backend", "said"), [
    ("site_core.outbox.files.MailFiles", True),
    ("django.core.mail.backends.locmem.EmailBackend", False),
])  # fmt: skip
def test_the_log_says_whether_mail_leaves_the_machine(admin, made, settings, tmp_path, backend, said):
    options = {"file_path": str(tmp_path)} if said else {}
    settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": options}}
    for name in ("mail_log", "mail_log_mail"):
        assert ("var/mail" in admin.get(address(name, made)).content.decode()) is said
