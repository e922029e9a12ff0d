"""What stands beside the texts of the translation editor, before any script has run."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from tests.page_factories import found
from tests.site_core.translating.about_page import about_page, publish
from tests.site_core.translating.test_publishing import translate
from tests.tools_catalog.admin_browser import admin

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _a_site():
    about_page()


def section():
    """The part about the source, as the server sends it."""
    editor = admin().get(reverse("wagtailadmin_pages:edit", args=[found("about", "en").pk])).content.decode()
    return re.search(r"<section[^>]*data-source-changes.*?</section>", editor, re.DOTALL)[0]


def test_a_changed_text_shows_its_words_and_the_translation_so_far():
    publish(found("about"), lead="Úvod pro obce")

    shown = section()

    assert re.search(r"Úvod<ins>.*? pro obce</ins>", shown)
    assert ">Lead<" in shown


def test_a_new_text_says_that_it_is_new():
    page = found("about")
    page.body.raw_data[0]["value"] += "<p>Přibyla celá věta</p>"
    publish(page, body=page.body)

    shown = section()

    assert "Přibyla celá věta" in shown
    assert "<ins>" not in shown
    assert "data-before" not in shown


def test_a_text_that_changed_in_its_links_alone_says_so():
    page = found("about")
    page.body.raw_data[0]["value"] = '<p>První.</p><p><a href="https://example.org">Druhá.</a></p>'
    publish(page, body=page.body)

    assert "Slova jsou stejná" in section() or "No word differs" in section()


def test_where_nothing_waits_the_part_is_hidden():
    assert re.match(r"<section[^>]* hidden", section())


def test_a_translation_that_no_reader_has_seen_lists_nothing_as_new():
    Page.objects.filter(pk=found("about", "en").pk).update(first_published_at=None, live=False)
    StringTranslation.objects.all().delete()

    assert re.match(r"<section[^>]* hidden", section())


def test_a_text_that_was_reworded_before_any_reader_saw_its_translation_is_listed():
    Page.objects.filter(pk=found("about", "en").pk).update(first_published_at=None, live=False)
    publish(found("about"), lead="Úvod pro obce")

    assert re.search(r"Úvod<ins>.*? pro obce</ins>", section())


def test_what_is_translated_again_leaves_the_list():
    publish(found("about"), lead="Nový úvod")
    translate("Nový úvod", "New lead")

    assert "Nový úvod" not in section()


def test_below_a_text_stands_the_day_in_the_language_of_the_editor():
    text = StringTranslation.objects.filter(translation_of__data="Úvod").get()
    StringTranslation.objects.update(
        updated_at=timezone.datetime(2026, 11, 26, 12, tzinfo=timezone.get_default_timezone())
    )
    text.refresh_from_db()

    with translation.override("cs"):
        assert text.get_comment() == "Přeloženo ručně, 26.\xa011.\xa02026"


def test_what_came_from_a_file_names_its_program():
    text = StringTranslation(updated_at=timezone.now(), tool_name="PO")

    with translation.override("en"):
        assert text.get_comment().startswith("Translated with PO, ")
