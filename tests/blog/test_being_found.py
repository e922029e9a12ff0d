"""Search engines learn what an article is and who wrote it, and find the pages of authors."""

import datetime
from xml.etree import ElementTree

import pytest
from django.test import Client

from blog.joined import ArticleAuthor
from hub.models import Organisation, Person
from tests.blog.articles import article, joined, news
from tests.json_ld import things
from tests.page_factories import found
from tests.valid_html import faults

pytestmark = pytest.mark.django_db
HOST = "http://testserver"
CONSENT = datetime.date(2026, 1, 1)
WORDS = {
    "cs": {"topic": "maps česky", "role": "kartografka", "bio": "Kreslí mapy."},
    "en": {"topic": "maps in English", "role": "cartographer", "bio": "Draws maps."},
}
LANGUAGES = [("cs", "", "autori"), ("en", "/en", "authors")]


def said_at(path):
    return things(Client().get(path).content.decode())


def nina(**fields):
    words = {"role": {"cs": "kartografka", "en": "cartographer"}, "bio": {"cs": "Kreslí mapy.", "en": "Draws maps."}}
    return Person.objects.create(key="nina", name="Nina Nováková", **words, **{"consent_on": CONSENT, **fields})


def listed(language):
    tree = ElementTree.fromstring(Client().get(f"/sitemap-{language}.xml").content)
    return [place.text.removeprefix(HOST) for place in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]


# --- articles ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("language", "prefix", "authors"), LANGUAGES)
def test_a_news_item_names_its_author_its_days_and_its_topics(language, prefix, authors):
    one = article(updated_on="2026-11-25")
    news(one)
    joined(one, language, author_rows=[ArticleAuthor(person=nina())])

    said = said_at(f"{prefix}/news-{language}/zprava-{language}/")

    assert set(said) == {"NewsArticle", "BreadcrumbList"}
    about = said["NewsArticle"]
    assert (about["headline"], about["inLanguage"]) == (f"zprava {language}", language)
    assert (about["datePublished"], about["dateModified"]) == ("2026-11-20", "2026-11-25")
    assert about["keywords"] == [WORDS[language]["topic"]]
    assert about["author"] == [{"@type": "Person", "name": "Nina Nováková", "url": f"{HOST}{prefix}/{authors}/nina/"}]


@pytest.mark.parametrize("kind", ["article", "experience", "guide"])
def test_what_is_no_news_item_is_an_article_of_the_site_where_nobody_is_named(kind):
    news(article(kind=kind))

    about = said_at("/news-cs/zprava-cs/")["Article"]

    assert about["author"] == about["publisher"]
    assert about["dateModified"] == about["datePublished"] == "2026-11-20"


def test_an_author_who_does_not_agree_any_more_is_not_named():
    one = article()
    news(one)
    joined(one, author_rows=[ArticleAuthor(person=nina(consent_until=CONSENT))])

    about = said_at("/news-cs/zprava-cs/")["NewsArticle"]

    assert about["author"] == about["publisher"]


@pytest.mark.parametrize(("language", "prefix", "authors"), LANGUAGES)
def test_the_list_is_a_collection(language, prefix, authors):
    news(article())

    assert set(said_at(f"{prefix}/news-{language}/")) == {"CollectionPage", "BreadcrumbList"}


# --- authors ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("language", "prefix", "authors"), LANGUAGES)
def test_the_page_of_an_author_is_about_a_person_and_says_the_way_to_it(language, prefix, authors):
    one = article()
    news(one)
    person = nina(organisation=Organisation.objects.create(key="krama", name="Krama"))
    joined(one, language, author_rows=[ArticleAuthor(person=person)])

    html = Client().get(f"{prefix}/{authors}/nina/").content.decode()
    assert faults(html) == []

    said = things(html)
    about = said["ProfilePage"]["mainEntity"]
    assert (about["@type"], about["name"], about["worksFor"]["name"]) == ("Person", "Nina Nováková", "Krama")
    assert about["jobTitle"] == WORDS[language]["role"]
    assert said["ProfilePage"]["description"] == WORDS[language]["bio"]
    way = [(step["name"], step.get("item")) for step in said["BreadcrumbList"]["itemListElement"]]
    assert way == [
        (f"home {language}", f"{HOST}{prefix}/"),
        (f"news {language}", f"{HOST}{prefix}/news-{language}/"),
        ("Nina Nováková", None),
    ]


def test_pages_of_authors_are_in_the_sitemap_of_each_language():
    one = article()
    news(one)
    joined(one, author_rows=[ArticleAuthor(person=nina())])

    assert "/autori/nina/" in listed("cs")
    assert "/en/authors/nina/" in listed("en")


def test_an_author_who_does_not_agree_or_of_whom_nothing_can_be_read_is_not_in_it():
    one, other = article(), article("jina")
    news(one, other)
    joined(one, author_rows=[ArticleAuthor(person=nina(consent_until=CONSENT))])
    karel = Person.objects.create(key="karel", name="Karel", consent_on=CONSENT)
    joined(other, author_rows=[ArticleAuthor(person=karel)])
    found("jina").unpublish()

    assert not [path for path in listed("cs") if path.startswith("/autori/")]


def test_an_author_who_wrote_nothing_in_a_language_has_a_page_there_that_says_so():
    one = article()
    news(one)
    joined(one, author_rows=[ArticleAuthor(person=nina())])
    found("zprava", "en").unpublish()

    assert "There is nothing to read in this language yet." in Client().get("/en/authors/nina/").content.decode()
