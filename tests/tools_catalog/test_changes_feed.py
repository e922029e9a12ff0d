"""What changed in the catalogue, as feed readers get it."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.atom import faults, feed_at, texts
from tests.factories import assessment, published, tool
from tests.page_factories import catalogue, page, site, tool_page
from tests.tools_catalog.shown_pages import shown
from tools_catalog.change_log import recent
from tools_catalog.snapshots import publish_snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]
FEEDS = {
    "cs": ("/changes-cs/", "/odber/zmeny-katalogu/"),
    "en": ("/en/changes-en/", "/en/feeds/catalogue-changes/"),
}
CZECH = FEEDS["cs"][1]


@pytest.fixture
def cells():
    """The assessments of two tools with pages, published for the first time."""
    recent.changes_until.cache_clear()
    made = [assessment(tool("anketa")), assessment(tool("mapa"))]
    publish_snapshot()
    site(catalogue(), page("changes", "tools_catalog.ChangesPage"), *(tool_page(each.tool) for each in made))
    return made


@pytest.mark.parametrize("language", FEEDS)
def test_the_feed_of_each_language_is_valid_and_the_page_of_changes_leads_to_it(cells, language):
    index, path = FEEDS[language]
    published(cells[0], level=3, grade="C")

    tree, html = feed_at(path), shown(index)

    assert list(faults(tree, path, language)) == []
    assert texts(tree, "title") == ["Anketa"]
    assert f'type="application/atom+xml" title="changes {language}" href="{path}"' in html
    assert f'<a class="cp-link" href="{path}">' in html


def test_an_entry_says_what_changed_from_what_to_what_and_leads_to_the_tool(cells):
    published(cells[0], level=3, grade="C")

    [summary] = texts(feed_at(CZECH), "summary")

    assert "nyní:" in summary
    assert "dříve:" in summary
    assert 'href="http://testserver/tools-cs/anketa/"' in Client().get(CZECH).content.decode()


def test_changes_of_a_tool_on_a_day_are_one_entry_and_another_day_gives_another_one(cells, it_is):
    published(cells[0], level=3, grade="C")
    published(cells[0], level=1, grade="C")
    it_is("2026-11-26T12:00+01:00")
    published(cells[0], level=3, grade="C")

    tree = feed_at(CZECH)

    assert texts(tree, "title") == ["Anketa", "Anketa"]
    assert len(set(texts(tree, "id"))) == 2
    assert texts(tree, "updated")[0] == "2026-11-26T00:00:00+01:00"


def test_where_nothing_has_changed_the_feed_is_empty_and_valid(cells):
    tree = feed_at(CZECH)

    assert texts(tree, "id") == []
    assert list(faults(tree, CZECH, "cs")) == []


def test_without_a_page_of_changes_there_is_no_feed():
    site(page("about"))

    assert Client().get(CZECH).status_code == 404
