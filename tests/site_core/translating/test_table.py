"""The table of all translations: which page is the source, who answers for it, and how little it asks."""

import pytest
from wagtail.models import Locale
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from site_core.translating.freshness import State
from site_core.translating.table import rows
from tests.page_factories import found, page, site

pytestmark = pytest.mark.django_db


def row_of(key):
    [row] = [row for row in rows() if row.source.translation_key == found(key).translation_key]
    return row


def test_a_page_in_one_language_only_is_missing_in_the_other_and_so_is_an_alias():
    site(page("about"), page("rules"))
    found("about", "en").delete()
    found("rules", "en").delete()
    found("rules").copy_for_translation(Locale.objects.get(language_code="en"), alias=True)

    assert row_of("about").freshness.state is State.MISSING
    assert row_of("rules").freshness.state is State.MISSING
    assert row_of("rules").page is None


def test_a_submitted_page_is_in_progress_with_the_number_of_texts_that_wait():
    site(page("about", lead="Úvod"))
    found("about", "en").delete()

    translate_object(found("about"), [Locale.objects.get(language_code="en")])

    row = row_of("about")
    assert (row.freshness.state, row.freshness.waiting) == (State.IN_PROGRESS, 3)


def test_a_page_written_in_english_first_waits_for_czech():
    site(page("about"))
    found("about").delete()

    [row] = [row for row in rows() if row.source.title == "about en"]

    assert (row.locale.language_code, row.freshness.state) == ("cs", State.MISSING)


def test_two_pages_that_the_editor_keeps_apart_are_compared_by_their_dates():
    site(page("about"))
    Translation.objects.all().delete()
    assert row_of("about").freshness.state is State.DONE

    found("about").save_revision().publish()

    assert row_of("about").freshness.state is State.OUTDATED


def test_a_source_that_no_reader_sees_is_not_listed():
    site(page("about"))
    found("about").unpublish()

    assert [row.source.title for row in rows()] == ["home cs"]


def test_the_number_of_queries_does_not_grow_with_the_pages(django_assert_num_queries):
    site(*(page(f"page-{number}") for number in range(2)))
    with django_assert_num_queries(9):
        assert len(rows()) == 3
    site(*(page(f"page-{number}") for number in range(6)))
    with django_assert_num_queries(9):
        assert len(rows()) == 7
