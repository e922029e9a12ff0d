"""A comparison that begins with a result keeps its tools, needs and numbers."""

import json

import pytest
from django.urls import reverse

from advisor.client_comparison.links import read_token
from advisor.models import ClientComparison
from advisor.results import store_result
from advisor.tokens import read_token as read_token_of_profile
from tests import factories
from tests.advisor.client_comparison.keeping import address

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
    browser.open(reverse("advisor:for_a_client", args=[read_token_of_profile(token), 1]))
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
    assert {each["key"]: each["fit"] for each in found["tools"]} == {
        each["tool"]: [each["sure"]["exact"], each["possible"]["exact"]] for each in picked
    }


def test_what_the_town_wrote_in_its_own_words_does_not_go_along(browser, result):
    token = from_result(browser, result)
    assert "Tajná otázka obce" not in json.dumps(ClientComparison.objects.get().answers, ensure_ascii=False)
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


def test_it_outlives_the_answers_it_came_from(browser, result):
    token = from_result(browser, result)
    result[0].profile.delete()
    assert browser.open(address("shown", token)).status_code == 200
