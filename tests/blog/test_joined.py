"""Articles with their authors, tools and practices, as readers get them."""

from __future__ import annotations

import datetime
import re

import pytest
from django.test import Client
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction

from blog.joined import ArticleAuthor, ArticlePin, ArticlePractice, ArticleTool
from blog.pages import ArticlePage
from hub.models import Person, Practice
from media_library.models import Picture
from tests.blog.articles import ENGLISH_LIST, LIST, article, joined, news, topic
from tests.factories import assessment, superuser, tool
from tests.hub.practice_files import practice_file
from tests.page_factories import catalogue, found, page, site, tool_page
from tests.tools_catalog.shown_pages import shown, translated
from tests.valid_html import faults
from tools_catalog.snapshots import publish_snapshot

pytestmark = pytest.mark.django_db
CONSENT = datetime.date(2026, 1, 1)
AUTHOR = "/autori/nina/"
PRACTICE = "/practices-cs/lhota-cs/"


def person(**fields):
    words = {"cs": "píše o mapách", "en": "writes about maps"}
    return Person.objects.create(key="nina", name="Nina Nováková", bio=words, **{"consent_on": CONSENT, **fields})


def read_on(html):
    return re.findall(r"<a [^>]*>([^<]+)</a>", html.partition('id="read-on"')[2].partition("</section>")[0])


def test_the_author_of_an_article_has_a_page_with_what_she_wrote():
    one = article()
    news(one, article("jina"))
    joined(one, author_rows=[ArticleAuthor(person=person())])

    assert f'<a href="{AUTHOR}">Nina Nováková</a>' in shown(f"{LIST}zprava-cs/")
    html = shown(AUTHOR)
    assert "píše o mapách" in html
    assert "zprava cs" in html
    assert "jina cs" not in html


def test_an_author_who_does_not_agree_any_more_is_not_shown_and_has_no_page():
    one = article()
    news(one)
    joined(one, author_rows=[ArticleAuthor(person=person(consent_until=CONSENT))])

    assert "Nina" not in shown(f"{LIST}zprava-cs/")
    assert Client().get(AUTHOR).status_code == 404


def test_an_author_stands_once_beside_an_article_that_names_her_twice_and_it_stands_once_on_her_page():
    one = article()
    news(one)
    nina = person()
    joined(one, author_rows=[ArticleAuthor(person=nina), ArticleAuthor(person=nina)])

    assert shown(f"{LIST}zprava-cs/").count(f'<a href="{AUTHOR}">Nina Nováková</a>') == 1
    assert shown(AUTHOR).count(">zprava cs</a>") == 1


def test_an_author_of_nothing_that_everybody_may_read_has_no_page():
    one = article()
    news(one)
    joined(one, author_rows=[ArticleAuthor(person=person())])
    for language in ("cs", "en"):
        found("zprava", language).unpublish()

    assert Client().get(AUTHOR).status_code == 404


def test_an_author_of_an_article_that_is_open_in_the_other_language_has_a_page():
    one = article()
    news(one)
    joined(one, author_rows=[ArticleAuthor(person=person())])
    found("zprava", "en").unpublish()

    assert Client().get("/en/authors/nina/").status_code == 200


def test_the_page_of_an_author_shows_her_photo_with_its_author_and_licence(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    one = article()
    news(one)
    photo = Picture.objects.create(
        title="Nina", file=get_test_image_file("nina.png"), author="Petr Fotograf", licence="cc-by-4.0"
    )
    joined(one, author_rows=[ArticleAuthor(person=person(photo=photo))])

    html = shown(AUTHOR)

    assert 'class="cp-person__face"' in html
    assert "Petr Fotograf" in html
    assert faults(html) == []


def test_somebody_who_wrote_nothing_has_no_page():
    news()
    person()

    assert Client().get(AUTHOR).status_code == 404


def test_an_article_leads_to_what_shares_its_topics_and_what_an_editor_pinned_comes_first():
    one = article("a", topics=("maps", "needs"))
    news(
        one,
        article("b", published_on="2026-11-25", topics=("budgets",)),
        article("c", topics=("needs",)),
        article("d", published_on="2024-01-01", topics=("budgets",)),
        article("e", topics=("maps", "needs")),
    )
    assert read_on(shown(f"{LIST}a-cs/")) == ["e cs", "c cs", "b cs"]

    joined(one, pin_rows=[ArticlePin(target=found("d"))])

    assert read_on(shown(f"{LIST}a-cs/")) == ["d cs", "e cs", "c cs"]


@pytest.fixture
def alias():
    """The Czech article a repeated in English, beside b in both languages and c in Czech alone."""
    one = article("a", topics=("maps", "needs"))
    news(one, article("b", topics=("budgets",)), article("c", topics=("needs",)))
    found("c", "en").delete()
    found("a", "en").delete()
    return found("a").copy_for_translation(found("news", "en").locale, alias=True)


def test_an_alias_leads_to_what_its_source_leads_to_in_the_language_of_the_reader_first(alias):
    html = shown(f"/en/news-en/{alias.slug}/")

    assert read_on(html) == ["b en", "c cs"]
    assert re.search(r'<a href="/en/news-en/b-en/" lang="en" hreflang="en">', html)


def test_the_preview_of_a_new_article_shows_what_to_read_on():
    news(article("b"), article("c", topics=("needs",)))
    index = found("news")
    new = ArticlePage(title="nova", slug="nova", locale=index.locale, depth=index.depth + 1, topics=[topic("needs")])
    new.path = index.path + "0009"
    new.set_url_path(index)

    answer = new.make_preview_request(preview_mode="")

    assert read_on(" ".join(answer.render().content.decode().split())) == ["c cs", "b cs"]


def test_a_restricted_article_leads_on_too():
    news(article("a"), article("b"))
    PageViewRestriction.objects.create(page=found("a"), restriction_type=PageViewRestriction.LOGIN)
    browser = Client()
    browser.force_login(superuser())

    html = " ".join(browser.get(f"{LIST}a-cs/").content.decode().split())

    assert read_on(html) == ["b cs"]


def test_the_only_article_has_nothing_to_read_on():
    news(article())

    assert 'id="read-on"' not in shown(f"{LIST}zprava-cs/")


def test_an_article_and_its_tool_lead_to_each_other():
    anketa = tool("anketa")
    assessment(anketa)
    publish_snapshot()
    one = article()
    site(page("news", "blog.NewsIndexPage"), catalogue(), tool_page(anketa), one, article("jina"))
    joined(one, tool_rows=[ArticleTool(tool=anketa)])

    assert '<a href="/tools-cs/anketa/">Anketa</a>' in shown(f"{LIST}zprava-cs/")
    of_tool = shown("/tools-cs/anketa/")
    assert translated("Articles about this tool") in of_tool
    assert '<a href="/news-cs/zprava-cs/">zprava cs</a>' in of_tool
    assert "jina cs" not in of_tool


def test_an_article_and_a_practice_it_speaks_of_lead_to_each_other(practices):
    practices(practice_file("lhota"))
    news(article(practice_rows=[{"practice_id": Practice.objects.get().pk}]), article("jina"))

    assert f'<a href="{PRACTICE}">lhota česky</a>' in shown(f"{LIST}zprava-cs/")
    of_practice = shown(PRACTICE)
    assert f'<a href="{LIST}zprava-cs/">zprava cs</a>' in of_practice
    assert "jina cs" not in of_practice
    assert f'<a href="{ENGLISH_LIST}zprava-en/">zprava en</a>' in shown(f"/en{PRACTICE.replace('-cs', '-en')}")


def test_an_article_with_all_that_asks_at_most_ten_queries(practices, django_assert_max_num_queries):
    practices(practice_file("lhota"))
    one, anketa = article(topics=("maps", "needs")), tool("anketa")
    news(one, *(article(f"clanek-{number}") for number in range(12)))
    joined(
        one,
        author_rows=[ArticleAuthor(person=person())],
        tool_rows=[ArticleTool(tool=anketa)],
        practice_rows=[ArticlePractice(practice=Practice.objects.get())],
    )
    shown(f"{LIST}zprava-cs/")

    with django_assert_max_num_queries(10):
        shown(f"{LIST}zprava-cs/")


def test_the_page_of_an_author_asks_at_most_ten_queries(django_assert_max_num_queries):
    many = [article(f"clanek-{number}") for number in range(6)]
    news(*many)
    nina = person()
    for one in many:
        joined(one, author_rows=[ArticleAuthor(person=nina)])
    shown(AUTHOR)

    with django_assert_max_num_queries(10):
        shown(AUTHOR)
