"""Pages of the review desk in a Czech administration ask for no text that has no Czech."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from tests.factories import assessment, conflict, superuser, tool
from tests.texts_asked_for import Asked
from tests.tools_catalog.admin_browser import admin, url
from tests.tools_catalog.corrections.supplier import correction
from tools_catalog.models import Assessment, ConflictOfInterest, ReviewBatch, Tool

pytestmark = pytest.mark.django_db

SAME_IN_CZECH = {"web", "exact", "Reference", "workshop"}


@pytest.fixture
def asked(monkeypatch):
    listener = Asked()
    listener.listen(monkeypatch)
    return listener


def addresses():
    cell = assessment(tool())
    batch = ReviewBatch.objects.create(tool=cell.tool, author_name="Nina")
    declared = conflict(superuser("nina"), tool("mapa"))
    chiefs = Group.objects.get(name="Chief reviewers")
    return [
        reverse("review:index"),
        reverse("review:sheet", args=[cell.tool.key]),
        reverse("review:batch", args=[batch.pk]),
        reverse("to_verify:index"),
        reverse("to_verify:gaps"),
        reverse("corrections:index"),
        reverse("corrections:one", args=[correction(cell.tool).pk]),
        reverse("mail_log"),
        reverse("untranslated_evidence"),
        *(url(ConflictOfInterest, "list"), url(ConflictOfInterest, "add")),
        *(url(ConflictOfInterest, view, declared.pk) for view in ("edit", "history", "delete")),
        *(url(Tool, "list"), url(Tool, "edit", cell.tool.pk), url(Tool, "history", cell.tool.pk)),
        *(url(Assessment, "list"), url(Assessment, "add")),
        *(url(Assessment, view, cell.pk) for view in ("edit", "history", "unpublish")),
        reverse("wagtailusers_groups:edit", args=[chiefs.pk]),
        reverse("wagtailadmin_account"),
        reverse("wagtailadmin_home"),
    ]


def test_no_page_of_the_desk_asks_for_a_text_without_czech(asked):
    browser, pages = admin(), addresses()
    UserProfile.objects.update_or_create(
        user_id=browser.session["_auth_user_id"], defaults={"preferred_language": "cs"}
    )
    asked.english.clear()

    shown = [browser.get(page).status_code for page in pages]

    assert set(shown) <= {200, 302}
    assert asked.english - SAME_IN_CZECH == set()


def test_the_rights_of_the_desk_are_named_in_czech():
    chiefs = Group.objects.get(name="Chief reviewers")
    form = admin().get(reverse("wagtailusers_groups:edit", args=[chiefs.pk])).content.decode()

    assert "Může zveřejňovat dávky hodnocení" in form
    assert "Can publish batches" not in form


@pytest.mark.parametrize("view", ["edit", "unpublish"])
def test_an_assessment_saved_in_english_is_called_in_czech(view):
    with translation.override("en"):
        cell = assessment(tool(status="discontinued"))

    shown = admin().get(url(Assessment, view, cell.pk)).content.decode()

    assert "Anketa: Dotazník" in shown
    assert "Anketa: Survey" not in shown
