"""What goes live in the other language: everything or nothing, and never by way of reading texts anew."""

import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation, TranslationSource

from tests.page_factories import found, page, site
from tests.tools_catalog.admin_browser import admin

BODY = [{"type": "text", "value": "<p>První.</p><p>Druhá.</p>"}]
ENGLISH = {"body": [{"type": "text", "value": "<p>First.</p><p>Second.</p>"}], "lead": "Lead"}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _a_site():
    site(page("about", body=BODY, lead="Úvod", en=ENGLISH))


def change_the_source(**values):
    czech = found("about")
    for name, value in values.items():
        setattr(czech, name, value)
    czech.save_revision().publish()


def source():
    return TranslationSource.objects.get(object_id=found("about").translation_key)


def publish(member, language="en"):
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
    change_the_source(lead="Nový úvod")

    [why] = publish(admin())

    assert "1" in why
    assert found("about", "en").lead == "Lead"


def test_a_translation_with_all_texts_is_published():
    change_the_source(lead="Nový úvod")
    translate("Nový úvod", "New lead")

    publish(admin())

    assert found("about", "en").lead == "New lead"


def test_a_source_whose_texts_are_not_read_yet_holds_its_translation_back():
    change_the_source(lead="Nový úvod")
    translate("Nový úvod", "New lead")
    TranslationSource.objects.update(last_updated_at="2020-01-01T00:00Z")

    publish(admin())

    assert found("about", "en").lead == "Lead"


def test_reading_texts_anew_publishes_nothing_even_when_asked_to():
    change_the_source(lead="Nový úvod")
    address = reverse("wagtail_localize:update_translations", args=[source().pk])

    answer = admin().post(address, {"publish_translations": "on"})

    assert answer.status_code == 302
    assert found("about", "en").lead == "Lead"
