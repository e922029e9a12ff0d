"""What the articles that come with the site say: real facts, in both languages, each figure with its source."""

from __future__ import annotations

import re
from datetime import date

import pytest

from blog.seed_pages import article_pages
from hub.importing.organisations import import_organisations
from hub.importing.running import import_practices
from site_core.seed_files import page_seeds
from site_core.seed_topics import seed_topics
from tools_catalog.methodology.loading import current_edition

pytestmark = pytest.mark.django_db
HUB, CITIES, EUROPE, WEBINAR = "people-powered-hub", "healthy-cities", "european-hub", "first-webinar"
FACTS = [  # the file, how it says the fact in Czech, in English
    (WEBINAR, "V lednu", "In January"),
    (WEBINAR, "Krama Studio", "Krama Studio"),
    (WEBINAR, "berlínská kancelář Innovation in Politics Institute", "the Berlin office of the Innovation in Politics"),
    (WEBINAR, "International Budget Partnership", "International Budget Partnership"),
    (WEBINAR, "participativní rozpočet vedli mladí", "young people ran its participatory budget"),
    (WEBINAR, "Deset městských částí", "Ten city parts"),
    (WEBINAR, "dvouletého zkušebního provozu", "a two-year pilot"),
    (WEBINAR, "koordinátory participace", "participation coordinators"),
    (WEBINAR, "nejdřív potřeby, pak lesk", "needs before shine"),
    (HUB, "střední a východní Evropu a Balkán", "Central and Eastern Europe and the Balkans"),
    (HUB, "Koordinuje ho Participation Factory", "Participation Factory coordinates it"),
    (HUB, "29. září 2022 ve tři hodiny odpoledne", "29 September 2022 at three in the afternoon"),
    (HUB, "2019 rok, kdy síť People Powered vznikla", "2019 the year in which People Powered began"),
    (HUB, "přes 70 organizací v síti", "over 70 organisations in the network"),
    (HUB, "přes 40 zemí", "over 40 countries"),
    (CITIES, "s norskými partnery", "with Norwegian partners"),
    (CITIES, "20 plánovacích akcí", "20 planning events"),
    (CITIES, "20 školních nebo mladých fór", "20 school or youth forums"),
    (CITIES, "15 pocitových map", "15 emotional maps"),
    (CITIES, "Celostátní akce 14", "National events 14"),
    (CITIES, "Vzdělávací programy 5", "Training programmes 5"),
    (CITIES, "Příklady dobré praxe 16", "Good practices 16"),
    (CITIES, "Studijní cesty 2", "Study trips 2"),
    (CITIES, "55 konzultací", "55 consultations"),
    (CITIES, "40 proškolených obcí", "40 municipalities trained"),
    (EUROPE, "1. 3. 2021 začala zkušební fáze", "1 Mar 2021 the exploration phase began"),
    (EUROPE, "přes 700 lidí a organizací", "over 700 civil society actors"),
    (EUROPE, "založilo berlínské Das Progressive Zentrum", "initiated by Das Progressive Zentrum in Berlin"),
    (EUROPE, "spolu s Alliance for Europe a Citizens for Europe", "with Alliance for Europe and Citizens for Europe"),
]


@pytest.fixture
def articles():
    """The articles by the name of their file."""
    seed_topics()
    import_practices()
    import_organisations()
    return {one.key.removeprefix("article "): one for one in article_pages()}


def words(value):
    """All texts at any depth, one after the other, without tags."""
    if isinstance(value, dict):
        return " ".join(words(part) for part in value.values())
    if isinstance(value, list):
        return " ".join(words(part) for part in value)
    return " ".join(re.sub(r"<[^>]+>", "", str(value)).split())


@pytest.mark.parametrize(("name", "czech", "english"), FACTS)
def test_an_article_tells_the_fact_in_both_languages(articles, name, czech, english):
    assert czech in words(articles[name].fields["cs"])
    assert english in words(articles[name].fields["en"])


def test_each_figure_of_the_seed_names_its_source_with_its_address_and_a_day(articles):
    pages = [*articles.values(), *page_seeds()]
    shown = [figure for one in pages for fields in one.fields.values() for figure in figures(fields.get("body"))]

    assert len(shown) >= 16
    assert [figure for figure in shown if not (figure.get("source") and figure.get("url"))] == []
    assert [date.fromisoformat(figure.get("date") or figure["seen"]) for figure in shown]


def figures(value):
    """The key figures in blocks of a page, at any depth."""
    if isinstance(value, list):
        return [figure for part in value for figure in figures(part)]
    if not isinstance(value, dict):
        return []
    own = [part.get("value", part) for part in value.get("figures", [])]
    return own + [figure for name, part in value.items() if name != "figures" for figure in figures(part)]


def test_the_hours_that_the_guide_takes_from_the_method_are_those_of_its_rule(articles):
    edition = current_edition()
    own_server = ("running_effort", frozenset({"own_server"}))
    [(_lowest, highest)] = [r.bounds for r in edition.rules.derived_intervals if (r.criterion, r.when) == own_server]

    assert edition.criteria["running_effort"].levels[highest + 1]["en"] == "At most 3 hours a week."
    guide = {language: words(fields) for language, fields in articles["needs-first"].fields.items()}
    assert "S vlastním serverem počítejte podle naší metodiky s víc než třemi hodinami týdně." in guide["cs"]
    assert "With an own server, count on more than three hours a week, as our method does." in guide["en"]
