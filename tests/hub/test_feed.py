"""New good practices, as feed readers get them."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.atom import faults, feed_at, texts
from tests.hub.practice_files import practice_file
from tests.page_factories import found, page, site
from tests.tools_catalog.shown_pages import shown

pytestmark = pytest.mark.django_db
FEEDS = {
    "cs": ("/practices-cs/", "/odber/dobra-praxe/", "a česky"),
    "en": ("/en/practices-en/", "/en/feeds/good-practice/", "a in English"),
}


@pytest.mark.parametrize("language", FEEDS)
def test_the_feed_of_each_language_is_valid_and_its_list_leads_to_it(practices, language):
    index, path, title = FEEDS[language]
    practices(practice_file("a"), practice_file("b"))

    tree, html = feed_at(path), shown(index)

    assert list(faults(tree, path, language)) == []
    assert title in texts(tree, "title")
    assert f'type="application/atom+xml" title="practices {language}" href="{path}"' in html
    assert f'<a class="cp-link" href="{path}">' in html


def test_what_was_published_last_comes_first_with_its_moment(practices):
    practices(practice_file("a"), practice_file("b"))
    first = found("practice a")
    first.first_published_at = "2026-11-25T10:00:00+01:00"
    first.save()

    tree = feed_at("/odber/dobra-praxe/")

    assert texts(tree, "title") == ["b česky", "a česky"]
    assert texts(tree, "published")[1] == "2026-11-25T10:00:00+01:00"


def test_a_practice_that_is_not_published_is_in_no_feed(practices):
    practices(practice_file("a"), practice_file("b"))
    found("practice a").unpublish()

    assert texts(feed_at("/odber/dobra-praxe/"), "title") == ["b česky"]


def test_without_a_list_there_is_no_feed():
    site(page("about"))

    assert Client().get("/odber/dobra-praxe/").status_code == 404


def test_the_feed_asks_at_most_ten_queries(practices, django_assert_max_num_queries):
    practices(*(practice_file(f"p{number}") for number in range(6)))
    shown("/practices-cs/")

    with django_assert_max_num_queries(10):
        feed_at("/odber/dobra-praxe/")
