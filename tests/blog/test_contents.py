"""The parts of a long article: anchors, and links to them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.contents import parts_of
from tests.blog.articles import LIST, article, news
from tests.tools_catalog.shown_pages import shown
from tests.valid_html import faults


def body(*titles):
    """A body with a heading and a text for each title; the last one as a part of the page."""
    *plain, last = titles
    blocks = [{"type": "heading", "value": title} for title in plain]
    text = {"type": "text", "value": "<p>Text.</p>"}
    return [*blocks, {"type": "section", "value": {"title": last, "content": [text]}}]


def linked(html):
    return re.findall(r'<li><a href="#(part-[^"]+)">([^<]+)</a></li>', html)


def test_an_anchor_is_the_heading_without_accents():
    assert [part.anchor for part in parts_of([(0, "Kdo lidem odpoví?")])] == ["part-kdo-lidem-odpovi"]


@given(st.lists(st.sampled_from(["Plán", "Plan", "Plan 2", "?", ""]) | st.text(max_size=6), max_size=12))
def test_each_anchor_is_there_once(titles):
    parts = parts_of(enumerate(titles))

    assert len({part.anchor for part in parts}) == len(titles) == len(parts)


@pytest.mark.django_db
def test_a_long_article_lists_its_parts_and_each_leads_to_its_heading():
    news(article(body=body("Kdo odpoví", "Kdo odpoví", "Smlouva")))

    html = shown(f"{LIST}zprava-cs/")

    assert linked(html) == [
        ("part-kdo-odpovi", "Kdo odpoví"),
        ("part-kdo-odpovi-2", "Kdo odpoví"),
        ("part-smlouva", "Smlouva"),
    ]
    for anchor, title in linked(html):
        assert re.search(f'<h2 class="cp-h2" id="{anchor}">{title}</h2>', html)
    assert faults(html) == []


@pytest.mark.django_db
def test_a_short_article_has_no_contents():
    news(article(body=body("Kdo odpoví", "Smlouva")))

    assert linked(shown(f"{LIST}zprava-cs/")) == []
