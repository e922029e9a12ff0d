"""The filter by language: how much each has beside the other filters, and the way to the page of the other one."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from search.models import SearchEntry
from tests.page_factories import page, site
from tests.valid_html import faults

pytestmark = pytest.mark.django_db
TOLD = re.compile(r'cp-filters__option--language">\s*<(\w+)(.*?)>(\w+)</\1>\s*<span class="cp-meta">(\d+)', re.DOTALL)


@pytest.fixture(autouse=True)
def _things():
    site(page("mapa"))
    entry("a tool", "cs", "tool")
    entry("old news", "cs", "news", 2025)
    for language in ("cs", "en"):
        entry("fresh news", language, "news", 2026)


def entry(key, language, kind, year=None):
    there = {"kind": kind, "year": year, "url": f"/{language}/{key}/"}
    return SearchEntry.objects.create(key=key, language=language, title=f"Decidim, {key}", **there)


def shown(query, path="/hledat/"):
    answer = Client().get(path + query)
    assert answer.status_code == 200
    return answer.content.decode()


def languages(said):
    """How much each language has, by its name, and the addresses to the others."""
    told = TOLD.findall(said)
    addresses = [html.unescape(found[1]) for _, rest, _, _ in told if (found := re.search('href="([^"]*)"', rest))]
    return {name: int(count) for _, _, name, count in told}, addresses


@pytest.mark.parametrize(
    ("filters", "cs", "en"), [("", 3, 1), ("&kind=news", 2, 1), ("&year=2026", 1, 1), ("&kind=tool", 1, 0)]
)
def test_each_language_tells_how_many_results_it_has_beside_the_other_filters(filters, cs, en):
    assert languages(shown("?q=decidim" + filters))[0] == {"Česky": cs, "English": en}


def test_the_other_language_is_a_link_to_its_page_with_the_same_words_and_filters():
    _counts, [address] = languages(shown("?q=decidim&kind=news&year=2026&page=1"))

    assert address == "/en/search/?kind=news&year=2026&q=decidim"
    assert languages(shown("", address)) == (
        {"Česky": 1, "English": 1},
        ["/hledat/?kind=news&year=2026&q=decidim"],
    )


def test_a_choice_that_the_other_language_does_not_have_is_not_taken_there():
    _counts, [address] = languages(shown("?q=decidim&kind=tool&kind=news"))

    assert address == "/en/search/?kind=news&q=decidim"


def test_a_language_without_a_result_is_no_link():
    assert languages(shown("?q=decidim&kind=tool"))[1] == []


def test_the_other_language_is_offered_apart_whatever_is_chosen():
    assert 'href="/en/fresh news/"' in shown("?q=decidim&kind=tool")


def test_the_page_with_its_filter_by_language_is_valid():
    assert faults(shown("?q=decidim")) == []
