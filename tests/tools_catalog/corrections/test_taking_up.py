"""A chief reviewer looks at a confirmed request first; only when it is taken up readers hear of it."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import conflict, user
from tests.tools_catalog.corrections.supplier import correction, decided
from tests.tools_catalog.shown_pages import shown
from tools_catalog.conflicts import ConflictDeclared
from tools_catalog.corrections.deciding import take_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]


@pytest.fixture
def chief():
    return user("petra", "Chief reviewers")


def browser_of(person):
    browser = Client()
    browser.force_login(person)
    return browser


def page(made):
    return reverse("corrections:one", args=[made.pk])


def test_whoever_decides_takes_it_up_by_a_click_and_readers_know(of, chief):
    made = correction(of, taken_up_at=None)
    browser = browser_of(chief)
    assert 'value="take-up"' in browser.get(page(made)).content.decode()
    assert browser.post(page(made), {"action": "take-up"}).url == page(made)
    assert 'value="take-up"' not in browser.get(page(made)).content.decode()
    assert "Prověřujeme žádost o opravu" in shown("/tools-cs/anketa/")


def test_what_is_decided_is_not_taken_up_any_more(of, chief):
    made = decided(of, taken_up_at=None)
    browser_of(chief).post(page(made), {"action": "take-up"})
    made.refresh_from_db()
    assert made.taken_up_at is None


def test_whoever_has_a_conflict_of_interest_does_not_take_it_up(of, chief):
    made = correction(of, taken_up_at=None)
    conflict(chief, of)
    with pytest.raises(ConflictDeclared):
        take_up(made, chief)
