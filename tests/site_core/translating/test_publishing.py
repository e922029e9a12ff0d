"""What goes live in the other language: everything or nothing, and never by way of reading texts anew."""

import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation, TranslationSource

from site_core.translating.freshness import State
from site_core.translating.table import rows
from tests.page_factories import found
from tests.site_core.translating.about_page import about_page, publish
from tests.tools_catalog.admin_browser import admin

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _a_site():
    about_page()


def source():
    return TranslationSource.objects.get(object_id=found("about").translation_key)


def press_publish(member, language="en"):
    """Presses the button of the translation editor; returns the messages of the page that comes."""
    address = reverse("wagtailadmin_pages:edit", args=[found("about", language).pk])
    return [str(message) for message in member.post(address, {"action": "publish"}, follow=True).context["messages"]]


def translate(text, said):
    segment = source().stringsegment_set.get(string__data=text)
    locale = found("about", "en").locale
    StringTranslation.objects.update_or_create(
        translation_of=segment.string, context=segment.context, locale=locale, defaults={"data": said}
    )


def test_a_translation_that_lacks_a_text_is_not_published_and_says_how_many():
    publish(found("about"), lead="Nový úvod")

    [why] = press_publish(admin())

    assert "1 text" in why
    assert found("about", "en").lead == "Lead"


def test_a_translation_with_all_texts_is_published():
    publish(found("about"), lead="Nový úvod")
    translate("Nový úvod", "New lead")

    press_publish(admin())

    assert found("about", "en").lead == "New lead"


def test_a_source_whose_texts_are_not_read_yet_holds_its_translation_back():
    publish(found("about"), lead="Nový úvod")
    translate("Nový úvod", "New lead")
    TranslationSource.objects.update(last_updated_at="2020-01-01T00:00Z")

    press_publish(admin())

    assert found("about", "en").lead == "Lead"


def test_reading_texts_anew_leaves_a_translation_as_fresh_as_it_was():
    publish(found("about"))
    [before] = rows([found("about").translation_key])

    admin().post(reverse("wagtail_localize:update_translations", args=[source().pk]))

    [after] = rows([found("about").translation_key])
    assert (before.freshness.state, after.freshness.state) == (State.DONE, State.DONE)


def test_reading_texts_anew_publishes_nothing_even_when_asked_to():
    publish(found("about"), lead="Nový úvod")
    address = reverse("wagtail_localize:update_translations", args=[source().pk])

    answer = admin().post(address, {"publish_translations": "on"})

    assert answer.status_code == 302
    assert found("about", "en").lead == "Lead"
