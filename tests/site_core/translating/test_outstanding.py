"""Editors always see what is untranslated or outdated: on the first page, in the report, in lists of pages."""

from __future__ import annotations

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation

from site_core.accounts.roles import APPROVERS, CONSULTANTS, EDITORS, TRANSLATORS, make_roles
from tests.factories import superuser, user
from tests.page_factories import found, page, site
from tests.site_core.translating.about_page import publish

pytestmark = pytest.mark.django_db
HOME, REPORT = "/admin/", "/admin/reports/translations/"


@pytest.fixture
def pages():
    """Four pages, one in each state, and the home page, which is done."""
    site(page("missing"), page("begun", lead="Úvod"), page("outdated"), page("done"))
    found("missing", "en").delete()
    found("begun", "en").unpublish()
    Translation.objects.all().delete()
    publish(found("outdated"))
    make_roles()


def browser(person):
    client = Client()
    client.force_login(person)
    return client


def panel(client):
    """What the first page of the administration says of translations; None where it says nothing."""
    panels = client.get(HOME).context["panels"]
    return next((each.get_context_data({}) for each in panels if each.name == "translations"), None)


def titles(listed):
    return [each.title for each in listed]


def test_the_first_page_counts_the_four_states_and_shows_what_waits(pages):
    shown = panel(browser(superuser()))
    assert [(key, number) for key, _words, number in shown["states"]] == [
        ("missing", 1), ("in_progress", 1), ("outdated", 1), ("done", 2),
    ]  # fmt: skip
    assert titles(shown["waiting"]) == ["missing cs", "begun cs", "outdated cs"]


def test_each_that_waits_says_since_when_who_answers_for_it_and_leads_to_the_next_step(pages):
    outdated = found("outdated", "en")
    outdated.owner = user("eva", EDITORS)
    outdated.save()
    missing, begun, behind = panel(browser(superuser()))["waiting"]
    assert missing.step_address == reverse("wagtail_localize:submit_page_translation", args=[found("missing").pk])
    assert begun.step_address == reverse("wagtailadmin_pages:edit", args=[found("begun", "en").pk])
    assert behind.step_address == reverse("wagtailadmin_pages:edit", args=[outdated.pk])
    assert behind.since == found("outdated").last_published_at
    assert (str(missing.owner), behind.owner) == ("zatím nikdo", "eva")
    html = browser(superuser("alan")).get(HOME).content.decode()
    assert all(each.step_address in html for each in (missing, begun, behind))


def test_a_page_is_outdated_at_once_when_its_source_is_published(pages):
    client = browser(superuser())
    publish(found("done"), title="Jinak")
    assert "Jinak" in titles(panel(client)["waiting"])
    [row] = [each for each in client.get(REPORT).context["object_list"] if each.title == "Jinak"]
    assert row.row.freshness.state.value == "outdated"
    assert found("done", "en").title == "done en"


@pytest.mark.parametrize(
    ("role", "languages"),
    [
        (EDITORS, {"cs", "en"}),
        (APPROVERS, {"cs", "en"}),
        (TRANSLATORS["en"], {"en"}),
        (TRANSLATORS["cs"], {"cs"}),
    ],
)
def test_each_role_sees_the_languages_that_it_writes_in(pages, role, languages):
    found("done").delete()  # one page that waits for Czech
    listed = browser(user("somebody", role)).get(REPORT).context["object_list"]
    assert {each.row.locale.language_code for each in listed} == languages


def test_whoever_writes_no_pages_sees_neither_panel_nor_report(pages):
    client = browser(user("karel", CONSULTANTS))
    assert panel(client) is None
    assert client.get(REPORT).status_code == 302


def test_who_may_not_begin_a_translation_gets_no_step_that_leads_nowhere(pages):
    first = browser(user("olga", APPROVERS)).get(REPORT).context["object_list"][0]
    assert (first.title, first.step_address) == ("missing cs", "")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"state": "outdated"}, ["outdated cs"]),
        ({"locale": "cs"}, []),
        ({"state": "missing", "locale": "en"}, ["missing cs"]),
    ],
)
def test_the_report_is_narrowed(pages, asked, expected):
    assert titles(browser(superuser()).get(REPORT, asked).context["object_list"]) == expected


def test_the_report_is_narrowed_to_a_type_of_page(pages):
    answer = browser(superuser()).get(REPORT, {"kind": str(found("done").content_type_id)})
    assert titles(answer.context["object_list"]) == ["missing cs", "begun cs", "outdated cs", "done cs"]


def test_the_report_is_taken_away_without_formulas(pages):
    publish(found("missing"), title="=1+1")
    answer = browser(superuser()).get(REPORT, {"export": "csv", "state": "missing"})
    heading, line = csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig")))
    assert heading[0] == "Název"
    assert line[0] == "'=1+1"
    assert browser(superuser("alan")).get(REPORT, {"export": "xlsx"}).status_code == 200


def listing(client, below, **asked):
    """Titles of the pages in a list of the administration, with the states that it shows."""
    answer = client.get(reverse("wagtailadmin_explore", args=[below.pk]), asked)
    listed = answer.context["table"].data
    return {shown.title: [each.row.freshness.state.value for each in shown.translation_states] for shown in listed}


def test_lists_of_pages_show_states_beside_source_and_translation(pages):
    client = browser(superuser())
    assert listing(client, found("done").get_parent()) == {
        "missing cs": ["missing"], "begun cs": ["in_progress"], "outdated cs": ["outdated"], "done cs": ["done"],
    }  # fmt: skip
    assert listing(client, found("done", "en").get_parent()) == {
        "begun en": ["in_progress"], "outdated en": ["outdated"], "done en": ["done"],
    }  # fmt: skip


def test_an_alias_in_a_list_is_not_translated(pages):
    found("missing").copy_for_translation(Locale.objects.get(language_code="en"), alias=True)
    assert listing(browser(superuser()), found("done", "en").get_parent())["missing cs"] == ["missing"]


def test_lists_of_pages_are_narrowed_to_a_state(pages):
    client = browser(superuser())
    assert list(listing(client, found("done").get_parent(), translation="outdated")) == ["outdated cs"]
    assert list(listing(client, found("done", "en").get_parent(), translation="in_progress")) == ["begun en"]


def queries(client, address, about=""):
    """How many queries an answer takes, of those about a table if one is named."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len([query for query in asked if about in query["sql"]])


@pytest.mark.parametrize("address", [HOME, REPORT])
def test_the_number_of_queries_does_not_grow_with_the_pages(address, pages):
    client = browser(superuser())
    client.get(address)  # what is kept in memory
    before = queries(client, address)
    site(*(page(f"page-{number}") for number in range(6)))
    Translation.objects.all().delete()
    assert queries(client, address) <= before


def test_a_list_finds_the_states_of_all_its_pages_at_once(pages):
    site(*(page(f"page-{number}") for number in range(6)))
    address = reverse("wagtailadmin_explore", args=[found("done").get_parent().pk])
    assert (
        queries(browser(superuser()), address, "wagtail_localize_stringsegment") == 2 + 2
    )  # status panel of the page above
