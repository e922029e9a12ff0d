"""What a change of one thing makes of the entries of others: known at once, not with the next night."""

from __future__ import annotations

import datetime

import pytest
from wagtail.models import Page, PageViewRestriction

from blog.joined import ArticleAuthor
from hub.models import Method, Organisation, Person, Practice
from search.entries import refresh, refresh_waiting
from search.models import SearchEntry
from search.wagtail_hooks import note_own_words
from site_core.topics import Topic
from tests.blog.articles import article, joined, news, topic
from tests.factories import tool
from tests.page_factories import found, page, request_for, site
from tests.workshops.planting import with_pages, workshop

pytestmark = pytest.mark.django_db


@pytest.fixture
def after(django_capture_on_commit_callbacks):
    """What is done within it is committed at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def planted():
    """What stands now is gathered: nothing of it is committed in a test."""
    refresh()
    refresh_waiting()


def author(key="nina", **fields):
    """Somebody who agrees to be shown."""
    name = {"name": key.title(), "consent_on": datetime.date(2026, 1, 1)}
    return Person.objects.create(key=key, **{**name, **fields})


def written_by(person):
    """A site with one article of this person."""
    news(one := article())
    joined(one, author_rows=[ArticleAuthor(person=person)])
    planted()
    return found(one.key)


def people():
    return set(SearchEntry.objects.filter(kind="person").values_list("title", flat=True))


def summary():
    return SearchEntry.objects.get(kind="person", language="cs").summary


def test_an_author_is_found_under_a_new_name(after):
    person = author()
    written_by(person)

    with after():
        person.name = "Nina Nová"
        person.save()

    assert people() == {"Nina Nová"}


def test_an_author_with_a_new_key_is_found_at_the_new_address_only(after):
    person = author()
    written_by(person)

    with after():
        person.key = "nina-nova"
        person.save()

    entries = SearchEntry.objects.filter(kind="person", language="cs")
    assert [entry.url.rstrip("/").split("/")[-1] for entry in entries] == ["nina-nova"]


def test_an_author_is_introduced_by_the_new_name_of_an_organisation(after):
    organisation = Organisation.objects.create(key="spolek", name="Spolek")
    written_by(author(organisation=organisation))
    assert summary() == "Spolek"

    with after():
        organisation.name = "Ústav"
        organisation.save()

    assert summary() == "Ústav"


def test_an_author_is_not_introduced_by_an_organisation_that_was_deleted(after):
    organisation = Organisation.objects.create(key="spolek", name="Spolek")
    written_by(author(organisation=organisation))

    with after():
        organisation.delete()

    assert summary() == ""


@pytest.mark.parametrize("row_stays", [True, False])
def test_who_is_no_more_named_by_their_only_article_is_not_found(after, row_stays):
    shown = written_by(author())
    [row] = shown.author_rows.all()
    other = author("petr")

    with after():
        row.person = other
        shown.author_rows = [row if row_stays else ArticleAuthor(person=other)]
        shown.save_revision().publish()

    assert people() == {"Petr"}


def test_an_author_goes_with_their_only_article(after):
    shown = written_by(author())

    with after():
        shown.delete()

    assert people() == set()


def test_an_author_goes_while_the_list_of_news_is_closed(after):
    shown = written_by(author())

    with after():
        closed = PageViewRestriction.objects.create(page=Page.objects.get(pk=shown.get_parent().pk))
    assert people() == set()

    with after():
        closed.delete()
    assert people() == {"Nina"}


def test_an_author_comes_and_goes_with_the_publication_of_an_article(after):
    shown = written_by(author())

    with after():
        shown.unpublish()
    assert people() == set()

    with after():
        shown.save_revision().publish()
    assert people() == {"Nina"}


def practice_page():
    """The page of a practice with a method, a further one and a tool; their records."""
    methods = [Method.objects.create(key=key, name={"cs": key, "en": key}) for key in ("walk", "vote")]
    used = tool("webovka")
    place = {"cs": "Lhota", "en": "Lhota"}
    practice = Practice.objects.create(key="park", method=methods[0], tool=used, place=place, countries=["CZ"])
    practice.further_methods.set(methods[1:])
    practice.save()
    words = {"practice": practice.pk, "text": "<p>Co se stalo.</p>"}
    site(page("practices", "hub.PracticeIndexPage"), page("park", "hub.PracticePage", "practices", **words))
    planted()
    return *methods, used


def text():
    return SearchEntry.objects.get(kind="practice", language="cs").text


@pytest.mark.parametrize("which", [0, 1])
def test_a_practice_is_found_by_the_new_name_of_a_method(after, which):
    method = practice_page()[which]

    with after():
        method.name = {"cs": "procházka obcí", "en": "walk"}
        method.save()

    assert "procházka obcí" in text()


def test_a_practice_is_not_found_by_a_method_that_was_deleted(after):
    _main, further, _tool = practice_page()
    assert "vote" in text()

    with after():
        further.delete()

    assert "vote" not in text()


def test_a_practice_is_found_by_the_new_name_of_its_tool(after):
    *_methods, used = practice_page()

    with after():
        used.name = "Jiná webovka"
        used.save()

    assert "Jiná webovka" in text()


def topics():
    return dict(SearchEntry.objects.filter(kind__in=["news", "workshop"], language="cs").values_list("kind", "topics"))


def with_topics():
    """An article and a workshop with two topics each."""
    start = datetime.datetime(2026, 5, 1, 9, tzinfo=datetime.UTC)
    held = workshop("dilna", (start, None), topics=["maps", "money"])
    with_pages(held, also=(page("news", "blog.NewsIndexPage"), article(topics=("maps", "money"))))
    planted()


def test_a_practice_is_found_under_the_topics_that_its_editor_chose_last(after):
    practice_page()
    practice = Practice.objects.get()
    for chosen in (["budgets", "maps"], ["maps"]):
        with after():
            practice.topics = [topic(key) for key in chosen]
            practice.save()
        assert SearchEntry.objects.get(kind="practice", language="en").topics == chosen


def test_nothing_has_a_topic_that_was_deleted(after):
    with_topics()

    with after():
        Topic.objects.get(key="maps").delete()

    assert topics() == {"news": ["money"], "workshop": ["money"]}


def test_everything_has_the_new_key_of_a_topic(after):
    with_topics()
    of = Topic.objects.get(key="maps")

    with after():
        of.key = "plans"
        of.save()

    assert topics() == {"news": ["money", "plans"], "workshop": ["money", "plans"]}


def test_a_page_is_found_once_it_repeats_another_one_no_more(after):
    site(page("about"))
    Page.objects.filter(pk=found("about", "en").pk).update(alias_of=found("about"))
    planted()

    own = found("about", "en")
    with after():
        own.alias_of = None
        own.save()
        note_own_words(request_for(), own)

    assert SearchEntry.objects.filter(title="about en").exists()
