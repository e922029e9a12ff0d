"""Questions are kept for twelve months, then they are gone, with what mails say about whose they were."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from contact.forgetting import forget_old_questions
from contact.mails import put_receipt
from contact.models import Question
from site_core.outbox import Outgoing
from site_core.years import a_year_after
from tests.contact.asking import question

TODAY = datetime.date(2026, 11, 26)


@given(st.dates(max_value=datetime.date(9998, 12, 31)))
def test_a_year_after_is_the_same_day_or_the_last_of_february(day):
    later = a_year_after(day)
    assert later.year == day.year + 1
    assert (later.month, later.day) in {(day.month, day.day), (2, 28)}
    assert 365 <= (later - day).days <= 366


@pytest.mark.django_db
def test_a_new_question_is_kept_for_a_year():
    assert question().keep_until == a_year_after(timezone.localdate())


@pytest.mark.django_db
@pytest.mark.parametrize("state", Question.State.values)
def test_on_its_last_day_it_is_still_there_on_the_next_it_is_deleted(state):
    made = question(state=state, keep_until=TODAY)
    at = timezone.make_aware(datetime.datetime.combine(TODAY, datetime.time(23, 59)))

    assert forget_old_questions(at) == ""
    assert forget_old_questions(at + datetime.timedelta(minutes=1)) == "1 deleted after a year"
    assert not Question.objects.filter(pk=made.pk).exists()
    assert forget_old_questions(at + datetime.timedelta(minutes=2)) == ""


@pytest.mark.django_db
def test_the_log_says_how_many_were_deleted(capsys):
    question(keep_until=timezone.localdate() - datetime.timedelta(days=1))
    call_command("run_due")
    assert "questions from readers: 1 deleted after a year" in capsys.readouterr().out


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["by the clock", "by an administrator"])
def test_its_mails_forget_to_whom_they_went(how):
    made, other = question(keep_until=TODAY), question("2", email="petr@example.org")
    for one in (made, other):
        put_receipt(one, "")
    if how == "by the clock":
        forget_old_questions(timezone.make_aware(datetime.datetime(2026, 12, 24)))
    else:
        made.delete()
    assert sorted(Outgoing.objects.values_list("to", flat=True)) == ["", "petr@example.org"]
