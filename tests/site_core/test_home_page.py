"""The parts of the home page are those that editors put there, in their order and their words."""

import pytest
from django.test import Client
from django.urls import reverse

from site_core.seed import seed
from tests.factories import superuser
from tests.page_factories import found, home, page

pytestmark = pytest.mark.django_db

NEWS = {"type": "news", "value": {"title": "Co je nového"}, "id": "0d1f8a52-8f3c-4b5e-9a55-3f1d1c6f0001"}
WORDS = {
    "type": "words",
    "value": {"title": "Vítejte", "text": "<p>Slova <b>redakce</b>.</p>"},
    "id": "0d1f8a52-8f3c-4b5e-9a55-3f1d1c6f0002",
}
TITLE = 'id="latest">'


def site_with(**fields):
    """A site with one article, and what its home page shows in Czech."""
    article = page("article", "blog.ArticlePage", "news", published_on="2026-11-01", topics=[], lead="Úvod.")
    seed([home(**fields), page("news", "blog.NewsIndexPage"), article])
    return Client().get("/").content.decode().replace("\xa0", " ")


def test_the_latest_news_stand_at_the_end_as_long_as_editors_do_nothing():
    shown = site_with(body=[WORDS])
    assert shown.count(TITLE) == 1
    assert shown.index("Vítejte") < shown.index(f"{TITLE}Aktuality")


def test_they_stand_where_editors_put_them_once_and_are_called_so():
    shown = site_with(body=[NEWS, WORDS])
    assert shown.count(TITLE) == 1
    assert shown.index(f"{TITLE}Co je nového") < shown.index("Vítejte")


def test_they_can_be_left_out():
    assert TITLE not in site_with(body=[WORDS], news_at_end=False)


def test_words_of_editors_stand_in_a_band_of_their_own():
    assert "<p>Slova <b>redakce</b>.</p>" in site_with(body=[WORDS])


def test_the_form_of_the_home_page_holds_menu_and_footer_in_a_tab():
    site_with()
    client = Client()
    client.force_login(superuser())
    form = client.get(reverse("wagtailadmin_pages:edit", args=[found("home").pk])).content.decode()
    for words in ("Menu a patička", "menu v hlavičce", "sloupce patičky", "věta v patičce"):
        assert words.lower() in form.lower()
