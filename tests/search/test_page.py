"""The page of the search as readers see it."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from django.test import Client

from search.asking import answers, question, synonym_groups
from search.entries import refresh
from search.models import SearchEntry, SynonymGroup
from tests.blog.articles import article, news
from tests.page_factories import page, site
from tests.valid_html import faults

pytestmark = pytest.mark.django_db
FROM_HERE = {"HTTP_SEC_FETCH_SITE": "same-origin"}
ODD = "pocitová\n\t ma\u00adpa\x07\u2028\u202e"


@pytest.fixture(autouse=True)
def _things():
    site(page("mapa", lead="Popis mapy obce.", en={"lead": "About the map."}))
    news(
        article("prvni", lead="O mapě a rozpočtu.", published_on="2025-01-01", topics=("maps",)),
        article("druha", lead="Jiná mapa.", published_on="2026-01-01", topics=("money",)),
    )
    refresh()


def shown(query="", path="/hledat/"):
    answer = Client().get(path + query)
    assert answer.status_code == 200
    return answer.content.decode()


def main(query="", path="/hledat/"):
    return re.search(r"<main.*</main>", shown(query, path), re.DOTALL)[0]


def counted(html):
    """How many results each option of the filters would give, by its value."""
    return dict(re.findall(r'type="checkbox"[^>]*?value="([^"]+)".*?<span class="cp-meta[^"]*">(\d+)', html, re.DOTALL))


def test_results_stand_in_groups_the_one_of_the_best_first_and_what_was_typed_is_marked():
    said = main("?q=mapa")

    assert said.index('id="group-page"') < said.index('id="group-news"')
    assert "<mark>mapa</mark> cs" in said
    assert 'href="/news-cs/druha-cs/"' in said
    assert "Jiná <mark>mapa</mark>." in said


def test_filters_narrow_the_results_and_tell_how_many_each_would_give():
    everything, narrowed = main("?q=mapa"), main("?q=mapa&year=2026")

    assert counted(everything) == {"news": "2", "page": "1", "maps": "1", "money": "1", "2025": "1", "2026": "1"}
    assert 'href="/news-cs/druha-cs/"' in narrowed
    assert 'href="/mapa-cs/"' not in narrowed
    assert 'href="?q=mapa"' in narrowed


def test_other_languages_are_offered_apart_and_marked_with_their_language():
    said = main("?q=about")

    assert re.search(r'href="/en/mapa-en/"\s+lang="en"\s+hreflang="en"', said)
    assert "English" in said
    assert 'id="group-' not in said


def test_a_search_without_a_result_offers_a_close_spelling_and_ways_on():
    said = main("?q=mappa")

    assert 'href="?q=mapa"' in said
    assert 'href="/potreby/"' in said


def test_words_that_editors_hold_for_the_same_are_marked_too():
    SynonymGroup.objects.create(words=["plánek", "mapa"])
    assert "map" in question("plánek", "cs", synonym_groups()).forms


@pytest.mark.parametrize("odd", ['"', "'", "-", "*", "(", "a AND", "mapa:*", "%00", "\\", "ř" * 500, "<script>", "🗺"])
def test_odd_characters_are_answered(odd):
    assert 'name="q"' in main("?q=" + odd)


def test_what_is_typed_is_shown_as_words_and_never_as_code():
    said = shown("?" + urlencode({"q": "<script>alert(1)</script>"}))

    assert "&lt;script&gt;alert(1)" in said
    assert "<script>alert" not in said


def test_the_page_is_not_for_search_engines_and_its_address_is_the_plain_one():
    said = shown("?q=mapa")

    assert '<meta name="robots" content="noindex, follow">' in said
    assert re.search(r'rel="canonical"\s+href="http://testserver/hledat/"', said)


@pytest.mark.parametrize(("path", "query"), [("/hledat/", ""), ("/hledat/", "?q=mapa"), ("/en/search/", "?q=xyzzy")])
def test_the_page_is_valid(path, query):
    assert faults(shown(query, path)) == []


@pytest.mark.parametrize("path", ["/", "/en/", "/neni/"])
def test_the_box_stands_on_every_page(path):
    said = Client().get(path).content.decode()

    assert 'id="q-header"' in said
    assert 'id="q-menu"' in said


def test_where_nothing_has_all_words_the_page_shows_what_has_some_of_them():
    said = main("?q=mapa+xyzzyqk")

    assert 'id="partly"' in said
    assert "<mark>mapa</mark> cs" in said


def test_what_is_called_as_was_typed_comes_first():
    for number, title in enumerate(("Mapa map", "Mapa", "Mapa a mapa mapy")):
        SearchEntry.objects.create(kind="tool", key=f"{number}", language="cs", title=title, url=f"/{number}/")

    assert answers(question("mapa", "cs", []))[0].title == "Mapa"


def test_what_stands_nowhere_in_this_order_is_found_without_its_quotes():
    said = main("?q=%22rozpočtu+mapě%22")

    assert 'id="partly"' in said
    assert "<mark>mapě</mark> a <mark>rozpočtu</mark>" in said


def test_a_slip_within_quotes_is_put_right_too():
    assert 'href="?q=jin%C3%A1+mapa"' in main("?q=%22jiná+mappa%22")


def test_a_word_that_only_editors_spell_is_offered_where_it_finds_something():
    SynonymGroup.objects.create(words=["plánek", "mapa"])

    assert 'href="?q=pl%C3%A1nek"' in main("?q=plánnek")


def test_little_words_of_a_name_that_means_the_same_are_not_marked():
    SynonymGroup.objects.create(words=["kontakt", "mapa se"])

    assert question("kontakt", "cs", synonym_groups()).forms.isdisjoint({"se"})


def test_past_the_end_stands_the_last_page_and_says_so():
    assert "Strana 7 není." in main("?q=mapa&kind=news&page=7")
    assert "cp-notice" not in main("?q=mapa&page=7")  # groups have no pages


def test_what_is_typed_in_lines_and_with_unseen_signs_is_shown_as_one_line():
    said = main("?" + urlencode({"q": ODD}))

    assert 'value="pocitová mapa"' in said
    assert "„pocitová mapa“" in said


@pytest.mark.parametrize("path", ["/hledat/", "/hledat/suggestions.json"])
def test_a_search_is_read_and_never_sent(path):
    head, sent = Client().head(path, {"q": "mapa"}), Client().post(path, {"q": "mapa"}, **FROM_HERE)

    assert (head.status_code, sent.status_code, sent.headers["Allow"]) == (200, 405, "GET, HEAD")
