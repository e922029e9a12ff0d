"""Parts of pages are kept in memory: never in the wrong language, never older than the catalogue, never without end."""

import re

import pytest
from django.core.cache import caches
from django.test import Client

from site_core.page_tree import KEPT_TREES, current_tree, kept_tree, note_change
from tests.factories import assessment, tool
from tests.page_factories import catalogue, found, site, tool_page
from tests.tools_catalog.shown_pages import shown
from tools_catalog.snapshots import publish_snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]

PAIR = "?t=alfa&t=beta"
BOTH = [
    ("/tools-cs/", "/en/tools-en/", "Nástroj na ankety.", "A tool for polls."),
    ("/tools-cs/alfa/", "/en/tools-en/alfa/", "viděno 20. 11. 2026", "seen 20 November 2026"),
    (f"/porovnani/{PAIR}", f"/en/compare/{PAIR}", "Vedle sebe", "Side by side"),
]


@pytest.fixture
def two():
    made = [tool("alfa"), tool("beta")]
    for of in made:
        assessment(of)
    publish_snapshot()
    site(catalogue(), *map(tool_page, made))
    return made


@pytest.mark.parametrize("czech_first", [True, False])
@pytest.mark.parametrize(("czech", "english", "czech_words", "english_words"), BOTH)
def test_two_languages_never_share_a_part(two, czech, english, czech_words, english_words, czech_first):
    order = (czech, english) if czech_first else (english, czech)
    pages = {path: shown(path) for _ in range(2) for path in order}

    assert czech_words in pages[czech]
    assert english_words not in pages[czech]
    assert english_words in pages[english]
    assert czech_words not in pages[english]


@pytest.mark.parametrize("path", ["/tools-cs/", "/tools-cs/alfa/", f"/porovnani/{PAIR}"])
def test_what_is_published_shows_with_the_next_request(two, path):
    documented = re.compile(r"Doloženo (\d+) z ")
    before = max(map(int, documented.findall(shown(path))))

    assessment(two[0], "voting")
    publish_snapshot()

    assert max(map(int, documented.findall(shown(path)))) == before + 1


def test_the_publication_of_a_tool_leaves_what_is_kept_of_another(two, monkeypatch):
    shown("/tools-cs/alfa/")
    drawn = []
    monkeypatch.setattr("tools_catalog.templatetags.catalogue.profile", lambda *of: drawn.append(of))

    assessment(two[1], "voting")
    publish_snapshot()

    assert 'id="facts"' in shown("/tools-cs/alfa/")
    assert len(drawn) == 1  # its house alone, which stands between those of its neighbours


@pytest.mark.parametrize("path", ["/tools-cs/", f"/tools-cs/beta/{PAIR}", "/porovnani/"])
def test_a_page_of_a_tool_or_of_the_list_that_moved_is_linked_where_it_is(two, path):
    shown(path)

    page = found("tools")
    page.slug = "katalog"
    page.save()
    path = path.replace("tools-cs", "katalog")

    assert "/tools-cs/" not in shown(path)


def test_two_readers_who_ask_for_different_tools_get_different_tables(two):
    third = tool("gama")
    assessment(third)
    publish_snapshot()

    assert "Gama" not in shown(f"/porovnani/{PAIR}").split("<h1")[1].split("</h1>")[0]
    assert "Gama" in shown(f"/porovnani/{PAIR}&t=gama").split("<h1")[1].split("</h1>")[0]


def test_many_different_lists_do_not_fill_the_memory(two, monkeypatch):
    kept = caches["template_fragments"]
    monkeypatch.setattr(kept, "_max_entries", 12)

    for word in range(30):
        shown(f"/tools-cs/?q=slovo{word}")

    assert 0 < len(kept._cache) <= 12


def test_many_changes_of_pages_do_not_fill_the_memory():
    for _ in range(3 * KEPT_TREES):
        note_change()
        current_tree()

    assert kept_tree.cache_info().currsize == KEPT_TREES


def test_the_address_on_paper_is_that_of_the_host_that_was_asked(two, settings):
    settings.ALLOWED_HOSTS = ["a.example", "b.example"]
    for host in settings.ALLOWED_HOSTS:
        html = Client(headers={"host": host}).get(f"/porovnani/{PAIR}").content.decode()
        assert re.findall(r"civicport, (http://[^/]+)", html) == [f"http://{host}"]
