"""Mails that the site writes by itself, shown before anybody gets one."""

from __future__ import annotations

import pytest
from django.urls import reverse

from site_core.outbox.models import Outgoing
from tests.workshops.desk.assistants import at_the_desk, words_of
from tests.workshops.planting import INDEX, workshop_page
from tests.workshops.registering.people import open_workshop
from workshops.models import Registration
from workshops.words import Occasion

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("occasion", Occasion.values)
def test_the_mail_of_each_occasion_is_shown_in_both_languages(settings, monkeypatch, occasion):
    of = open_workshop(capacity=5, join_url="https://example.org/join")
    browser = at_the_desk(settings, monkeypatch, INDEX, workshop_page(of))
    answer = browser.get(reverse("desk:mails", args=[of.pk]), {"occasion": occasion})
    czech, english = (letter for _language, letter, _file in answer.context["previews"])

    assert "dilna cs" in czech.subject
    assert "dilna en" in english.subject
    assert "https://example.org/join" not in words_of(answer)
    assert (Registration.objects.count(), Outgoing.objects.count()) == (0, 0)


def test_an_editor_sees_them_and_is_led_back_to_the_workshops(settings, monkeypatch):
    of = open_workshop()
    browser = at_the_desk(settings, monkeypatch, INDEX, workshop_page(of), role="editor")
    answer = browser.get(reverse("desk:mails", args=[of.pk]), {"occasion": "nothing"})

    assert answer.context["occasion"] == Occasion.CONFIRMED
    assert reverse("desk:index") not in {step["url"] for step in answer.context["breadcrumbs_items"]}
    assert [file for _language, _letter, file in answer.context["previews"]] == ["dilna.ics", "dilna.ics"]


@pytest.mark.parametrize("role", ["assistant", "editor"])
def test_the_list_of_workshops_leads_to_them(settings, monkeypatch, role):
    of = open_workshop()
    browser = at_the_desk(settings, monkeypatch, role=role)

    assert reverse("desk:mails", args=[of.pk]) in words_of(browser.get("/admin/snippets/workshops/workshop/"))
