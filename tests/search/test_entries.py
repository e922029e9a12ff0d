"""What can be found: what readers can open, in the language of its words, as it is now."""

from __future__ import annotations

import datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from blog.joined import ArticleAuthor
from hub.models import Person
from search.asking import answers, question
from search.entries import refresh, refresh_waiting
from search.models import SearchEntry
from search.nightly import heal
from search.places import PLACES
from tests.blog.articles import article, joined, news, topic
from tests.factories import TODAY, assessment, tool
from tests.page_factories import catalogue, found, page, site, tool_page
from tests.page_pieces import block
from tests.workshops.planting import with_pages, workshop
from tools_catalog.models import Fact
from tools_catalog.snapshots import publish_snapshot

pytestmark = pytest.mark.django_db
OF_ONE_PAGE = 2 * (1 + len(PLACES))  # entries of a site that has one page, in two languages


def titles(**which):
    """Of what editors have written: the places of the code are always found."""
    written = SearchEntry.objects.exclude(key__in=[place.key for place in PLACES])
    return set(written.filter(**which).values_list("title", flat=True))


def test_a_page_is_found_in_each_language_with_its_words_and_its_address():
    site(page("o-nas", body=[block("heading", "Kdo jsme")], lead="Pár vět."))

    refresh()

    entry = SearchEntry.objects.get(language="cs", kind="page", title="o-nas cs")
    assert (entry.kind, entry.title, entry.summary, entry.url) == ("page", "o-nas cs", "Pár vět.", "/o-nas-cs/")
    assert "Kdo jsme" in entry.text
    assert titles(language="en") == {"o-nas en"}


def test_drafts_pages_that_are_over_and_restricted_ones_are_not_found():
    site(*(page(key) for key in ("draft", "over", "closed", "open")), page("below", parent="closed"))
    Page.objects.filter(pk=found("draft").pk).update(live=False)
    Page.objects.filter(pk=found("over").pk).update(expire_at=timezone.now() - datetime.timedelta(hours=1))
    PageViewRestriction.objects.create(page=found("closed"), restriction_type="login")

    refresh()

    assert titles(language="cs") == {"open cs"}


def test_a_page_that_repeats_the_words_of_another_language_is_found_in_that_one_only():
    site(page("about"))
    Page.objects.filter(pk=found("about", "en").pk).update(alias_of=found("about"))
    Page.objects.get(pk=found("about", "en").pk).save()

    refresh()

    assert titles(language="cs") == {"about cs"}
    assert titles(language="en") == set()


def test_articles_carry_kind_year_and_topics():
    news(article("zprava", published_on="2025-03-01", topics=("maps", "money")), article("navod", kind="guide"))

    refresh()

    of_news = SearchEntry.objects.get(title="zprava cs")
    assert (of_news.kind, of_news.year, of_news.topics) == ("news", 2025, ["maps", "money"])
    assert SearchEntry.objects.get(title="navod cs").kind == "guide"


def test_a_thing_is_found_by_the_word_of_its_kind_in_its_language_which_stands_in_no_text():
    news(article("zprava", lead="O obci."), article("rady", kind="guide", lead="O obci."))
    refresh()

    typed = {"cs": "návody", "en": "guides"}
    found = {code: answers(question(words, code, [])) for code, words in typed.items()}
    assert {code: [entry.title for entry in entries] for code, entries in found.items()} == {
        "cs": ["rady cs"],
        "en": ["rady en"],
    }
    assert not any("Návody" in entry.text for entry in SearchEntry.objects.all())


def test_a_workshop_carries_year_and_topics():
    start = datetime.datetime(2026, 5, 1, 9, tzinfo=datetime.UTC)
    with_pages(workshop("dilna", (start, None), topics=["maps"]))

    refresh()

    entry = SearchEntry.objects.get(kind="workshop", language="cs")
    assert (entry.year, entry.topics) == (2026, ["maps"])


def test_a_tool_is_found_by_what_the_snapshot_says_and_not_before_it_is_in_one():
    publish_snapshot()
    of = tool("nova", vendor="Dodavatel s.r.o.")
    assessment(of)
    site(catalogue(), tool_page(of))
    refresh()
    assert titles(kind="tool") == set()

    publish_snapshot()
    refresh()

    entry = SearchEntry.objects.get(kind="tool", language="cs")
    assert (entry.title, "Dodavatel s.r.o." in entry.text) == (of.name, True)


@pytest.mark.parametrize(("value", "found"), [(True, {"Nova"}), (False, set()), (None, set())])
def test_a_tool_is_found_by_facts_that_say_yes_and_by_none_that_nobody_knows(value, found):
    of = tool("nova")
    if value is not None:
        proof = {"sources": ["https://example.org"], "seen_on": TODAY}
        of.facts.add(Fact(key="open_source", value=value, **proof), Fact(key="free_service", value=value, **proof))
        of.save_revision().publish()
    publish_snapshot()
    site(catalogue(), tool_page(of))
    refresh()

    for words in ("otevřený kód", "služba zdarma"):
        assert {entry.title for entry in answers(question(words, "cs", [])) if entry.kind == "tool"} == found


@pytest.mark.parametrize(("cell", "topics"), [
    ({"level": 2}, ["maps"]),
    ({"level": 1}, []),
    ({"state": "unknown", "level": None, "grade": "U", "evidence": []}, []),
])  # fmt: skip
def test_a_tool_has_the_topics_of_what_it_surely_does_and_of_nothing_that_nobody_knows(cell, topics):
    topic("maps")
    of = tool("nova")
    assessment(of, "participation_map", **cell)
    assessment(of, "participatory_budgeting")
    publish_snapshot()
    site(catalogue(), tool_page(of))

    refresh()

    entries = SearchEntry.objects.filter(kind="tool", language="cs")
    assert [entry.topics for entry in entries] == [topics], "the site has no topic of budgets"


def test_an_author_is_found_only_while_they_agree_to_be_shown():
    one = article()
    news(one)
    person = Person.objects.create(key="nina", name="Nina", consent_on=datetime.date(2026, 1, 1))
    joined(one, "cs", author_rows=[ArticleAuthor(person=person)])
    refresh()
    assert titles(kind="person") == {"Nina"}

    Person.objects.filter(pk=person.pk).update(consent_on=None)
    refresh()

    assert titles(kind="person") == set()


def test_what_is_published_changed_moved_and_deleted_is_known_at_once(django_capture_on_commit_callbacks):
    site(page("old"), page("other"))
    refresh()
    shown = found("old")

    with django_capture_on_commit_callbacks(execute=True):
        shown.title = "Nový název"
        shown.save_revision().publish()
    assert titles(language="cs") == {"Nový název", "other cs"}

    with django_capture_on_commit_callbacks(execute=True):
        found("old").move(found("other"), pos="last-child")
    assert SearchEntry.objects.get(title="Nový název").url == "/other-cs/old-cs/"

    with django_capture_on_commit_callbacks(execute=True):
        found("old").unpublish()
    assert titles(language="cs") == {"other cs"}

    with django_capture_on_commit_callbacks(execute=True):
        found("other", "en").delete()
    assert titles(language="en") == {"old en"}


def published(shown, capture, **fields):
    """Publishes a page with these fields; how many questions that asked."""
    for name, value in fields.items():
        setattr(shown, name, value)
    with CaptureQueriesContext(connection) as asked, capture(execute=True):
        shown.save_revision().publish()
    return len(asked)


def test_publishing_a_page_costs_the_same_however_many_stand_below(django_capture_on_commit_callbacks):
    news(*(article(f"clanek-{number}", topics=("maps",)) for number in range(5)))
    refresh()
    index = Page.objects.get(title="clanek-0 cs").get_parent().specific
    published(index, django_capture_on_commit_callbacks)  # the first revision costs less than the others

    many = published(index, django_capture_on_commit_callbacks, lead="Pět článků.")
    index.get_children().delete()
    refresh_waiting()  # what was deleted: nothing of it is committed in a test
    none = published(index, django_capture_on_commit_callbacks, lead="Nic.")

    assert many <= none
    assert SearchEntry.objects.get(title=index.title, language="cs").summary == "Nic."


def test_another_slug_changes_the_addresses_of_what_stands_below(django_capture_on_commit_callbacks):
    site(page("above"), page("below", parent="above"))
    refresh()

    published(found("above"), django_capture_on_commit_callbacks, slug="jinde")

    assert SearchEntry.objects.get(title="below cs").url == "/jinde/below-cs/"


def test_a_restriction_hides_a_page_and_what_is_below_at_once(django_capture_on_commit_callbacks):
    site(page("above"), page("below", parent="above"))
    refresh()

    with django_capture_on_commit_callbacks(execute=True):
        PageViewRestriction.objects.create(page=found("above"), restriction_type="login")

    assert titles(language="cs") == set()


def test_a_publication_of_the_catalogue_writes_the_changed_tools_only(django_capture_on_commit_callbacks):
    one, other = tool("jedna"), tool("druha")
    site(catalogue(), tool_page(one), tool_page(other))
    publish_snapshot()
    refresh()
    refresh_waiting()  # what the planting above left: nothing of it is committed in a test
    SearchEntry.objects.update(summary="stale")
    one.vendor = "Nový dodavatel"

    with django_capture_on_commit_callbacks(execute=True):
        one.save_revision().publish()

    stale = {entry.title for entry in SearchEntry.objects.filter(kind="tool", summary="stale")}
    assert stale == {other.name}


def test_the_command_writes_only_what_changed(capsys):
    site(page("about"))
    call_command("search_entries")
    call_command("search_entries")

    assert [line.split()[1] for line in capsys.readouterr().out.splitlines()] == [str(OF_ONE_PAGE), "0"]


def test_drift_heals_once_a_day():
    site(page("about"))
    morning = timezone.now().replace(hour=8, minute=0)

    assert heal(morning) == f"{OF_ONE_PAGE} entries were behind"
    SearchEntry.objects.all().delete()
    assert heal(morning + datetime.timedelta(hours=2)) == ""
    assert heal(morning + datetime.timedelta(days=1)) == f"{OF_ONE_PAGE} entries were behind"
