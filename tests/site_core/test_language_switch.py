"""The language switch keeps the place; search engines learn which pages belong together."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale, PageViewRestriction

from site_core import translations
from tests.page_factories import found, page, request_for, site

pytestmark = pytest.mark.django_db


def switch(request, language):
    return translations.place_in(request, language).url


# --- pages ------------------------------------------------------------------------------------------------------------
def test_it_leads_to_the_translation_and_keeps_the_query():
    site(page("about"))

    assert switch(request_for(found("about"), "/about-cs/", "a=1"), "en") == "/en/about-en/?a=1"
    assert switch(request_for(found("about", "en"), "/en/about-en/"), "cs") == "/about-cs/"


def test_it_leads_to_the_nearest_translated_page_above_and_drops_the_query_there():
    site(page("rules"), page("detail", parent="rules"))
    found("detail", "en").delete()

    assert switch(request_for(found("detail"), "/rules-cs/detail-cs/", "a=1"), "en") == "/en/rules-en/"


def test_it_leads_home_when_nothing_above_is_translated():
    site(page("about"))
    found("about", "en").delete()

    assert switch(request_for(found("about"), "/about-cs/"), "en") == "/en/"


def test_an_unpublished_translation_does_not_count():
    site(page("about"))
    found("about", "en").unpublish()

    assert switch(request_for(found("about"), "/about-cs/"), "en") == "/en/"


def test_it_asks_the_database_once(django_assert_num_queries):
    site(page("rules"), page("detail", parent="rules"))
    switch(request_for(found("detail"), "/rules-cs/detail-cs/"), "en")
    request = request_for(found("detail"), "/rules-cs/detail-cs/")
    _ = request.page.locale

    with django_assert_num_queries(1):
        switch(request, "en")
        translations.alternates(request)


# --- what the switch says of itself -----------------------------------------------------------------------------------
def said(path):
    """What a reader is told of other languages: the line on the page, and what only those who hear the link get."""
    html = " ".join(Client().get(path).content.decode().replace("\xa0", " ").split())
    line = html.partition('<p class="cp-lacks cp-meta cp-noprint" lang=')[2].partition("</p>")[0]
    heard = html.partition('class="cp-language"')[2].partition("</a>")[0]
    return line, heard


def test_nothing_is_said_of_a_page_that_has_its_translation():
    site(page("about"))

    line, heard = said("/about-cs/")

    assert line == ""
    assert heard.endswith(">English")


def test_a_page_without_a_translation_names_the_nearest_one_in_the_language_of_the_link():
    site(page("rules"), page("detail", parent="rules"))
    found("detail", "en").delete()

    line, heard = said("/rules-cs/detail-cs/")

    assert line.startswith('"en"> English: We have not translated this page yet. The nearest one is')
    assert '<a href="/en/rules-en/" hreflang="en">rules en</a>' in line
    assert "We have not translated this page yet. The nearest one is rules en" in heard


def test_the_same_holds_the_other_way_round():
    site(page("about"))
    found("about").delete()

    line, heard = said("/en/about-en/")

    assert line.startswith('"cs"> Česky: Tuto stránku jsme zatím nepřeložili. Nejbližší je')
    assert '<a href="/" hreflang="cs">home cs</a>' in line


def test_a_page_that_was_unpublished_in_one_language_is_not_said_to_lack_a_translation():
    site(page("about"))
    found("about").unpublish()

    line, heard = said("/en/about-en/")

    assert line.startswith('"cs"> Česky: Stránka teď v tomto jazyce není zveřejněná. Nejbližší je')
    assert "nepřeložili" not in line + heard


def test_where_the_same_page_stands_untranslated_nothing_else_is_offered():
    site(page("about"))
    found("about", "en").delete()
    found("about").copy_for_translation(Locale.objects.get(language_code="en"), alias=True)

    line, heard = said("/about-cs/")

    assert line.rstrip() == '"en"> English: We have not translated this page yet.'
    assert 'href="/en/about-cs/"' in heard
    assert said("/en/about-cs/")[0] == ""


@pytest.mark.parametrize("path", ["/potreby/", "/neni/"])
def test_nothing_is_said_where_there_is_no_page_to_translate(path):
    assert said(path)[0] == ""


# --- views ------------------------------------------------------------------------------------------------------------
def test_the_questionnaire_keeps_the_view_and_the_query():
    czech = reverse("advisor:example", args=["town"])

    assert czech.startswith("/potreby/")
    english = switch(request_for(None, czech, "a=1"), "en")
    assert english == "/en/needs/example/town/?a=1"
    with translation.override("en"):
        assert switch(request_for(None, "/en/needs/example/town/", "a=1"), "cs") == f"{czech}?a=1"


@pytest.mark.parametrize("path", ["/nic-takoveho/", "/nic/takoveho.html"])
def test_an_address_that_leads_nowhere_gives_the_home_page(path):
    assert switch(request_for(None, path), "en") == "/en/"


# --- hreflang and the canonical link ----------------------------------------------------------------------------------
def alternates(page):
    return [(place.language, place.url) for place in translations.alternates(request_for(page))]


def test_hreflang_names_all_languages_and_one_for_the_rest_of_the_world():
    site(page("about"))

    expected = [("cs", "/about-cs/"), ("en", "/en/about-en/"), ("x-default", "/about-cs/")]
    assert alternates(found("about")) == expected
    assert alternates(found("about", "en")) == expected


def test_hreflang_of_a_list_with_filters_is_that_of_the_list_itself():
    with translation.override("cs"):
        places = translations.alternates(request_for(None, "/porovnani/", "t=a&t=b"))

    assert [place.url for place in places] == ["/porovnani/", "/en/compare/", "/porovnani/"]


def test_a_translation_that_not_everybody_may_read_is_no_alternate():
    site(page("about"))
    PageViewRestriction.objects.create(page=found("about", "en").page_ptr, restriction_type="login")

    assert alternates(found("about")) == []


def test_a_page_in_one_language_has_no_hreflang():
    site(page("about"))
    found("about", "en").delete()

    assert alternates(found("about")) == []


@pytest.fixture
def alias():
    """A Czech page that stands in the English tree untranslated."""
    site(page("about", lead="Česky psáno."))
    found("about", "en").delete()
    return found("about").copy_for_translation(Locale.objects.get(language_code="en"), alias=True).specific


def test_an_alias_is_canonical_at_its_source_and_no_alternate(alias):
    assert translations.canonical(request_for(alias)) == "/about-cs/"
    assert alternates(alias) == []
    assert alternates(found("about")) == []


def test_an_alias_says_its_language_and_that_it_is_not_translated(alias):
    answer = Client().get("/en/about-cs/").content.decode()

    assert '<html lang="en">' in answer
    assert '<div lang="cs">' in answer
    assert '<div class="cp-notice cp-notice--above" lang="en">' in answer
    assert 'rel="canonical" href="http://testserver/about-cs/"' in answer


def test_the_way_to_an_alias_speaks_the_language_of_the_site_and_its_last_step_that_of_the_words(alias):
    answer = " ".join(Client().get("/en/about-cs/").content.decode().split())
    way = answer.partition('<nav class="cp-breadcrumbs"')[2].partition("</nav>")[0]

    assert way.partition(">")[0].endswith('lang="en"')
    assert '<li><a href="/en/">home en</a></li>' in way
    assert '<li lang="cs"><span aria-current="page">about cs</span></li>' in way


def test_the_switch_of_an_untranslated_page_leads_to_its_alias(alias):
    assert switch(request_for(found("about"), "/about-cs/"), "en") == "/en/about-cs/"
