"""A mail with HTML and files: it arrives whole, is retried whole, and keeps no secret afterwards."""

from datetime import timedelta
from email import message_from_bytes
from email.policy import SMTP
from email.policy import default as modern

import pytest
from django.core import mail
from django.utils import timezone

from site_core.outbox import Attachment, Letter, Link, Outgoing, forget_mails, put_mail
from site_core.outbox.attachments import MOST_BYTES
from site_core.outbox.files import html_in, text_in
from site_core.outbox.forgetting import SECRET_DAYS, forget_addresses, forget_secrets
from site_core.outbox.sending import MOST_ATTEMPTS, deliver, send_due

pytestmark = pytest.mark.django_db
TOKEN = "0123456789abcdefghijklmnop"
LINK = f"https://civicport.example/prihlaska/{TOKEN}/"
STOP = f"https://civicport.example/{'dlouha-cesta/' * 8}{TOKEN}/"
CALENDAR = Attachment("dílna.ics", "text/calendar; method=PUBLISH", f"BEGIN:VCALENDAR\r\nURL:{LINK}\r\nŽluť\r\n")
LETTER = Letter(
    language="cs",
    subject="Přihláška",
    greeting="Dobrý den,",
    paragraphs=["jste přihlášeni."],
    button=Link("Zrušit přihlášku", LINK),
    signature=["CIVICPORT"],
)


def put(**values):
    words = {"to": "jana@example.org", "subject": LETTER.subject, "text": LETTER.text, "html": LETTER.html}
    return put_mail(**{**words, "attachments": [CALENDAR], "unsubscribe": STOP, "about": "workshop 1", **values})


def sent():
    """The mail that went out, as its reader's program reads it."""
    [message] = mail.outbox
    return message_from_bytes(message.message(policy=SMTP).as_bytes(), policy=modern)


def html_of(message):
    """The HTML, its lines ended as we end them."""
    return message.get_body(["html"]).get_content().replace("\r\n", "\n")


def again():
    Outgoing.objects.update(due_at=timezone.now())
    send_due(timezone.now())


# --- as it arrives ------------------------------------------------------------------------------------------------
def test_html_stands_beside_the_text_as_another_form_of_it():
    deliver(put(attachments=[]).pk)
    message = sent()
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert html_of(message) == LETTER.html


def test_a_mail_of_text_alone_has_one_part():
    deliver(put(attachments=[], html="", unsubscribe="").pk)
    assert sent().get_content_type() == "text/plain"


def test_a_file_arrives_with_its_name_type_and_text():
    deliver(put().pk)
    [file] = sent().iter_attachments()
    assert (file.get_filename(), file.get_content_type()) == ("dílna.ics", "text/calendar")
    assert file["Content-Type"].params["method"] == "PUBLISH"
    assert file.get_content().splitlines() == CALENDAR.content.splitlines()


def test_a_long_address_to_unsubscribe_arrives_on_one_line_as_it_is():
    deliver(put().pk)
    written = mail.outbox[0].message(policy=SMTP).as_bytes()
    assert (
        f"\r\nList-Unsubscribe: <{STOP}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n".encode() in written
    )


def test_one_click_is_not_offered_without_https():
    deliver(put(unsubscribe="http://127.0.0.1:8000/stop/").pk)
    assert sent()["List-Unsubscribe"] == "<http://127.0.0.1:8000/stop/>"
    assert "List-Unsubscribe-Post" not in sent()


def test_a_mail_that_nobody_asked_to_stop_has_no_such_header():
    deliver(put(unsubscribe="").pk)
    assert "List-Unsubscribe" not in sent()


def test_a_mail_as_a_file_is_whole(mail_folder):
    deliver(put().pk)
    [file] = mail_folder.iterdir()
    assert (text_in(file), html_in(file)) == (LETTER.text, LETTER.html)
    message = message_from_bytes(file.read_bytes(), policy=modern)
    assert [each.get_filename() for each in message.iter_attachments()] == ["dílna.ics"]
    assert message["List-Unsubscribe"] == f"<{STOP}>"


# --- what is refused ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("address", [
    "https://a.example/\r\nBcc: all@example.org", "https://a.example/>, <https://b.example/", "mailto:a@example.org",
    "https://a.example/ž", f"https://a.example/{'a' * 500}",
])  # fmt: skip
def test_an_address_to_unsubscribe_that_no_header_may_hold_is_refused(address):
    with pytest.raises(ValueError, match="not an address to unsubscribe"):
        put(unsubscribe=address)


@pytest.mark.parametrize("name", ["", " ", "a.ics\r\nBcc: all@example.org", "../a.ics", "a\x00.ics", "a" * 101])
def test_a_file_has_a_name_that_a_header_and_a_folder_may_hold(name):
    with pytest.raises(ValueError, match="not the name of a file"):
        Attachment(name, "text/calendar", "")


@pytest.mark.parametrize("mime", ["", "text", "application/zip", "text/calendar\r\nBcc: all@example.org"])
def test_a_file_is_text(mime):
    with pytest.raises(ValueError, match="not a type of text files"):
        Attachment("a.ics", mime, "")


def test_files_have_a_limit_together():
    half = Attachment("a.txt", "text/plain", "a" * (MOST_BYTES // 2))
    assert put(attachments=[half, half]).pk
    with pytest.raises(ValueError, match="attachments of 200001 bytes"):
        put(attachments=[half, half, Attachment("b.txt", "text/plain", "b")])


def test_a_subject_cannot_bring_a_header():
    deliver(put(subject="Ahoj\r\nBcc: all@example.org").pk)
    assert "Bcc" not in sent()
    assert mail.outbox[0].recipients() == ["jana@example.org"]


# --- again --------------------------------------------------------------------------------------------------------
def test_a_mail_that_is_tried_again_is_still_whole(monkeypatch, broken_server):
    made = put()
    deliver(made.pk)
    monkeypatch.undo()
    again()
    assert html_of(sent()) == LETTER.html
    assert [file.get_filename() for file in sent().iter_attachments()] == ["dílna.ics"]


def test_a_mail_that_was_given_up_is_whole_as_long_as_its_links_work(broken_server):
    made = put()
    for _ in range(MOST_ATTEMPTS):
        again()
    assert Outgoing.objects.given_up_whole().get() == made


# --- what stays ---------------------------------------------------------------------------------------------------
def test_of_a_sent_mail_no_secret_stays_and_of_a_file_its_name_alone():
    made = put()
    deliver(made.pk)
    made.refresh_from_db()
    assert TOKEN not in f"{made.text}{made.html}{made.unsubscribe}{made.attachments}"
    assert "https://civicport.example/prihlaska/&lt;token&gt;/" in made.html
    assert made.attachments == [{"name": CALENDAR.name, "mime": CALENDAR.mime, "size": CALENDAR.size}]


@pytest.mark.parametrize("only", [
    {"html": LETTER.html}, {"attachments": [CALENDAR]}, {"unsubscribe": STOP},
])  # fmt: skip
def test_secrets_of_a_mail_given_up_go_when_they_work_no_more_and_so_does_the_button(only):
    made = put(**{"text": "Dobrý den", "html": "", "attachments": [], "unsubscribe": "", **only})
    Outgoing.objects.update(state="failed")
    assert Outgoing.objects.given_up_whole().exists()
    assert forget_secrets(timezone.now() + timedelta(days=SECRET_DAYS + 1)) != ""
    made.refresh_from_db()
    assert TOKEN not in f"{made.html}{made.unsubscribe}{made.attachments}"
    assert not Outgoing.objects.given_up_whole().exists()
    assert forget_secrets(timezone.now() + timedelta(days=SECRET_DAYS + 2)) == ""


@pytest.mark.parametrize("forget", [
    lambda days: forget_mails(["workshop 1"]),
    lambda days: forget_addresses(timezone.now() + timedelta(days=days + 1)),
])  # fmt: skip
def test_a_forgotten_mail_has_no_html_and_no_files(settings, forget):
    made = put()
    deliver(made.pk)
    forget(settings.MAIL_LOG_DAYS)
    made.refresh_from_db()
    assert (made.html, made.attachments, made.unsubscribe) == ("", [], "")
