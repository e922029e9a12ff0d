"""Example results of made-up towns: read-only, over today's catalogue, a start for one's own answers."""

import pytest
from django.urls import reverse
from django.utils import translation

from advisor.models import NeedsProfile, Result
from tests.advisor.published import publish
from tests.advisor.result_cast import PROVEN, cell, fact, text_of, tool

pytestmark = pytest.mark.django_db

OURS = {"HTTP_SEC_FETCH_SITE": "same-origin"}
MOST_QUERIES = 12


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize("key", ["village", "town", "city"])
@pytest.mark.parametrize("language", ["cs", "en"])
def test_an_example_is_shown_and_costs_no_row(client, key, language):
    publish(tool("alfa", {**PROVEN, "participatory_budgeting": cell(3), "idea_collection": cell(3)}))
    with translation.override(language):
        response = client.get(reverse("advisor:example", args=[key]))

    assert response.status_code == 200
    assert NeedsProfile.objects.count() == Result.objects.count() == 0
    assert not response.cookies


def test_an_example_with_its_numbered_form_is_kept_by_no_cache(client):
    """Two towns that got one page from a cache would be led to one profile."""
    publish(tool("alfa", PROVEN))
    page = client.get(reverse("advisor:example", args=["village"]))

    assert 'name="form"' in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"


def test_an_example_takes_few_queries(client, django_assert_max_num_queries):
    publish(*(tool(f"tool{number}", PROVEN) for number in range(30)))
    client.get(reverse("advisor:example", args=["village"]))

    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(reverse("advisor:example", args=["village"]))


def test_an_example_speaks_the_language_of_the_page(client):
    publish(tool("alfa", PROVEN))
    english = text_of(client.get(reverse("advisor:example", args=["village"])).content.decode())
    with translation.override("cs"):
        czech = text_of(client.get(reverse("advisor:example", args=["village"])).content.decode())

    assert "How to redesign the village green" in english
    assert "Jak upravit náves" in czech


def test_an_example_has_no_questions_for_a_tool_that_is_not_in_it(client):
    publish(tool("alfa", PROVEN))
    assert client.get(reverse("advisor:example_questions", args=["village", "nobody"])).status_code == 404


def test_an_example_follows_the_catalogue(client):
    publish(tool("alfa", PROVEN))
    client.get(reverse("advisor:example", args=["village"]))
    publish(tool("gama", PROVEN))

    assert "Gama" in client.get(reverse("advisor:example", args=["village"])).content.decode()


def test_the_answers_of_an_example_can_be_taken_as_a_start(client):
    publish(tool("alfa", PROVEN))
    response = client.post(reverse("advisor:use_example", args=["village"]), {"form": "x"}, **OURS)
    profile = NeedsProfile.objects.get()

    assert response.status_code == 302
    assert profile.answers.get(question="size").value == "pop_500_1999"
    assert profile.answers.get(question="problem_statement").value.startswith("How to redesign")


def test_another_site_cannot_start_a_profile_from_an_example(client):
    response = client.post(
        reverse("advisor:use_example", args=["village"]), HTTP_SEC_FETCH_SITE="cross-site", HTTP_ORIGIN="https://x.cz"
    )

    assert response.status_code == 403
    assert not NeedsProfile.objects.exists()


def test_opening_the_address_of_the_copy_changes_nothing(client):
    response = client.get(reverse("advisor:use_example", args=["village"]))

    assert response.headers["Location"] == reverse("advisor:example", args=["village"])
    assert not NeedsProfile.objects.exists()


def test_an_example_has_questions_for_its_vendors(client):
    publish(tool("alfa", PROVEN, {"hosting_regions": fact(["EU"]), "hosting_modes": fact(["saas"])}))
    response = client.get(reverse("advisor:example_questions", args=["village", "alfa"]))

    assert "Questions for the supplier: Alfa" in response.content.decode()


def test_there_are_no_other_examples(client):
    assert client.get(reverse("advisor:example", args=["metropolis"])).status_code == 404
