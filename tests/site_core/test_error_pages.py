"""Whoever comes to a page that is not there learns why, in their language, and finds a way on."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import path
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from site_core.near_addresses import LONGEST, nearest
from site_core.urls import urlpatterns as real
from tests.page_factories import catalogue, found, page, site


def refuse(request):
    raise PermissionDenied


def break_down(request):
    raise RuntimeError


urlpatterns = [path("zakazano/", refuse), path("en/forbidden/", refuse), *real]
urlpatterns += [path("rozbito/", break_down), path("en/broken/", break_down)]
WORDS = {  # by language: heading of 404, 403, 500
    "cs": ("Tady nic není", "Tohle otevřít nemůžete", "Něco se u nás pokazilo"),
    "en": ("There is nothing here", "You may not open this", "Something broke on our side"),
}
PATHS = {
    "cs": ("/neni/", "/zakazano/", "/rozbito/"),
    "en": ("/en/none/", "/en/forbidden/", "/en/broken/"),
}
HOME = {"cs": "/", "en": "/en/"}
SEARCH = {"cs": "/hledat/", "en": "/en/search/"}


def shown(address, status):
    answer = Client(raise_request_exception=False).get(address)
    assert answer.status_code == status
    assert not answer.cookies
    return " ".join(answer.content.decode().replace("\xa0", " ").split())


@pytest.mark.django_db
@pytest.mark.urls(__name__)
@pytest.mark.parametrize("language", ["cs", "en"])
@pytest.mark.parametrize("status", [404, 403])
def test_an_error_has_a_page_in_the_language_of_the_address_with_a_search(language, status):
    site(catalogue())
    place = (404, 403).index(status)

    html = shown(PATHS[language][place], status)

    assert f'<html lang="{language}">' in html
    assert f">{WORDS[language][place]}</h1>" in html.replace("> ", ">").replace(" <", "<")
    assert '<meta name="robots" content="noindex">' in html
    assert f'action="{SEARCH[language]}" role="search"' in html.partition("<main")[2]
    assert f'href="{HOME[language]}"' in html


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("language", ["cs", "en"])
def test_a_broken_server_says_so_without_asking_the_database(language):
    html = shown(PATHS[language][2], 500)

    assert f'<html lang="{language}">' in html
    assert WORDS[language][2] in html
    assert f'class="kern-btn kern-btn--primary" href="{HOME[language]}"' in html


# --- what somebody may have meant -------------------------------------------------------------------------------------
def suggested(address):
    html = shown(address, 404)
    return html.partition('id="near"')[2].partition("</section>")[0]


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["/jinde/privacy-cs/", "/privacy-c/", "/privacy-cs.html", "/privacy-en/"])
def test_a_page_with_a_similar_address_is_offered_in_the_language_of_the_reader(typed):
    site(page("privacy"), page("accessibility"))

    assert '<a class="cp-link" href="/privacy-cs/">privacy cs</a>' in suggested(typed)
    assert "accessibility" not in suggested(typed)
    assert '<a class="cp-link" href="/en/privacy-en/">privacy en</a>' in suggested(f"/en/x{typed}")


@pytest.mark.django_db
def test_pages_that_not_everybody_may_read_are_not_offered():
    site(page("secret"), page("draft"))
    PageViewRestriction.objects.create(page=found("secret").page_ptr, restriction_type="login")
    found("draft").unpublish()

    assert suggested("/a/secret-cs/") == suggested("/a/draft-cs/") == ""


@pytest.mark.django_db
def test_a_page_that_is_not_there_asks_the_same_few_queries_for_any_number_of_pages(django_assert_max_num_queries):
    site(catalogue(), *(page(f"page-{number}") for number in range(8)))
    shown("/page-x/", 404)

    with django_assert_max_num_queries(10):
        shown("/page-x/", 404)


@given(st.text(max_size=3 * LONGEST), st.lists(st.text(max_size=20), max_size=20))
def test_no_more_than_three_different_names_are_near_any_address(address, names):
    found = nearest(address, names)

    assert len(found) == len(set(found)) <= 3
    assert set(found) <= set(names)


def test_the_very_name_comes_first():
    assert nearest("/a/decidim/", ["decidem", "decidim", "munipolis"]) == ["decidim", "decidem"]
