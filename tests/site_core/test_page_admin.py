"""Editors meet the pages in the admin: every type opens, in Czech, with its own words."""

import pytest
from django.test import Client
from django.urls import reverse

from site_core.models import HomePage, StandardPage
from tests.factories import superuser, tool
from tests.page_factories import catalogue, found, method, page, site, statement, tool_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    client = Client()
    client.force_login(superuser())
    return client


@pytest.fixture
def _pages():
    site(page("about"), catalogue(), method(), statement(), tool_page(tool()))


@pytest.mark.usefixtures("_pages")
@pytest.mark.parametrize("key", ["home", "about", "tools", "method", "statement", "tool anketa"])
def test_the_editor_of_every_page_type_opens(editor, key):
    answer = editor.get(reverse("wagtailadmin_pages:edit", args=[found(key).pk]))

    assert answer.status_code == 200
    assert "Jedna nebo dvě věty pod nadpisem." in answer.content.decode()


@pytest.mark.usefixtures("_pages")
def test_below_the_home_page_an_editor_is_offered_only_what_belongs_there(editor):
    answer = editor.get(reverse("wagtailadmin_pages:add_subpage", args=[found("home").pk]))

    assert answer.status_code in {200, 302}
    assert "site_core/standardpage" in (answer.content.decode() + answer.get("Location", ""))
    assert "toolpage" not in answer.content.decode()


@pytest.mark.usefixtures("_pages")
def test_a_new_page_of_text_is_made_in_the_admin_and_appears_untranslated_in_english(editor):
    form = {
        "title": "Nová",
        "slug": "nova",
        "lead": "Úvod.",
        "footer_place": "",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "1",
    }
    editor.post(reverse("wagtailadmin_pages:add", args=["site_core", "standardpage", found("home").pk]), form)

    assert Client().get("/nova/").status_code == 200
    english = Client().get("/en/nova/")
    assert english.status_code == 200
    assert '<div lang="cs">' in english.content.decode()


@pytest.mark.usefixtures("_pages")
@pytest.mark.parametrize("key", ["about", "tool anketa"])
def test_a_draft_is_previewed_as_readers_will_see_it(editor, key):
    draft = found(key)
    draft.title = "Rozepsaný titulek"
    draft.save_revision()

    answer = editor.get(reverse("wagtailadmin_pages:view_draft", args=[draft.pk]))

    assert answer.status_code == 200
    assert "Rozepsaný titulek</h1>" in answer.content.decode()


TYPES = (StandardPage, HomePage)
BLOCKS = [block for kind in TYPES for block in kind.body.field.stream_block.child_blocks.values()]


@pytest.mark.usefixtures("_pages")
@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.name)
def test_every_block_is_previewed_in_the_picker(editor, block):
    answer = editor.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})

    assert answer.status_code == 200
    assert "build/site.css" in answer.content.decode()


@pytest.mark.usefixtures("_pages")
def test_a_page_that_is_not_saved_yet_is_previewed_with_its_way_from_home(editor):
    form = {"title": "Nová", "slug": "nova", "lead": "", "footer_place": "", "body-count": "0"}
    form |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    address = reverse("wagtailadmin_pages:preview_on_add", args=["site_core", "standardpage", found("about").pk])
    editor.post(address, form)

    answer = editor.get(address)

    assert "Nová</h1>" in answer.content.decode()
    assert '<a href="/about-cs/">about cs</a>' in answer.content.decode()
