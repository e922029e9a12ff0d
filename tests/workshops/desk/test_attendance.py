"""The list at the door: many at once, two people at once, and on paper."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.workshops.desk.assistants import at_the_desk, words_of
from tests.workshops.registering.people import END, come, open_workshop
from workshops.desk.surnames import by_surname
from workshops.models import Registration

pytestmark = pytest.mark.django_db


@pytest.fixture
def assistant(settings, monkeypatch):
    return at_the_desk(settings, monkeypatch)


def address(of, name="attendance"):
    return reverse(f"desk:{name}", args=[of.pk])


def noted(of):
    return {one.email.partition("@")[0]: one.came for one in of.registrations.all()}


def form(*ticks):
    return {f"came-{own.pk}": f"{before}.{after}" for own, before, after in ticks}


def two(of):
    return come(of, "a@example.org"), come(of, "b@example.org")


def test_who_came_and_who_did_not_is_noted_for_many_at_once(assistant):
    of = open_workshop()
    first, second = two(of)
    assistant.post(address(of), form((first, "unknown", "came"), (second, "unknown", "absent")))

    assert noted(of) == {"a": True, "b": False}


def test_saving_twice_changes_nothing_and_complains_of_nothing(assistant):
    of = open_workshop()
    first, second = two(of)
    sent = form((first, "unknown", "came"), (second, "unknown", "unknown"))
    assistant.post(address(of), sent)
    answer = assistant.post(address(of), sent, follow=True)

    assert noted(of) == {"a": True, "b": None}
    assert "mezitím" not in words_of(answer)


def test_what_somebody_else_ticked_meanwhile_stays(assistant):
    of = open_workshop()
    first, second = two(of)
    theirs = form((first, "unknown", "came"), (second, "unknown", "unknown"))
    ours = form((first, "unknown", "unknown"), (second, "unknown", "came"))
    assistant.post(address(of), theirs)
    assistant.post(address(of), ours)

    assert noted(of) == {"a": True, "b": True}


def test_whoever_says_the_opposite_of_what_was_noted_meanwhile_is_told(assistant):
    of = open_workshop()
    own, _other = two(of)
    assistant.post(address(of), form((own, "unknown", "came")))
    answer = assistant.post(address(of), form((own, "unknown", "absent")), follow=True)

    assert noted(of)["a"] is True
    assert "Nina Nová: mezitím někdo jiný zapsal" in words_of(answer)


def test_a_mistake_is_taken_back(assistant):
    of = open_workshop()
    own, _other = two(of)
    Registration.objects.filter(pk=own.pk).update(came=True)
    assistant.post(address(of), form((own, "came", "unknown")))

    assert noted(of)["a"] is None


def test_after_the_end_nobody_is_absent_by_themselves(assistant, monkeypatch):
    of = open_workshop()
    two(of)
    monkeypatch.setattr(timezone, "now", lambda: END + timedelta(days=1))
    html = words_of(assistant.get(address(of)))

    assert noted(of) == {"a": None, "b": None}
    assert html.count('.unknown" checked') == 2


def test_all_others_are_noted_by_one_button(assistant):
    of = open_workshop()
    first, second = two(of)
    assistant.post(address(of), form((first, "unknown", "came"), (second, "unknown", "unknown")) | {"rest": "absent"})

    assert noted(of) == {"a": True, "b": False}


@pytest.mark.parametrize("value", ["", "unknown", "unknown.maybe", "x.came"])
def test_what_no_form_of_ours_says_changes_nothing(assistant, value):
    of = open_workshop()
    own, _other = two(of)
    assistant.post(address(of), {f"came-{own.pk}": value})

    assert noted(of)["a"] is None


def test_people_of_another_workshop_are_left_alone(assistant):
    of, other = open_workshop(), open_workshop("jina")
    own = come(other, "a@example.org")
    assistant.post(address(of), form((own, "unknown", "came")))

    assert noted(other) == {"a": None}


def test_names_stand_by_surname_in_the_czech_order():
    names = ["Jan Hora", "Petr Chalupa, Ph.D.", "Ing. Eva Cibulková", "Ota Čapek", "Adam Hora"]

    assert sorted(names, key=by_surname) == [
        "Ing. Eva Cibulková", "Ota Čapek", "Adam Hora", "Jan Hora", "Petr Chalupa, Ph.D.",
    ]  # fmt: skip


def test_the_list_on_paper_has_a_box_for_each_and_room_for_signatures_on_demand(assistant):
    of = open_workshop()
    two(of)
    page = assistant.get(address(of, "print"))

    assert page.context["people"] == list(of.registrations.all())
    assert "Podpis" not in words_of(page)
    assert "Podpis" in words_of(assistant.get(address(of, "print"), {"signature": "1"}))


def test_whoever_waits_is_not_on_the_list(assistant):
    of = open_workshop(capacity=1)
    first, _second = two(of)

    assert assistant.get(address(of, "print")).context["people"] == [first]
