"""What waits for an assistant: on the first page of the administration, in the list and at the workshop."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.workshops.desk.assistants import at_the_desk, words_of
from tests.workshops.registering.people import END, NOW, START, come, open_workshop
from workshops.desk.workshop_list import listed
from workshops.models import Registration
from workshops.registering.forgetting import forget_old

pytestmark = pytest.mark.django_db
HOME, PANEL = "/admin/", 'id="registrations-section"'
AFTER = END + timedelta(days=1)


@pytest.fixture
def desk(settings, monkeypatch):
    return lambda *pages, **wishes: at_the_desk(settings, monkeypatch, *pages, **wishes)


def waiting(of):
    return f"/admin/registrations/?workshop={of.pk}&amp;state=asked"


def to_do_at(now):
    return [row.to_do.words if row.to_do else "" for row in listed(now)]


# --- the first page ---------------------------------------------------------------------------------------------------
def test_the_first_page_leads_an_assistant_to_what_waits(desk):
    of = open_workshop(approval=True)
    come(of, "a@example.org")
    html = words_of(desk().get(HOME))

    assert PANEL in html
    assert f'href="{reverse("desk:workshop", args=[of.pk])}"' in html
    assert waiting(of) in html


def test_the_first_page_shows_the_next_workshops_only_a_few_of_them(desk):
    for number in range(6):
        of = open_workshop(f"dilna-{number}")
        of.sessions.update(starts_at=START + timedelta(days=number), ends_at=END + timedelta(days=number))
    html = words_of(desk().get(HOME))

    assert [f">dilna-{number}<" in html for number in range(6)] == [True] * 5 + [False]


def test_where_nothing_comes_and_nothing_waits_there_is_no_panel(desk):
    open_workshop().sessions.update(starts_at=NOW - timedelta(days=9), ends_at=NOW - timedelta(days=8))

    assert PANEL not in words_of(desk().get(HOME))


def test_whoever_does_not_see_registrations_has_no_panel(desk):
    open_workshop()

    assert PANEL not in words_of(desk(role="editor").get(HOME))


# --- what it is -------------------------------------------------------------------------------------------------------
def test_the_page_of_a_workshop_leads_to_those_who_wait_for_an_approval(desk):
    of = open_workshop(approval=True)
    come(of, "a@example.org")

    assert f'<a href="{waiting(of)}">1 čeká na vaše schválení</a>' in words_of(
        desk().get(reverse("desk:workshop", args=[of.pk]))
    )


def test_nobody_is_to_be_approved_for_what_is_over():
    come(open_workshop(approval=True), "a@example.org")

    assert to_do_at(AFTER) == [""]


def test_after_the_end_it_is_to_be_noted_who_came_and_not_before():
    come(open_workshop(), "a@example.org")

    assert to_do_at(NOW) == [""]
    assert "1" in to_do_at(AFTER)[0]


def test_nothing_is_to_be_noted_of_what_was_called_off():
    of = open_workshop()
    come(of, "a@example.org")
    of.status = "cancelled"
    of.save()

    assert to_do_at(AFTER) == [""]


def test_nothing_is_to_be_noted_of_those_whose_names_were_deleted():
    of = open_workshop()
    come(of, "a@example.org")
    late = END + timedelta(days=300)
    forget_old(late)

    assert Registration.objects.filter(came=None).exists()
    assert to_do_at(late) == [""]
