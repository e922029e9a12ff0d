"""Names of groups in the admin are in the language of the person who reads; they are stored in English."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from tests.factories import superuser

pytestmark = pytest.mark.django_db


def shown(address, language):
    """A page of the admin as an administrator with this language sees it."""
    person = superuser()
    UserProfile.objects.update_or_create(user=person, defaults={"preferred_language": language})
    browser = Client()
    browser.force_login(person)
    return browser.get(address).content.decode()


CZECH, ENGLISH = ("Hodnotitelé", "Vedoucí hodnotitelé"), ("Reviewers", "Chief reviewers")


@pytest.mark.parametrize("name", ["wagtailusers_groups:index", "wagtailusers_users:add", "wagtailusers_users:index"])
@pytest.mark.parametrize(("language", "own", "foreign"), [("cs", CZECH, ENGLISH), ("en", ENGLISH, CZECH)])
def test_groups_of_the_desk_are_called_in_ones_own_language(name, language, own, foreign):
    page = shown(reverse(name), language)

    assert [word for word in own if word not in page] == []
    assert [word for word in foreign if word in page] == []


def test_a_group_that_people_made_keeps_its_name():
    Group.objects.create(name="Radniční listy")

    assert "Radniční listy" in shown(reverse("wagtailusers_users:add"), "cs")
