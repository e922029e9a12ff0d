"""Paragraphs that move on a page are not translated a second time."""

import pytest
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from tests.page_factories import found
from tests.site_core.translating.about_page import about_page, publish

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _a_site():
    about_page()


def said():
    """By text of the body its translation."""
    about = Translation.objects.get(source__object_id=found("about").translation_key)
    segments = StringSegment.objects.filter(source=about.source, context__path__startswith="body")
    segments = segments.annotate_translation(about.target_locale).order_by("order")
    return [(each.string.data, each.translation) for each in segments]


def write(*blocks):
    """Publishes the page with these blocks, each of them new."""
    page = found("about")
    body = [{"type": "text", "value": block} for block in blocks]
    publish(page, body=page.body.stream_block.to_python(body))


def test_texts_that_move_into_other_blocks_keep_their_translations():
    write("<p>Druhá.</p>", "<p>První.</p>")

    assert said() == [("Druhá.", "Second."), ("První.", "First.")]


def test_a_text_that_is_new_waits_beside_one_that_moved():
    write("<p>Nová.</p>", "<p>První.</p>")

    assert said() == [("Nová.", None), ("První.", "First.")]


def test_a_text_that_was_copied_waits_at_its_second_place():
    page = found("about")
    body = [*page.body.raw_data, {"type": "text", "value": "<p>První.</p>"}]
    publish(page, body=page.body.stream_block.to_python(body))

    assert said() == [("První.", "First."), ("Druhá.", "Second."), ("První.", None)]


def test_a_translation_with_a_fault_is_not_carried_on():
    StringTranslation.objects.filter(translation_of__data="První.").update(has_error=True)

    write("<p>První.</p>", "<p>Druhá.</p>")

    assert said() == [("První.", None), ("Druhá.", "Second.")]


def test_moving_texts_publishes_nothing():
    before = found("about", "en").body.raw_data[0]["value"]

    write("<p>Druhá.</p>", "<p>První.</p>")

    assert found("about", "en").body.raw_data[0]["value"] == before
