"""Mails about a batch: to those who may check it, to its author, in their language, unless they want none."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.users.models import UserProfile

from site_core.outbox import Outgoing
from tests.factories import conflict
from tests.tools_catalog.review.desk import approved, browser, page, person, sent_in, step

pytestmark = pytest.mark.django_db


def addresses():
    return set(Outgoing.objects.values_list("to", flat=True))


def wants(who, **choices):
    UserProfile.objects.update_or_create(user=who, defaults=choices)


def test_everybody_who_may_check_it_is_told_and_not_its_author(batch, petr, hana):
    sent_in(batch)

    assert addresses() == {"petr@example.org", "hana@example.org"}


def test_who_has_a_conflict_of_interest_who_is_away_and_who_has_no_address_are_not_told(anketa, batch, petr, hana):
    conflict(petr, anketa)
    hana.is_active = False
    hana.save()
    eva = person("eva")
    eva.email = ""
    eva.save()

    sent_in(batch)

    assert not Outgoing.objects.exists()


def test_a_mail_leads_to_the_batch_and_says_whose_it_is(batch, petr, settings):
    mail = sent_in(batch) and Outgoing.objects.get()

    assert mail.subject == "Dávka čeká na druhého hodnotitele: Anketa"
    assert "Jana Nováková" in mail.text
    assert settings.WAGTAILADMIN_BASE_URL + reverse("review:batch", args=[batch.pk]) in mail.text
    assert mail.about_words == f"dávka {batch.pk}"


def test_a_mail_is_in_the_language_of_who_gets_it(batch, petr):
    wants(petr, preferred_language="en")

    sent_in(batch)

    assert Outgoing.objects.get().subject == "A batch waits for a second reviewer: Anketa"


def test_who_wants_no_mail_about_batches_sent_in_gets_none(batch, petr, hana):
    wants(petr, submitted_notifications=False)

    sent_in(batch)

    assert addresses() == {"hana@example.org"}


def test_the_author_is_told_that_it_was_returned_without_the_words_of_the_colleague(batch, jana, petr):
    sent_in(batch)
    step(petr, batch, "return", comment="Napsal mi čtenář Karel.")

    mail = Outgoing.objects.get(to=jana.email)
    assert mail.subject == "Vaše dávka se vrátila: Anketa"
    assert "Karel" not in mail.text


def test_the_author_is_told_that_it_is_published(batch, jana, petr, hana):
    step(hana, approved(batch, petr), "publish")

    assert Outgoing.objects.get(to=jana.email).subject == "Vaše dávka je zveřejněná: Anketa"


@pytest.mark.parametrize("kind", ["approved_notifications", "rejected_notifications"])
def test_an_author_who_wants_no_such_mail_gets_none(batch, jana, petr, hana, kind):
    wants(jana, **{kind: False})
    step(petr, sent_in(batch), "return", comment="Ještě jednou.")
    step(hana, approved(batch, petr), "publish")

    subjects = [mail.subject for mail in Outgoing.objects.filter(to=jana.email)]
    assert len(subjects) == 1
    assert ("zveřejněná" in subjects[0]) == (kind == "rejected_notifications")


def test_who_takes_a_batch_back_is_not_told_of_it(batch, jana):
    step(jana, sent_in(batch), "take_back")

    assert not Outgoing.objects.filter(to=jana.email).exists()


def test_a_batch_that_was_refused_tells_nobody(batch, jana, petr):
    step(jana, batch, "submit", reason_cs="", reason_en="")

    assert not Outgoing.objects.exists()


def test_a_reviewer_turns_the_mails_off_in_the_account(jana):
    account = browser(jana)
    assert "review_mails-submitted_notifications" in page(account.get(reverse("wagtailadmin_account")))
    fields = {"first_name": "Jana", "last_name": "Nováková", "email": "jana@example.org"}
    data = {f"name_email-{name}": value for name, value in fields.items()}
    data |= {"review_mails-approved_notifications": "on", "locale-preferred_language": "", "theme-theme": "system"}
    data |= {"locale-current_time_zone": "", "theme-contrast": "system", "theme-density": "default"}

    assert account.post(reverse("wagtailadmin_account"), data).status_code == 302

    found = UserProfile.objects.get(user=jana)
    assert (found.submitted_notifications, found.approved_notifications) == (False, True)


def test_an_administrator_is_offered_each_choice_once(admin_user):
    shown = page(browser(admin_user).get(reverse("wagtailadmin_account")))

    assert shown.count('-submitted_notifications"') > 0
    assert "review_mails" not in shown
