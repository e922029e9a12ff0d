"""Pictures of articles: drawn from a number, shown with it, and sent to where an article is shared."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from blog.cover import MOST, houses
from tests.blog.articles import ENGLISH_LIST, LIST, article, news, recap
from tests.json_ld import things
from tests.page_factories import found
from tests.tools_catalog.shown_pages import shown
from tests.valid_html import faults

COVER = {"cover_count": 7, "cover_words": "škol v obci"}
WHERE = "http://testserver/covers/7.png"


@given(st.integers(1, MOST), st.sampled_from([(160, 90), (1080, 510), (50, 50)]))
def test_there_are_as_many_houses_as_the_number_says_all_on_the_ground_and_none_on_another(count, ground):
    drawn = houses(count, *ground)
    corners = {(min(x for x, _ in one), min(y for _, y in one)) for one in drawn}
    [side] = {round(max(x for x, _ in one) - min(x for x, _ in one), 6) for one in drawn}

    assert len(drawn) == len(corners) == count
    for one in drawn:
        assert all(0 <= x <= ground[0] and 0 <= y <= ground[1] for x, y in one)
    for x, y in corners:
        assert not any((x, y) != (a, b) and abs(x - a) < side and abs(y - b) < side for a, b in corners)


def test_the_file_is_a_picture_of_the_size_that_is_told():
    answer = Client().get("/covers/7.png")

    assert answer["Content-Type"] == "image/png"
    assert "max-age" in answer["Cache-Control"]
    assert Image.open(BytesIO(answer.content)).size == (1200, 630)


@pytest.mark.django_db
@pytest.mark.parametrize("count", [0, MOST + 1, 10**12])
def test_a_number_that_no_article_can_have_has_no_file(count):
    assert Client().get(f"/covers/{count}.png").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("address", [LIST, f"{LIST}zprava-cs/", "/", f"{LIST}jina-cs/"])
def test_the_picture_stands_in_lists_in_the_article_and_below_others_with_its_number_in_words(address):
    news(article(**COVER), article("jina"))

    html = shown(address)

    assert re.search(r"<b>7</b> škol v obci", html)
    assert html.count('class="cp-cover"') == 1


@pytest.mark.django_db
def test_who_shares_an_article_and_machines_get_the_file_and_what_it_shows():
    news(article(**COVER))

    html = shown(f"{LIST}zprava-cs/")

    assert f'<meta property="og:image" content="{WHERE}">' in html
    assert '<meta property="og:image:alt" content="7 škol v obci">' in html
    assert things(html)["NewsArticle"]["image"] == WHERE
    assert faults(html) == []


@pytest.mark.django_db
def test_an_article_without_a_number_has_no_picture():
    news(article())

    html = shown(f"{ENGLISH_LIST}zprava-en/")

    assert "og:image" not in html
    assert "cp-cover" not in html
    assert '<meta property="og:title" content="zprava en">' in html


@pytest.mark.django_db
@pytest.mark.parametrize("make", [article, recap])
def test_a_number_and_what_it_counts_go_together(make):
    news(make("zprava"))
    page = found("zprava")
    page.cover_count = 7

    with pytest.raises(ValidationError) as refused:
        page.full_clean()

    assert "cover_words" in refused.value.message_dict
