"""The home page in another language takes over the menu and the footer with words of its own."""

import pytest
from django.utils import translation
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, TranslationSource

from site_core import navigation
from tests.page_factories import found, page, request_for, site
from tests.site_core.test_navigation import choose, link, to_page

pytestmark = pytest.mark.django_db
ABOUT, ELSEWHERE, COLUMN, RULES = (f"0d1f8a52-8f3c-4b5e-9a55-3f1d1c6f000{number}" for number in range(4))


@pytest.fixture
def _chosen():
    site(page("about"), page("rules"))
    elsewhere = link("address", url="https://example.org/", title="Jinde")
    column = {"title": "Kam dál", "links": [{**to_page("rules"), "id": RULES}]}
    choose(
        menu=[{**to_page("about", "O nás"), "id": ABOUT}, {**elsewhere, "id": ELSEWHERE}],
        footer_columns=[{"type": "column", "value": column, "id": COLUMN}],
        motto="Rozhodujete vy.",
        news_at_end=False,
    )


def translate():
    """Somebody writes "EN" before every text of the home page and publishes it."""
    english = Locale.objects.get(language_code="en")
    source, _new = TranslationSource.update_or_create_from_instance(found("home"))
    for segment in source.stringsegment_set.select_related("string", "context"):
        words = {"data": f"EN {segment.string.data}"}
        about = {"translation_of": segment.string, "locale": english, "context": segment.context}
        StringTranslation.objects.update_or_create(**about, defaults=words)
    source.create_or_update_translation(english, publish=True)


@pytest.mark.usefixtures("_chosen")
def test_until_it_is_translated_the_other_language_keeps_its_own():
    with translation.override("en"):
        assert [item.url for item in navigation.main(request_for())] == ["/en/needs/"]
        assert navigation.motto(request_for()) == ""


@pytest.mark.usefixtures("_chosen")
def test_its_translation_leads_to_the_same_places_in_its_own_words():
    translate()

    with translation.override("en"):
        request = request_for()
        assert [(item.title, item.url) for item in navigation.main(request)] == [
            ("EN O nás", "/en/about-en/"),
            ("EN Jinde", "https://example.org/"),
        ]
        [column] = navigation.footer(request)
        assert (column.title, [item.title for item in column.links]) == ("EN Kam dál", ["rules en"])
        assert navigation.motto(request) == "EN Rozhodujete vy."
    assert not found("home", "en").news_at_end
