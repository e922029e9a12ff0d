"""Whatever the menu and the footer of the site lead to is found by the search."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from urllib.request import urlopen

import pytest

from tests.database_snapshot import copy
from tests.served_site import seeded_file, served

UNFOUND = {"cs": {"/": "whoever searches has just come from the home page"}, "en": {"/en/": "the same"}}
FRAME = re.compile(r'<header class="cp-header".*?</header>|<footer class="cp-footer".*?</footer>', re.DOTALL)


@pytest.fixture(scope="module")
def site_file(tmp_path_factory):
    copy(seeded_file(), file := tmp_path_factory.mktemp("framed") / "site.sqlite3")
    return file


@pytest.fixture(scope="module")
def site(site_file):
    with served(f"sqlite:///{site_file}", site_file.with_name("site.log")) as address:
        yield address


def linked(address):
    """Paths on the site that header and footer of a page lead to, but for those in the other language."""
    with urlopen(address) as answer:
        links = re.findall(r"<a\s[^>]*>", "".join(FRAME.findall(answer.read().decode())))
    return {re.search('href="([^"?#]*)', link)[1] for link in links if "hreflang" not in link}


def found(file, language):
    with closing(sqlite3.connect(file)) as database:
        return {url for (url,) in database.execute("SELECT url FROM search_searchentry WHERE language = ?", [language])}


@pytest.mark.parametrize(("language", "home"), [("cs", "/"), ("en", "/en/")])
def test_all_that_menu_and_footer_lead_to_is_found(site, site_file, language, home):
    links = {link for link in linked(site + home) if link.startswith("/")}

    assert len(links) > 10
    assert links - found(site_file, language) == set(UNFOUND[language])
