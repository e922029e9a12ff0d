"""Administrators, and nobody else, read in the admin what was sent."""

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from html5lib import parse

from site_core.outbox import Attachment, Outgoing, put_mail
from site_core.outbox.sending import deliver, send_due
from tests.factories import superuser, user

pytestmark = pytest.mark.django_db
ADDRESSES = ("mail_log", "mail_log_results", "mail_log_mail")
LINKED = '<p><a href="https://civicport.example/prihlaska/0123456789abcdefghijklmnop/">Zrušit</a></p>'


@pytest.fixture
def made():
    return put_mail(to="jana@example.org", subject="Oprava", text="<b>Dobrý den</b>", about="correction 1")


@pytest.fixture
def admin():
    browser = Client()
    browser.force_login(superuser())
    return browser


def address(name, made):
    return reverse(name, args=[] if name in ("mail_log", "mail_log_results") else [made.pk])


@pytest.mark.parametrize("name", ADDRESSES)
def test_an_administrator_reads_the_log(admin, made, name):
    page = admin.get(address(name, made))
    assert page.status_code == 200
    assert "Oprava" in page.content.decode()


@pytest.mark.parametrize("name", [*ADDRESSES, "mail_log_html", "mail_log_again"])
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


# --- HTML and files -----------------------------------------------------------------------------------------------
@pytest.fixture
def whole():
    file = Attachment("dilna.ics", "text/calendar", "BEGIN:VCALENDAR")
    html = '<p lang="cs">Dobrý den</p>'
    return put_mail(to="a@example.org", subject="x", text="y", html=html, attachments=[file], about="test 1")


def test_the_html_of_a_mail_stands_in_a_frame_that_runs_nothing(admin, whole):
    page = parse(admin.get(address("mail_log_mail", whole)).content.decode(), namespaceHTMLElements=False)
    [frame] = [each for each in page.iter("iframe") if each.attrib["src"] == address("mail_log_html", whole)]
    assert frame.attrib["sandbox"] == ""
    assert frame.attrib["title"]


def test_a_mail_of_text_alone_has_no_frame(admin, made):
    assert address("mail_log_html", made) not in admin.get(address("mail_log_mail", made)).content.decode()
    assert admin.get(address("mail_log_html", made)).status_code == 404


def test_the_page_of_the_html_may_do_nothing(admin, whole):
    answer = admin.get(address("mail_log_html", whole))
    assert answer.content.decode() == whole.html
    assert answer.headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
        "sandbox"
    )


def test_the_log_names_the_files_of_a_mail(admin, whole):
    deliver(whole.pk)
    assert "dilna.ics (15\xa0bajtů)" in admin.get(address("mail_log_mail", whole)).content.decode()


def test_html_of_a_mail_that_became_a_file_is_read_from_there(admin, whole, mail_folder):
    Outgoing.objects.update(html=LINKED)
    deliver(whole.pk)
    whole.refresh_from_db()
    assert "&lt;token&gt;" in whole.html
    assert admin.get(address("mail_log_html", whole)).content.decode().strip() == LINKED


def test_a_whole_mail_that_was_given_up_is_sent_again_with_all_it_had(admin, whole):
    Outgoing.objects.update(state="failed", attempts=14)
    admin.post(address("mail_log_again", whole))
    send_due(timezone.now())
    [sent] = mail.outbox
    assert [form.content for form in sent.alternatives] == [whole.html]
    assert [file.filename for file in sent.attachments] == ["dilna.ics"]


def test_a_mail_forgotten_while_it_is_shown_is_empty(admin, whole, mail_folder, monkeypatch):
    monkeypatch.setattr("site_core.outbox.log_views.file_of", lambda message_id: mail_folder / "forgotten.eml")
    assert admin.get(address("mail_log_mail", whole)).status_code == 200
    assert admin.get(address("mail_log_html", whole)).status_code == 404
