"""A new page that saves itself beside a press on save."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from site_core.models import StandardPage
from tests.factories import superuser
from tests.page_factories import found, site

BY_ITSELF = {"accept": "application/json"}
FORM = {
    "title": "Nová", "slug": "nova", "lead": "Úvod.", "footer_place": "", "body-count": "0",
    "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
}  # fmt: skip

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    site()
    client = Client(headers={"sec-fetch-site": "same-origin"})
    client.force_login(superuser())
    return client


def send(editor, headers=None, **changes):
    address = reverse("wagtailadmin_pages:add", args=["site_core", "standardpage", found("home").pk])
    return editor.post(address, FORM | changes, headers=headers or {"accept": "text/html"})


def made():
    return StandardPage.objects.filter(locale__language_code="cs", title__startswith="Nová")


@pytest.fixture
def meanwhile(monkeypatch):
    """Sends the page another time while a form has been found right and is not yet written."""
    save = WagtailAdminPageForm.save

    def at_that_moment(act):
        def save_after(form, commit=True):
            monkeypatch.setattr(WagtailAdminPageForm, "save", save)
            act()
            return save(form, commit=commit)

        monkeypatch.setattr(WagtailAdminPageForm, "save", save_after)

    return at_that_moment


def test_a_press_replaces_what_saved_itself_a_moment_ago(editor):
    send(editor, BY_ITSELF, lead="Úvo")

    answer = send(editor)

    assert answer.status_code == 302
    assert [page.get_latest_revision_as_object().lead for page in made()] == ["Úvod."]
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_press_that_meets_the_page_only_while_writing_is_tried_again(editor, meanwhile):
    meanwhile(lambda: send(editor, BY_ITSELF, lead="Úvo"))

    answer = send(editor, **{"action-publish": "1"})

    assert answer.status_code == 302
    assert [(page.lead, page.live) for page in made()] == [("Úvod.", True)]


def test_what_saves_itself_never_replaces_what_was_pressed(editor, meanwhile):
    meanwhile(lambda: send(editor))

    answer = send(editor, BY_ITSELF, lead="Úvo")

    assert answer.status_code == 400
    assert [page.get_latest_revision_as_object().lead for page in made()] == ["Úvod."]


def test_a_page_of_the_same_address_that_somebody_else_made_stays(editor):
    send(editor, BY_ITSELF)
    made().update(owner=None)

    answer = send(editor, title="Nová druhá")

    assert answer.status_code == 200
    assert "slug" in answer.context["form"].errors
    assert [page.title for page in made()] == ["Nová"]
