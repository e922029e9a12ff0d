"""Each light of a result has an article that explains it, and results lead there."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation

from advisor.profiles import make_profile
from advisor.results import store_result
from advisor.tokens import new_token
from blog.kinds import Outcome
from blog.seed_pages import article_pages
from site_core.seed_topics import seed_topics
from tests.advisor.published import publish
from tests.advisor.result_cast import PROVEN, VILLAGE, tool
from tests.advisor.test_result_pages import address
from tests.blog.articles import ENGLISH_LIST, LIST, article, news
from tests.page_factories import method, page, site
from tests.tools_catalog.shown_pages import shown
from tools_catalog.methodology import current_edition

pytestmark = pytest.mark.django_db


def result(language="cs", **answers):
    """A page of a result, as the reader gets it."""
    publish(tool("alfa", PROVEN))
    token = new_token()
    with translation.override(language):
        store_result(make_profile(token, "2026.1", {**VILLAGE, **answers}))
        return Client().get(address(token)).content.decode().replace("\xa0", " ")


def test_every_outcome_of_the_methodology_has_an_article_of_ours_in_both_languages():
    seed_topics()

    guides = {page.fields["cs"].get("outcome"): page for page in article_pages()}

    assert set(Outcome.values) == set(current_edition().readiness.outcomes) == guides.keys() - {None}
    assert all(guides[light].fields["en"]["outcome"] == light for light in Outcome.values)


@pytest.mark.parametrize(("language", "listed"), [("cs", LIST), ("en", ENGLISH_LIST)])
def test_a_result_leads_to_the_article_on_its_light_in_the_language_of_the_reader(language, listed):
    news(article("stop", outcome="red"), article("volno", outcome="green"))

    html = result(language, room="decided")

    assert f'href="{listed}stop-{language}/">stop {language}</a>' in html
    assert f"volno {language}" not in html


def test_of_two_articles_the_latest_one_explains():
    news(article("stary", outcome="red", published_on="2026-01-01"), article("novy", outcome="red"))

    html = result(room="decided")

    assert "novy cs" in html
    assert "stary cs" not in html


def test_a_result_without_an_article_says_as_much_as_before():
    news(article("volno", outcome="green"))

    assert "volno cs" not in result(room="decided")


def test_the_page_on_the_method_leads_to_it_too_as_soon_as_it_is_there():
    publish(tool("alfa", PROVEN))
    site(method(), page("news", "blog.NewsIndexPage"))
    assert "stop cs" not in shown("/method-cs/")

    site(method(), page("news", "blog.NewsIndexPage"), article("stop", outcome="red"))

    assert f'href="{LIST}stop-cs/">stop cs</a>' in shown("/method-cs/")
