"""What a translator is shown of the source as it was when it was last translated."""

import pytest
from wagtail_localize.models import StringSegment, Translation

from site_core.translating.earlier_texts import predecessors
from site_core.translating.predecessors import Earlier
from tests.page_factories import found
from tests.site_core.translating.about_page import about_page, publish

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _a_site():
    about_page()


def earlier():
    """By text that waits: what it was before."""
    about = Translation.objects.get(source__object_id=found("about").translation_key)
    segments = StringSegment.objects.filter(source=about.source).select_related("string")
    segments = list(segments.annotate_translation(about.target_locale))
    before = predecessors(about, segments)
    return {each.string.data: before.get(each.pk) for each in segments if not each.translation}


def write(*paragraphs):
    page = found("about")
    [block] = page.body.raw_data
    block["value"] = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    publish(page, body=page.body)


def test_a_field_that_changed_shows_its_text_and_translation_of_before():
    publish(found("about"), lead="Docela jiná slova")

    assert earlier() == {"Docela jiná slova": Earlier("Úvod", "Lead")}


def test_a_paragraph_that_changed_is_not_confused_with_its_neighbour():
    write("Odpovědi uložíme na 30 dní.", "Nedostanete žádnou cookie.")
    translate_all()
    write("Odpovědi uložíme na 30 dní.", "Nedostanete vůbec žádnou cookie.")

    assert earlier() == {
        "Nedostanete vůbec žádnou cookie.": Earlier("Nedostanete žádnou cookie.", "EN Nedostanete žádnou cookie.")
    }


def test_a_new_paragraph_was_nothing_before():
    write("První.", "Druhá.", "Přibyla celá dlouhá věta navíc")

    assert earlier() == {"Přibyla celá dlouhá věta navíc": None}


def translate_all():
    """Translates what waits, the second paragraph first."""
    about = Translation.objects.get(source__object_id=found("about").translation_key)
    segments = StringSegment.objects.filter(source=about.source).annotate_translation(about.target_locale)
    for segment in segments.filter(translation=None).order_by("-order"):
        segment.string.translations.create(
            context=segment.context, locale=about.target_locale, data=f"EN {segment.string.data}"
        )
