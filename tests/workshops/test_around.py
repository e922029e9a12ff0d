"""Workshops on the pages of tools and practices: about them, and on their topics; what is to come stands first."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from blog.joined import ArticleTool
from hub.importing.running import import_practices
from hub.models import Practice
from hub.seed_pages import words
from site_core.seed_files import PageSeed
from tests.blog.articles import article, joined, topic
from tests.factories import assessment, tool
from tests.hub.practice_files import practice_file, write_files
from tests.page_factories import catalogue, found, method, page, site, tool_page
from tests.tools_catalog.shown_pages import shown
from tests.workshops.planting import INDEX, workshop, workshop_page
from tools_catalog.snapshots import publish_snapshot
from workshops.models import WorkshopPractice, WorkshopTool

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 10, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TOOL, PRACTICE = "/tools-cs/anketa/", "/practices-cs/pripad-cs/"
ABOUT_TOOL, ABOUT_PRACTICE = "Workshopy o tomto nástroji", "Workshopy o tomto příkladu"
NEAR = "Workshopy na příbuzná témata"


@pytest.fixture(autouse=True)
def _now(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def of():
    """A tool with its page."""
    made = tool("anketa")
    assessment(made)
    publish_snapshot()
    site(method(), catalogue(), tool_page(made))
    return made


@pytest.fixture
def practice(tmp_path):
    """A practice with its page."""
    file = practice_file("pripad")
    import_practices(write_files(tmp_path, file))
    made = Practice.objects.get(key="pripad")
    told = {code: {**words(file, code), "practice": made.pk} for code in ("cs", "en")}
    site(page("practices", "hub.PracticeIndexPage"), PageSeed("pripad", "hub.PracticePage", "practices", told))
    return made


def held(key, days, topics=(), **fields):
    """A workshop so many days from now."""
    return workshop(key, (NOW + days * DAY, NOW + days * DAY + HOUR), topics=topics, **fields)


def about(workshop_, **rows):
    for name, row in rows.items():
        setattr(workshop_, name, [row])
    workshop_.save()
    return workshop_


def about_tool(of, workshop_):
    return about(workshop_, tool_rows=WorkshopTool(tool=of))


def plant(*workshops):
    site(INDEX, *(workshop_page(each) for each in workshops))


def parts(path):
    """Titles of workshops under each heading that has any."""
    split = re.split(r"<h2 [^>]*>([^<]+)</h2>", shown(path))
    pairs = zip(split[1::2], split[2::2], strict=True)
    titles = {head: re.findall(r">(\w+ (?:cs|en))</a> ?</h3>", rest) for head, rest in pairs}
    return {head: titles[head] for head in (ABOUT_TOOL, ABOUT_PRACTICE, NEAR) if head in titles}


def test_a_tool_shows_what_runs_and_what_is_to_come_before_what_is_over(of):
    days = {"bylo": -9, "davno": -99, "pozdeji": 9, "brzy": 1}
    plant(*(about_tool(of, held(key, each)) for key, each in days.items()))

    assert parts(TOOL) == {ABOUT_TOOL: ["brzy cs", "pozdeji cs", "bylo cs", "davno cs"]}


def test_those_on_its_topics_stand_apart_and_are_no_more_than_three(of):
    own = about_tool(of, held("vlastni", 2, topics=["maps"]))
    plant(own, *(held(f"dalsi{n}", n, topics=["maps"]) for n in range(1, 5)), held("jine", 1, topics=["needs"]))

    assert parts(TOOL) == {ABOUT_TOOL: ["vlastni cs"], NEAR: ["dalsi1 cs", "dalsi2 cs", "dalsi3 cs"]}


def test_topics_are_those_of_articles_about_it_too(of):
    written = article("zprava", topics=("maps",))
    site(page("news", "blog.NewsIndexPage"), written)
    joined(written, tool_rows=[ArticleTool(tool=of)])
    plant(held("pribuzny", 1, topics=["maps"]))

    assert parts(TOOL) == {NEAR: ["pribuzny cs"]}


def test_nothing_is_shown_where_there_is_none(of):
    plant(held("jine", 1, topics=["maps"]))

    assert parts(TOOL) == {}


def test_a_practice_shows_its_own(practice):
    own = about(held("vlastni", 1, topics=["maps"]), practice_rows=WorkshopPractice(practice=practice))
    plant(own, held("dalsi", 2, topics=["maps"]))

    assert parts(PRACTICE) == {ABOUT_PRACTICE: ["vlastni cs"], NEAR: ["dalsi cs"]}


def test_a_practice_shows_those_on_topics_of_its_own(practice):
    practice.topics = [topic("maps")]
    practice.save()
    plant(held("pribuzny", 1, topics=["maps"]), held("jine", 2, topics=["needs"]))

    assert parts(PRACTICE) == {NEAR: ["pribuzny cs"]}


def test_what_is_over_is_said_to_be_at_once(of, monkeypatch):
    plant(about_tool(of, held("dnes", 0.5)))
    before = shown(TOOL)
    monkeypatch.setattr(timezone, "now", lambda: NOW + DAY)

    assert ("už proběhl" in before, "už proběhl" in shown(TOOL)) == (False, True)


def test_one_that_was_cancelled_is_marked_in_words_and_not_said_to_come(of):
    plant(about_tool(of, held("nebude", 1, status="cancelled")))

    html = shown(TOOL)

    assert "<span>zrušeno</span>" in html
    assert '<li class="cp-tag">Chystá se</li>' not in html


def test_another_language_is_marked_there_too(of):
    plant(about_tool(of, held("dilna", 1)))
    found("workshop dilna", "en").delete()

    assert "page in Czech" in shown("/en/tools-en/anketa/")


def test_an_article_that_nobody_may_read_yet_tells_of_no_topic(of):
    written = article("zprava", topics=("maps",))
    site(page("news", "blog.NewsIndexPage"), written)
    joined(written, tool_rows=[ArticleTool(tool=of)])
    plant(held("pribuzny", 1, topics=["maps"]))
    found("zprava").unpublish()

    assert parts(TOOL) == {}
