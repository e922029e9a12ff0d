"""A schedule that is refused stands on the desk, and whoever made it gets one mail."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone
from wagtail.models import Revision
from wagtail.users.models import UserProfile

from site_core.outbox import Outgoing
from tests.factories import assessment, tool
from tests.tools_catalog.review.desk import browser, page, person
from tools_catalog.models import Assessment
from tools_catalog.review.refused_schedules import refused_schedules, tell_who_scheduled

pytestmark = pytest.mark.django_db

AGO = datetime.timedelta(minutes=1)


@pytest.fixture
def hana():
    return person("hana", "Chief reviewers")


@pytest.fixture
def scheduled(hana):
    """Hana's publication of a level without which the only tool of the catalogue drops out; its time has come."""
    return schedule(assessment(tool("offered")), hana)


def schedule(row, who, level=1):
    row.level = level
    revision = row.save_revision(user=who, clean=False)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - AGO)
    return revision


def test_it_stands_on_the_desk_with_who_scheduled_it_and_why_it_is_refused(scheduled, hana):
    shown = page(browser(hana).get("/admin/review/"))

    assert "Naplánováno a odmítnuto" in shown
    assert "Offered: Dotazník" in shown
    assert ", Hana Nováková: " in shown
    assert "Offered vypadne: Neumí ani dotazník" in shown


def test_a_schedule_that_nothing_stands_against_is_none_of_them(hana):
    schedule(assessment(tool(status="discontinued")), hana)

    assert refused_schedules(timezone.now()) == []
    assert "Naplánováno a odmítnuto" not in page(browser(hana).get("/admin/review/"))


def test_an_end_that_is_refused_is_one_of_them(scheduled):
    Revision.objects.update(approved_go_live_at=None)
    assessment(tool("rival"))
    Assessment.objects.filter(tool__key="offered").update(expire_at=timezone.now() - AGO)

    assert [each.ends for each in refused_schedules(timezone.now())] == [True]


def test_whoever_scheduled_it_gets_one_mail_in_their_language_however_often_it_is_tried(scheduled, hana):
    UserProfile.objects.update_or_create(user=hana, defaults={"preferred_language": "en"})

    for _minute in range(2):
        tell_who_scheduled(timezone.now())

    mail = Outgoing.objects.get()
    assert (mail.to, mail.subject) == ("hana@example.org", "Your schedule was refused: Offered: Survey")
    assert "Offered drops out: Cannot run even a survey with basic questions." in mail.text
    assert "/admin/snippets/" in mail.text


def test_somebody_without_an_address_gets_none(scheduled, hana):
    hana.email = ""
    hana.save()

    assert tell_who_scheduled(timezone.now()) == ""
    assert not Outgoing.objects.exists()
