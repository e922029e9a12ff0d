"""A comparison that begins with a result keeps its tools, needs and numbers."""

import datetime
import json

import pytest
from django.urls import reverse
from django.utils import timezone

from advisor.client_comparison.basis import basis_of
from advisor.client_comparison.content import content_of
from advisor.models import ClientComparison, NeedsProfile
from advisor.profiles import delete_profile
from advisor.results import store_result
from site_core.secret_links import read_token
from tests import factories
from tests.advisor.client_comparison.keeping import address, words
from tests.element_reader import elements_of
from tests.tools_catalog.shown_pages import translated
from tools_catalog.example_towns import example_towns
from tools_catalog.methodology import load_edition
from tools_catalog.snapshots import publish_snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("three")]


TOWN = {
    **factories.REQUIRED_ANSWERS,
    "problem_statement": "Tajná otázka obce",
    "importance": {"functions": "critical", "reach": "important"},
}


@pytest.fixture
def result():
    profile, token = factories.profile(TOWN)
    return store_result(profile), token


def from_result(browser, result):
    """Keeps a comparison from the read-only link of a result; gives its edit token."""
    _, token = result
    browser.open(reverse("advisor:for_a_client", args=[read_token(token), 1]))
    browser.send(title="Pro Lhotu")
    assert browser.page.status_code == 302, browser.text
    return browser.page["Location"].split("/")[2]


def test_from_a_read_only_result_it_keeps_tools_needs_and_the_very_numbers(browser, result):
    stored, _ = result
    token = from_result(browser, result)
    kept = ClientComparison.objects.get()
    picked = [listed for listed in stored.document["listed"] if listed["tool"] in kept.fields["tools"]]
    assert kept.fields["tools"] == [listed["tool"] for listed in picked]
    assert kept.fields["w.reach"] == "important"

    found = json.loads(browser.client.get(address("file", token, "json")).content)
    assert {each["key"]: [each["fit"][end]["exact"] for end in ("certain", "possible")] for each in found["tools"]} == {
        each["tool"]: [each["sure"]["exact"], each["possible"]["exact"]] for each in picked
    }


def test_its_rows_stand_by_the_needs_of_the_town_with_what_is_computed_for_it(browser, result):
    browser.open(address("shown", from_result(browser, result)) + "?all=1")
    [table] = elements_of(browser.text).all("table", "cp-cmp")
    groups = {body.all(of_class="cp-cmp__group-name")[0].text: body for body in table.all("tbody")[1:-1]}
    edition = load_edition("2026.1")
    needs = basis_of(kept := ClientComparison.objects.get()).town(content_of(kept.fields)).ruler.needs
    assert list(groups) == [edition.needs[need].name["cs"] for need in needs]
    heads = [head.text for head in groups[edition.needs["vendor"].name["cs"]].all("th")]
    assert edition.criteria["track_record_size"].name["cs"] in heads


def test_nothing_that_the_town_answered_is_copied(browser, result):
    token = from_result(browser, result)
    [kept] = ClientComparison.objects.values()
    assert kept["result_id"] == result[0].pk
    needs = load_edition(kept["edition"]).needs
    assert set(kept["fields"]) <= {"title", "tools", "does", *(f"w.{need}" for need in needs)}
    assert kept["fields"]["does"] == []
    browser.open(address("shown", read_token(token)))
    assert "Tajná otázka obce" not in browser.text


def test_other_importance_gives_other_numbers_and_the_result_stays(browser, result):
    stored, _ = result
    token = from_result(browser, result)
    before = json.loads(browser.client.get(address("file", token, "json")).content)["tools"]
    browser.open(address("edit", token))
    browser.send(w__reach="critical")
    after = json.loads(browser.client.get(address("file", token, "json")).content)["tools"]
    assert [each["fit"] for each in before] != [each["fit"] for each in after]
    document = stored.document
    stored.refresh_from_db()
    assert stored.document == document


GONE = "The answers of the municipality are gone"


def test_as_long_as_the_town_keeps_its_answers_nothing_is_said_about_them(browser, result):
    assert translated(GONE) not in browser.open(address("shown", from_result(browser, result))).content.decode()


def test_what_the_town_deletes_is_gone_here_too_and_the_page_says_so(browser, result):
    token = from_result(browser, result)
    town = ClientComparison.objects.get()
    assert basis_of(town).town(content_of(town.fields))
    delete_profile(result[0].profile)

    browser.open(address("shown", token))

    assert browser.page.status_code == 200
    assert translated(GONE) in browser.text
    assert basis_of(ClientComparison.objects.get()).answers is None


def test_answers_that_have_run_out_count_no_more_even_before_they_are_deleted(browser, result):
    token = from_result(browser, result)
    NeedsProfile.objects.update(expires_on=timezone.localdate() - datetime.timedelta(days=1))
    browser.open(address("shown", token))
    assert translated(GONE) in browser.text


def test_a_renewed_comparison_still_counts_with_the_answers_of_its_town(browser, result):
    token = from_result(browser, result)
    before = ClientComparison.objects.get()
    publish_snapshot()
    browser.client.post(address("renew", token))
    kept = ClientComparison.objects.get()
    assert basis_of(kept).answers == basis_of(before).answers
    assert basis_of(kept).answers["importance"] == TOWN["importance"]


MADE_UP = "A made-up town: %(name)s"


def test_the_answers_of_an_example_are_called_made_up_for_whoever_reads(browser):
    village = example_towns()[0]
    profile, token = factories.profile(village.answers())
    client = read_token(from_result(browser, (store_result(profile), token)))
    browser.open(address("shown", client))
    assert translated(MADE_UP) % {"name": village.title} in words(browser)


def test_a_town_that_changed_an_answer_of_an_example_is_not_made_up(browser):
    village = example_towns()[0]
    profile, token = factories.profile({**village.answers(), "size": "pop_2000_9999"})
    browser.open(address("shown", from_result(browser, (store_result(profile), token))))
    assert translated(MADE_UP).split(":")[0] not in words(browser)


def test_the_size_of_a_town_is_its_answer_and_no_choice_of_the_form(browser, result):
    token = from_result(browser, result)
    browser.open(address("edit", token))
    assert "size" not in browser.form.fields
    browser.form.fields["size"] = ["pop_500_1999"]
    browser.send()
    assert "size" not in ClientComparison.objects.get().fields
