"""What is new, as feed readers get it."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from blog.joined import ArticleAuthor
from hub.models import Person
from tests.atom import ATOM, faults, feed_at, texts
from tests.blog.articles import article, joined, news
from tests.page_factories import found
from tests.tools_catalog.shown_pages import shown, translated

pytestmark = pytest.mark.django_db
NEWS, ENGLISH_NEWS = "/odber/aktuality/", "/en/feeds/news/"


def feed(path=NEWS):
    return feed_at(path)


def test_the_feed_holds_the_articles_of_its_language_the_latest_first():
    news(article("stara", published_on="2024-01-05"), article("nova", published_on="2026-02-01"))

    assert texts(feed(), "title") == ["nova cs", "stara cs"]
    assert texts(feed(ENGLISH_NEWS), "title") == ["nova en", "stara en"]


def test_the_feed_has_what_atom_asks_for():
    news(article())
    tree = feed()
    [entry] = tree.iter(f"{ATOM}entry")

    assert tree.get("{http://www.w3.org/XML/1998/namespace}lang") == "cs"
    assert tree.findtext(f"{ATOM}author/{ATOM}name") == "civicport"
    links = {link.get("rel"): link.get("href") for link in tree.findall(f"{ATOM}link")}
    assert links == {"alternate": "http://testserver/news-cs/", "self": f"http://testserver{NEWS}"}
    for of in (tree, entry):
        assert all(of.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
    assert entry.findtext(f"{ATOM}published") == "2026-11-20T00:00:00+01:00"
    assert entry.find(f"{ATOM}link").get("href") == "http://testserver/news-cs/zprava-cs/"


FEEDS = {
    "cs": (NEWS, "/odber/tema/maps/", "/odber/druh/news/", "/odber/autor/nina/"),
    "en": (ENGLISH_NEWS, "/en/feeds/topic/maps/", "/en/feeds/kind/news/", "/en/feeds/author/nina/"),
}


@pytest.mark.parametrize(("language", "path"), [(code, path) for code, paths in FEEDS.items() for path in paths])
def test_each_feed_in_each_language_is_valid(language, path):
    one, other = article("a"), article("b", updated_on="2026-11-25")
    news(one, other)
    nina = Person.objects.create(key="nina", name="Nina", consent_on=datetime.date(2026, 1, 1))
    for of in (one, other):
        joined(of, language, author_rows=[ArticleAuthor(person=nina)])

    tree = feed(path)

    assert len(tree.findall(f"{ATOM}entry")) == 2
    assert list(faults(tree, path, language)) == []


def test_an_entry_keeps_its_id_when_its_address_changes_and_has_another_one_in_each_language():
    news(article())
    before, english = texts(feed(), "id"), texts(feed(ENGLISH_NEWS), "id")
    moved = found("zprava")
    moved.slug = "jinak"
    moved.save_revision().publish()

    assert texts(feed(), "id") == before != english


def test_an_entry_has_the_moment_of_its_publication_and_never_one_that_is_still_to_come():
    today = timezone.localdate()
    news(article(published_on=today.isoformat()))

    [published] = texts(feed(), "published")

    moment = datetime.datetime.fromisoformat(published)
    assert moment == found("zprava").first_published_at
    assert moment <= timezone.now()


def test_a_feed_keeps_its_id_when_its_address_changes_and_has_another_one_in_each_language(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://obce.example:8000"
    news(article())
    before = feed().findtext(f"{ATOM}id")
    index = found("news")
    index.slug = "jinak"
    index.save_revision().publish()

    assert feed().findtext(f"{ATOM}id") == before == "tag:obce.example,2026:cs/news"
    assert feed(ENGLISH_NEWS).findtext(f"{ATOM}id") == "tag:obce.example,2026:en/news"


def test_a_list_that_is_narrowed_leads_to_the_feeds_of_its_kinds_and_topics():
    news(article("a"), article("b", topics=("needs",), kind="guide"))

    html = shown("/news-cs/?kind=guide&topic=needs")

    for address, title in (("/odber/druh/guide/", translated("Guide")), ("/odber/tema/needs/", "needs česky")):
        assert f'type="application/atom+xml" title="{title}" href="{address}"' in html
        assert f'<a href="{address}">{title}</a>' in html
    assert "/odber/druh/" not in shown("/news-cs/")


def test_an_update_is_told_as_one():
    news(article(updated_on="2026-11-25"))

    assert texts(feed(), "updated") == ["2026-11-25T00:00:00+01:00"]


def test_a_topic_and_a_kind_have_feeds_of_their_own():
    news(article("a", topics=("maps",)), article("b", topics=("needs",), kind="guide"))

    assert texts(feed("/odber/tema/maps/"), "title") == ["a cs"]
    assert texts(feed("/en/feeds/kind/guide/"), "title") == ["b en"]


def test_an_author_has_a_feed_and_is_named_as_long_as_she_agrees():
    one = article("a")
    news(one, article("b"))
    nina = Person.objects.create(key="nina", name="Nina", consent_on=datetime.date(2026, 1, 1))
    joined(one, author_rows=[ArticleAuthor(person=nina)])

    assert texts(feed("/odber/autor/nina/"), "title") == ["a cs"]
    assert "Nina" in Client().get(NEWS).content.decode()

    Person.objects.update(consent_until=datetime.date(2026, 1, 2))
    assert Client().get("/odber/autor/nina/").status_code == 404
    assert "Nina" not in Client().get(NEWS).content.decode()


def test_an_article_that_names_its_author_twice_stands_in_her_feed_once():
    one = article("a")
    news(one)
    nina = Person.objects.create(key="nina", name="Nina", consent_on=datetime.date(2026, 1, 1))
    joined(one, author_rows=[ArticleAuthor(person=nina), ArticleAuthor(person=nina)])

    tree = feed("/odber/autor/nina/")

    assert texts(tree, "title") == ["a cs"]
    assert [name.text for name in tree.iter(f"{ATOM}name")] == ["civicport", "Nina"]


@pytest.mark.parametrize("path", ["/odber/tema/dragons/", "/odber/druh/dragons/", "/odber/autor/nobody/"])
def test_what_we_do_not_have_has_no_feed(path):
    news(article())

    assert Client().get(path).status_code == 404


def test_an_alias_and_a_page_that_is_not_published_are_in_no_feed():
    news(article("a"), article("b"))
    found("a", "en").delete()
    found("a").copy_for_translation(found("news", "en").locale, alias=True)
    found("b").unpublish()

    assert texts(feed(), "title") == ["a cs"]
    assert texts(feed(ENGLISH_NEWS), "title") == ["b en"]


def test_pages_tell_feed_readers_of_their_feeds():
    news(article(topics=("maps",)))

    assert f'type="application/atom+xml" title="news cs" href="{NEWS}"' in shown("/news-cs/")
    assert 'href="/odber/tema/maps/"' in shown("/news-cs/zprava-cs/")


def test_a_feed_asks_at_most_ten_queries(django_assert_max_num_queries):
    news(*(article(f"clanek-{number}") for number in range(12)))
    shown("/news-cs/")

    with django_assert_max_num_queries(10):
        feed()


def test_the_first_page_shows_the_three_latest_articles():
    news(*(article(f"clanek-{number}", published_on=f"2026-01-0{number}") for number in range(1, 6)))

    latest = shown("/").partition('id="latest"')[2]

    assert [f"clanek-{number} cs" in latest for number in range(1, 6)] == [False, False, True, True, True]
