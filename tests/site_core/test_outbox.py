"""A mail is written with what it is about, sent once, retried with longer pauses, given up in the end, forgotten."""

from datetime import timedelta
from email import message_from_bytes
from email.policy import default as modern

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from site_core.outbox import Outgoing, forget_mails, put_mail, sending
from site_core.outbox.files import name_of, text_in
from site_core.outbox.forgetting import SECRET_DAYS, forget_addresses, forget_secrets
from site_core.outbox.sending import LEASE, LONGEST_PAUSE, MOST_ATTEMPTS, claim, deliver, pause, send_due, settle
from tools_catalog.models import corrections

pytestmark = pytest.mark.django_db
LINK = "https://civicport.example/nastroje/decidim/oprava/0123456789abcdefghijklmnop/"


def put(**values):
    words = {"to": "jana@example.org", "subject": "Potvrďte opravu", "text": f"Odkaz: {LINK}", "about": "correction 1"}
    return put_mail(**{**words, **values})


def outcome(made):
    made.refresh_from_db()
    return made.state


def send_later(by=timedelta(0)):
    """Runs the due task as if so much time had passed."""
    Outgoing.objects.update(due_at=timezone.now() - by)
    send_due(timezone.now())


def lose_the_note():
    """As if the mail was sent, and the power went out before anybody noted it."""
    Outgoing.objects.update(state="waiting", due_at=timezone.now())


# --- sending ------------------------------------------------------------------------------------------------------
def test_a_mail_is_sent_by_the_clock_and_only_once():
    made = put()
    assert mail.outbox == []
    call_command("run_due")
    call_command("run_due")
    assert [(sent.to, sent.subject) for sent in mail.outbox] == [(["jana@example.org"], "Potvrďte opravu")]
    assert outcome(made) == "sent"


def test_a_mail_about_something_that_was_rolled_back_is_never_sent():
    with transaction.atomic():
        put()
        transaction.set_rollback(True)
    send_due(timezone.now())
    assert mail.outbox == []


def test_a_failure_is_noted_and_tried_again_after_a_pause(broken_server):
    made = put()
    send_due(timezone.now())
    assert outcome(made) == "waiting"
    assert made.last_error == "SMTPServerDisconnected: come later"
    assert timedelta(seconds=30) < made.due_at - timezone.now() <= pause(1)
    send_due(timezone.now())
    made.refresh_from_db()
    assert made.attempts == 1


def test_one_broken_mail_does_not_stop_the_next(monkeypatch):
    first, second = put(to="broken@example.org"), put(to="sound@example.org")
    whole = sending.message

    def message(made):
        if made.to == "broken@example.org":
            raise OSError("no")
        return whole(made)

    monkeypatch.setattr(sending, "message", message)
    send_due(timezone.now())
    assert (outcome(first), outcome(second)) == ("waiting", "sent")


def test_a_mail_is_given_up_after_the_last_attempt(broken_server):
    made = put()
    for _ in range(MOST_ATTEMPTS):
        send_later()
    assert outcome(made) == "failed"
    send_later()
    made.refresh_from_db()
    assert made.attempts == MOST_ATTEMPTS


def test_a_header_that_mail_does_not_allow_is_given_up_at_once():
    made = put(to="jana@example.org\nBcc: all@example.org")
    send_due(timezone.now())
    assert outcome(made) == "failed"
    assert mail.outbox == []


def test_a_subject_of_two_lines_becomes_one():
    assert put(subject="Oprava\n  nástroje").subject == "Oprava nástroje"


@given(st.integers(1, 200))
def test_the_pause_grows_up_to_six_hours(attempts):
    assert pause(attempts) <= pause(attempts + 1) <= LONGEST_PAUSE
    assert pause(1) < pause(2) < pause(9)


# --- crashes ------------------------------------------------------------------------------------------------------
def test_a_mail_whose_sender_crashed_is_sent_when_the_lease_is_over():
    made = put()
    assert claim(made.pk)  # and then the power goes out
    send_due(timezone.now())
    assert (outcome(made), mail.outbox) == ("sending", [])
    send_later(by=LEASE)
    assert (outcome(made), len(mail.outbox)) == ("sent", 1)


def test_a_mail_has_the_same_message_id_at_every_attempt():
    made = put()
    deliver(made.pk)
    lose_the_note()
    deliver(made.pk)
    first, second = (sent.extra_headers["Message-ID"] for sent in mail.outbox)
    assert first == second


def test_a_sender_that_comes_back_too_late_changes_nothing():
    late = claim(put().pk)
    Outgoing.objects.update(due_at=timezone.now())
    assert claim(late.pk).attempts == 2
    settle(late, state="failed")
    assert outcome(late) == "sending"


def test_a_mail_that_crashes_every_sender_is_given_up():
    made = put()
    for _ in range(MOST_ATTEMPTS + 1):
        Outgoing.objects.update(due_at=timezone.now())
        claim(made.pk)
    assert outcome(made) == "failed"


# --- files --------------------------------------------------------------------------------------------------------
def test_where_no_server_is_named_a_mail_is_a_file_at_once(mail_folder, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        made = put()
    assert outcome(made) == "sent"
    [file] = mail_folder.iterdir()
    written = message_from_bytes(file.read_bytes(), policy=modern)
    assert (written["To"], written["Subject"]) == ("jana@example.org", "Potvrďte opravu")
    assert LINK in text_in(file)
    assert file.stat().st_mode & 0o077 == 0


def test_the_same_mail_sent_twice_is_one_file(mail_folder):
    made = put()
    deliver(made.pk)
    lose_the_note()
    deliver(made.pk)
    made.refresh_from_db()
    assert made.attempts == 2
    assert len(list(mail_folder.iterdir())) == 1


def test_a_folder_that_cannot_be_written_loses_no_mail(mail_folder):
    mail_folder.write_text("a file stands in the way")
    made = put()
    deliver(made.pk)
    assert outcome(made) == "waiting"


@given(st.text(max_size=60))
def test_a_file_never_leaves_its_folder(message_id):
    name = name_of(message_id)
    assert "/" not in name
    assert not name.startswith("..")


# --- what stays ---------------------------------------------------------------------------------------------------
def test_the_secret_part_of_a_link_does_not_stay_in_the_table():
    made = put()
    deliver(made.pk)
    made.refresh_from_db()
    assert LINK in mail.outbox[0].body
    assert made.text == "Odkaz: https://civicport.example/nastroje/decidim/oprava/<token>/"


def test_a_mail_that_was_given_up_keeps_its_link_as_long_as_that_works():
    made = put()
    Outgoing.objects.update(state="failed")
    assert forget_secrets(timezone.now() + timedelta(days=SECRET_DAYS, hours=-1)) == ""
    made.refresh_from_db()
    assert LINK in made.text
    assert forget_secrets(timezone.now() + timedelta(days=SECRET_DAYS + 1)) != ""
    made.refresh_from_db()
    assert made.text == "Odkaz: https://civicport.example/nastroje/decidim/oprava/<token>/"
    assert forget_secrets(timezone.now() + timedelta(days=SECRET_DAYS + 2)) == ""


@pytest.mark.parametrize("state", ["waiting", "sending"])
def test_a_mail_that_may_still_go_keeps_its_link(state):
    made = put()
    Outgoing.objects.update(state=state)
    forget_secrets(timezone.now() + timedelta(days=SECRET_DAYS + 1))
    made.refresh_from_db()
    assert LINK in made.text


def test_no_link_in_a_mail_works_longer_than_the_outbox_keeps_it():
    assert corrections.LINK_DAYS < SECRET_DAYS


def test_the_log_forgets_addresses_and_files_but_not_the_mail(mail_folder, settings):
    made = put()
    deliver(made.pk)
    assert forget_addresses(timezone.now() + timedelta(days=settings.MAIL_LOG_DAYS - 1)) == ""
    assert forget_addresses(timezone.now() + timedelta(days=settings.MAIL_LOG_DAYS + 1)) != ""
    made.refresh_from_db()
    assert (made.to, made.text, made.subject, made.state) == ("", "", "Potvrďte opravu", "sent")
    assert list(mail_folder.iterdir()) == []


def test_a_mail_that_still_waits_keeps_its_address(settings):
    made = put()
    forget_addresses(timezone.now() + timedelta(days=settings.MAIL_LOG_DAYS + 1))
    made.refresh_from_db()
    assert made.to == "jana@example.org"


def test_mails_about_one_thing_are_forgotten_at_once_and_others_are_kept(mail_folder):
    made, other = put(), put(about="correction 11")
    deliver(made.pk)
    forget_mails(["correction 1"])
    made.refresh_from_db()
    assert (made.to, made.text, made.state) == ("", "", "sent")
    assert list(mail_folder.iterdir()) == []
    assert outcome(other) == "waiting"


def test_a_forgotten_mail_that_waits_is_never_sent():
    made = put()
    forget_mails(["correction 1"])
    send_later()
    assert (outcome(made), mail.outbox) == ("failed", [])


def test_a_forgotten_mail_whose_sender_crashed_is_never_sent():
    made = put()
    assert claim(made.pk)
    forget_mails(["correction 1"])
    send_later(by=LEASE)
    assert (outcome(made), mail.outbox) == ("failed", [])
