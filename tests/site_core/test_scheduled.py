"""What is scheduled happens in time, and one record that cannot be published does not keep the others."""

from __future__ import annotations

import datetime

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Revision

from site_core.management.commands import run_due
from tests.factories import assessment, tool
from tests.page_factories import found, page, site

pytestmark = pytest.mark.django_db


@pytest.fixture
def about():
    site(page("about"))
    return found("about")


def minutes(number):
    return timezone.now() + datetime.timedelta(minutes=number)


def scheduled(record):
    """The record's draft, approved for a moment that has passed."""
    revision = record.save_revision(clean=False)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=minutes(-1))


def test_a_scheduled_page_is_published_when_its_time_has_come(about, capsys):
    about.title = "Od dneška jinak"
    scheduled(about)

    call_command(run_due.Command())

    assert "Od dneška jinak</h1>" in Client().get("/about-cs/").content.decode()
    assert "1 published, 0 expired" in capsys.readouterr().out


def test_what_cannot_be_published_is_logged_and_the_rest_goes_on(about, caplog):
    broken = assessment(tool())
    broken.reviewer = ""
    scheduled(broken)
    about.title = "Od dneška jinak"
    scheduled(about)
    Revision.objects.filter(object_id=str(broken.pk)).filter(approved_go_live_at__isnull=False).update(
        approved_go_live_at=minutes(-2)
    )

    call_command(run_due.Command())

    assert "Scheduled, but not possible" in caplog.text
    assert found("about").title == "Od dneška jinak"
    broken.refresh_from_db()
    assert broken.reviewer == "Jana"


def test_a_page_whose_time_is_over_is_gone_before_anything_has_run(about):
    type(about).objects.filter(pk=about.pk).update(expire_at=minutes(-1))

    assert Client().get("/about-cs/").status_code == 404


def test_what_has_expired_is_taken_off_the_site(about):
    type(about).objects.filter(pk=about.pk).update(expire_at=minutes(-1))

    call_command(run_due.Command())

    assert (found("about").live, found("about").expired) == (False, True)
