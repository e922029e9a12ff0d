"""Each kind of page says what it is, in data that parse and can never break out of their element."""

import datetime
import json

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Locale

from site_core.page_data import page_data
from site_core.site_settings import SiteSettings
from site_core.structured_data import Facts, article, breadcrumbs, markup, web_page, web_site
from tests.json_ld import things
from tests.page_factories import found, page, request_for, site

HOST = "http://testserver"
FACTS = Facts(f"{HOST}/", f"{HOST}/o/", "O nás", "", "cs", datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC))


# --- the data ---------------------------------------------------------------------------------------------------------
@given(st.text() | st.sampled_from(["</script>", "<!--<script>", "]]>", "&lt;", "\u2028"]))
def test_any_words_come_back_and_none_ends_the_element(words):
    html = markup({"@type": "WebPage", "name": words})
    data = html.removeprefix('<script type="application/ld+json">').removesuffix("</script>")

    assert not set("<>&\u2028\u2029") & set(data)
    assert json.loads(data)["@graph"][0]["name"] == words
    assert things(html)["WebPage"]["name"] == words


def test_what_is_not_known_is_left_out():
    said = web_page(FACTS)

    assert said["datePublished"] == "2026-03-01T12:00:00+00:00"
    assert not {"description", "dateModified"} & set(said)


def test_an_article_has_a_headline_and_somebody_who_wrote_it():
    said = article(FACTS)

    assert (said["@type"], said["headline"], said["author"]["name"]) == ("Article", "O nás", "civicport")


def test_breadcrumbs_count_from_one_and_the_page_itself_needs_no_address():
    said = breadcrumbs([("Úvod", f"{HOST}/"), ("O nás", "")])["itemListElement"]

    assert [(item["position"], item["name"], item.get("item")) for item in said] == [
        (1, "Úvod", f"{HOST}/"),
        (2, "O nás", None),
    ]


def test_a_site_without_a_search_promises_none():
    assert "potentialAction" not in web_site(f"{HOST}/", ["cs"])


# --- pages ------------------------------------------------------------------------------------------------------------
def said_at(path):
    return things(Client().get(path).content.decode())


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "language"), [("/about-cs/", "cs"), ("/en/about-en/", "en")])
def test_a_page_of_text_says_its_language_its_days_and_the_way_to_it(path, language):
    site(page("about", lead="Kdo jsme."))

    said = said_at(path)

    assert set(said) == {"WebPage", "BreadcrumbList"}
    assert said["WebPage"]["@id"] == f"{HOST}{path}"
    assert (said["WebPage"]["inLanguage"], said["WebPage"]["description"]) == (language, "Kdo jsme.")
    assert said["WebPage"]["dateModified"] == found("about", language).last_published_at.isoformat(timespec="seconds")
    assert [item["name"] for item in said["BreadcrumbList"]["itemListElement"]] == [
        f"home {language}",
        f"about {language}",
    ]


@pytest.mark.django_db
def test_the_first_page_says_what_the_site_is_and_who_publishes_it():
    site()

    said = said_at("/en/")

    assert said["WebSite"]["url"] == f"{HOST}/"
    assert said["WebSite"]["inLanguage"] == ["cs", "en"]
    assert said["Organization"]["@id"] == said["WebPage"]["publisher"]["@id"] == said["WebSite"]["publisher"]["@id"]
    assert said["WebPage"]["isPartOf"]["@id"] == said["WebSite"]["@id"]
    assert said["Organization"]["logo"].startswith(f"{HOST}/static/")


@pytest.mark.django_db
def test_the_organisation_behind_the_site_is_named_where_the_settings_name_it():
    site()
    assert "parentOrganization" not in said_at("/")["Organization"]

    SiteSettings.objects.create(publisher="Spolek", publisher_url="https://example.org/")

    expected = {"@type": "Organization", "name": "Spolek", "url": "https://example.org/"}
    assert said_at("/")["Organization"]["parentOrganization"] == expected
    assert said_at("/en/")["Organization"]["parentOrganization"] == expected


@pytest.mark.django_db
def test_the_search_of_the_site_is_that_of_the_catalogue_in_the_language_of_the_page():
    site(page("tools", "tools_catalog.ToolIndexPage"))

    target = said_at("/en/")["WebSite"]["potentialAction"]["target"]["urlTemplate"]

    assert target == f"{HOST}/en/tools-en/?q={{search_term_string}}"
    assert Client().get(target.replace("{search_term_string}", "anketa")).status_code == 200


@pytest.mark.django_db
def test_an_alias_speaks_for_the_page_that_it_repeats():
    site(page("about"))
    found("about", "en").delete()
    found("about").copy_for_translation(Locale.objects.get(language_code="en"), alias=True)

    said = said_at("/en/about-cs/")["WebPage"]

    assert (said["@id"], said["inLanguage"]) == (f"{HOST}/about-cs/", "cs")


@pytest.mark.django_db
def test_the_data_of_the_breadcrumbs_stand_inside_them_so_that_what_follows_keeps_its_distance():
    site(page("about"))

    html = " ".join(Client().get("/about-cs/").content.decode().split())
    way = html.partition('<nav class="cp-breadcrumbs"')[2].partition("</nav>")[0]

    assert '"@type":"BreadcrumbList"' in way


@pytest.mark.django_db
def test_a_page_that_is_not_there_says_nothing():
    assert said_at("/neni/") == {}


@pytest.mark.django_db
def test_what_a_page_says_costs_no_query_of_its_own(django_assert_num_queries):
    site(page("about"))
    request = request_for(found("about"), "/about-cs/")
    _ = request.page.locale  # known from the tree when the page is shown

    with django_assert_num_queries(0):
        page_data(request, request.page)
