"""Assistants of events decide about registrations; seats change hands by the rules, and lists are harmless."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from site_core.accounts.roles import ASSISTANTS, make_roles
from site_core.outbox.models import Outgoing
from tests.factories import user
from tests.page_factories import site
from tests.site_core.accounts.world import browser_of
from tests.workshops.registering.people import NOW, come, open_workshop, states

pytestmark = pytest.mark.django_db
LIST = "/admin/registrations/"


@pytest.fixture
def assistant(settings, monkeypatch):
    settings.SECOND_FACTOR = False
    site()
    make_roles()
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return browser_of("assistant")


def decide(browser, own, decision="", came="unknown"):
    return browser.post(reverse("registrations:edit", args=[own.pk]), {"decision": decision, "came": came})


def test_an_assistant_sees_who_comes_and_finds_them_by_name(assistant):
    of = open_workshop()
    come(of, "nina@example.org")

    assert "Nina Nová" in assistant.get(LIST).content.decode()
    assert "Nina Nová" not in assistant.get(LIST, {"q": "Karel"}).content.decode()


def test_an_approval_gives_a_seat_and_writes_a_mail(assistant):
    of = open_workshop(approval=True)
    own = come(of, "nina@example.org")
    decide(assistant, own, "approve")

    assert states(of) == {"nina": "confirmed"}
    assert Outgoing.objects.count() == 2


def test_cancelling_offers_the_seat_to_who_waits(assistant):
    of = open_workshop(capacity=1)
    first = come(of, "a@example.org")
    come(of, "b@example.org")
    decide(assistant, first, "cancel")

    assert states(of) == {"a": "cancelled", "b": "offered"}


def test_a_decision_that_makes_no_sense_is_refused(assistant):
    of = open_workshop()
    own = come(of, "nina@example.org")
    answer = decide(assistant, own, "approve")

    assert answer.status_code == 200
    assert answer.context["form"].errors["decision"]
    assert states(of) == {"nina": "confirmed"}


def test_whether_somebody_came_is_noted_without_a_mail(assistant):
    of = open_workshop()
    own = come(of, "nina@example.org")
    decide(assistant, own, came="true")

    own.refresh_from_db()
    assert own.came is True
    assert Outgoing.objects.count() == 1


@pytest.mark.parametrize("export", ["csv", "xlsx"])
def test_the_list_is_taken_away_without_formulas(assistant, export):
    of = open_workshop()
    own = come(of, "nina@example.org")
    own.name = "=1+1"
    own.save()
    answer = assistant.get(LIST, {"export": export})

    content = b"".join(answer.streaming_content)
    if export == "xlsx":
        cells = [cell for row in load_workbook(BytesIO(content)).active.iter_rows() for cell in row]
        assert [cell.data_type for cell in cells if str(cell.value).endswith("=1+1")] == ["s"]
    else:
        (row,) = list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))
        assert [value for value in row.values() if value.endswith("=1+1")] == ["'=1+1"]


def test_who_comes_is_nobody_elses_business(assistant):
    make = user("eva", "Page editors")
    assert not make.has_perm("workshops.view_registration")
    assert user("anna", ASSISTANTS).has_perm("workshops.change_registration")
