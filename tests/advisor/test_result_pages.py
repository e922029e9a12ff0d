"""The page of a stored result, its document, the questions for a vendor and the example results."""

import datetime
import json
import re
from urllib.parse import parse_qs

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from advisor.models import Answer, NeedsProfile, Result
from advisor.profiles import make_profile
from advisor.results import store_result
from advisor.tokens import new_token, read_token
from tests.advisor.published import publish
from tests.advisor.result_cast import PROVEN, VILLAGE, cell, fact, text_of, tool
from tools_catalog import matching
from tools_catalog.methodology import load_edition

pytestmark = pytest.mark.django_db

OURS = {"HTTP_SEC_FETCH_SITE": "same-origin"}
MOST_QUERIES = 12


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def edit_token():
    """A village with one result over two tools."""
    publish(tool("alfa", PROVEN), tool("beta", PROVEN, {"czech_ui": fact("none")}))
    return stored()


def stored(**answers):
    """A profile with a stored result; gives its edit token."""
    token = new_token()
    store_result(make_profile(token, "2026.1", {**VILLAGE, **answers}))
    return token


def address(token, name="result", *more):
    return reverse(f"advisor:{name}", args=[token, 1, *more])


def page(client, token, *more):
    response = client.get(address(token, *more))
    assert response.status_code == 200
    return response.content.decode()


# --- the page -----------------------------------------------------------------------------------------------------
def test_the_page_shows_the_shortlist_with_its_range_and_the_excluded_tool(client, edit_token):
    html = page(client, edit_token)

    assert "Result for your municipality" in html
    assert "A municipality of 500 to 1,999 inhabitants, planning: survey." in text_of(html)
    assert re.search(r"certain \d+ , possible up to \d+ of 100", text_of(html))
    assert "The tool has no Czech interface for participants." in text_of(html)
    assert "Beta" in html


def test_the_shortlist_leads_to_the_comparison_with_its_importance_and_nothing_of_the_town(client):
    publish(tool("alfa", PROVEN), tool("beta", PROVEN))
    html = page(client, stored(importance={"reach": "critical", "vendor": "not_needed"}))

    query = parse_qs(re.search(r'href="/en/compare/\?([^"]*)"', html)[1].replace("&amp;", "&"))
    needs = {name.removeprefix("w."): values for name, values in query.items() if name.startswith("w.")}

    assert query["t"] == ["alfa", "beta"]
    assert query["does"] == ["survey"]
    assert needs["reach"] == ["critical"]
    assert "vendor" not in needs
    assert set(query) - {f"w.{need}" for need in load_edition("2026.1").needs} == {"t", "does", "from"}


def test_a_single_tool_is_not_compared(client, edit_token):
    assert "/en/compare/?" not in page(client, edit_token)


def test_the_page_is_the_same_in_both_languages_but_for_the_words(client, edit_token):
    english = page(client, edit_token)
    with translation.override("cs"):
        czech = page(client, edit_token)

    assert "Větvení otázek, anonymita a export odpovědí." in czech.replace("\xa0", " ")
    assert "Branching, anonymity and export of answers." in english.replace("\xa0", " ")
    assert [*re.findall(r"<b>(\d+)</b>", czech)] == [*re.findall(r"<b>(\d+)</b>", english)]


def test_the_page_stays_as_it_was_when_the_catalogue_moves_on(client, edit_token):
    before = text_of(page(client, edit_token))
    publish(tool("alfa", {"surveys": cell(0)}), tool("gama", PROVEN))

    after = text_of(page(client, edit_token))

    assert before.split("Which tools to start with")[1] == after.split("Which tools to start with")[1]
    assert "Something has changed since this result" in after
    assert "Gama" not in after


def test_the_page_takes_few_queries_and_as_many_for_5_tools_as_for_64(client, django_assert_max_num_queries):
    taken = []
    for count in (5, 64):
        publish(*(tool(f"tool{number}", PROVEN) for number in range(count)))
        token = stored()
        page(client, token)
        with django_assert_max_num_queries(MOST_QUERIES) as queries:
            page(client, token)
        taken.append(len(queries))

    assert taken[0] == taken[1]


def test_a_red_light_stays_on_top_and_the_tools_open_on_a_click(client):
    publish(tool("alfa", PROVEN))
    html = page(client, stored(room="decided"))
    light, tools = html.split('<details class="cp-result__anyway">')

    assert "cp-light--red" in light
    assert "Show the tools all the same" in tools
    assert 'id="alfa"' in tools
    assert 'id="alfa"' not in light


def test_when_nothing_passes_the_page_says_what_could_be_given_up(client):
    publish(tool("alfa", {"surveys": cell(0)}))
    text = text_of(page(client, stored()))

    assert "No tool meets your conditions" in text
    assert "Needed activity. Without it these would return: Alfa." in text


def test_when_nothing_is_recommended_the_questions_stand_before_the_tools(client):
    publish(tool("alfa", PROVEN, {"czech_ui": None}))
    text = text_of(page(client, stored()))

    assert "Ask the suppliers first" in text
    assert text.index("What to ask") < text.index("One tool and why")


def test_the_task_to_send_questions_has_them_at_hand(client):
    publish(tool("alfa", PROVEN, {"czech_ui": None}))
    token = stored()
    task = page(client, token).partition("Send the prepared questions")[2].partition("</li>")[0]

    assert address(token, "vendor_questions", "alfa") in task


def test_a_tool_is_told_in_one_sentence(client):
    publish(
        {**tool("alfa", PROVEN), "summary": {"cs": "Sbírá názory. Vznikl v Brně.", "en": "Collects views. From Brno."}}
    )
    html = page(client, stored())

    assert "Collects views." in html
    assert "From Brno." not in html


def test_unknown_is_a_word_with_the_day_of_the_search(client, edit_token):
    assert "We searched on 18 November 2026 and found nothing." in text_of(page(client, edit_token))


# --- who may see what ---------------------------------------------------------------------------------------------
def test_the_read_only_page_offers_no_change_and_does_not_reveal_the_edit_link(client, edit_token):
    Answer.objects.filter(question="staff").update(value="h_9_20")
    html = page(client, read_token(edit_token))

    assert edit_token not in html
    assert "Change answers" not in html
    assert "Change the answer" not in html
    assert 'method="post"' not in html
    assert "Something has changed since this result" in html


def test_the_address_on_paper_is_for_reading_only_even_when_an_editor_prints(client, edit_token):
    paper, own_sheet = text_of(page(client, edit_token)).split("Only for you, do not hand this sheet out")
    printed = re.search(r"To read this result:\s*(\S+)", paper).group(1)

    assert read_token(edit_token) in printed
    assert edit_token not in paper
    assert edit_token in own_sheet


def test_the_page_is_kept_by_nobody(client, edit_token):
    response = client.get(address(edit_token))

    assert response.headers["Cache-Control"] == "no-store"
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert not response.cookies


@pytest.mark.parametrize("name", ["result", "result_json"])
def test_a_result_that_never_was_is_not_found(client, edit_token, name):
    assert client.get(reverse(f"advisor:{name}", args=[edit_token, 7])).status_code == 404
    assert client.get(reverse(f"advisor:{name}", args=[new_token(), 1])).status_code == 404


def test_an_expired_result_is_gone(client, edit_token):
    NeedsProfile.objects.update(expires_on=timezone.localdate() - datetime.timedelta(days=1))

    assert client.get(address(edit_token)).status_code == 410


def test_nobody_finds_the_result_of_another_profile(client, edit_token):
    other = stored()
    store_result(NeedsProfile.objects.latest("pk"))

    assert client.get(address(other)).status_code == 200
    assert client.get(reverse("advisor:result", args=[other, 2])).status_code == 404


# --- moved on -----------------------------------------------------------------------------------------------------
def test_nothing_is_said_while_nothing_has_moved_on(client, edit_token):
    assert "Something has changed" not in page(client, edit_token)


def test_a_changed_answer_is_said_and_can_be_recalculated(client, edit_token):
    Answer.objects.filter(question="staff").update(value="h_9_20")
    html = page(client, edit_token)

    assert "Your answers have changed." in html
    assert f'action="{reverse("advisor:show_result", args=[edit_token])}"' in html

    response = client.post(reverse("advisor:show_result", args=[edit_token]), **OURS)
    assert response.headers["Location"].endswith(reverse("advisor:result", args=[edit_token, 2]))
    assert "Something has changed" not in client.get(response.headers["Location"]).content.decode()


def test_an_answer_that_does_not_count_moves_nothing(client, edit_token):
    profile = NeedsProfile.objects.get()
    saved_at = timezone.now()
    Answer.objects.create(profile=profile, question="existing_tool_name", value="Alfa", saved_at=saved_at)
    Answer.objects.create(profile=profile, question="importance", value={"trust": "critical"}, saved_at=saved_at)

    assert "Something has changed" not in page(client, edit_token)


def test_an_earlier_result_leads_to_the_newest(client, edit_token):
    Answer.objects.filter(question="staff").update(value="h_9_20")
    store_result(NeedsProfile.objects.get())
    html = page(client, edit_token)

    assert "You are reading an earlier result." in html
    assert reverse("advisor:result", args=[edit_token, 2]) in html


# --- the document -------------------------------------------------------------------------------------------------
def test_the_document_can_be_taken_away_byte_for_byte(client, edit_token):
    response = client.get(address(edit_token, "result_json"))

    assert response.content == matching.canonical(Result.objects.get().document)
    assert response.headers["Content-Type"] == "application/json"
    assert json.loads(response.content)["listed"][0]["tool"] == "alfa"


# --- questions for the vendor -------------------------------------------------------------------------------------
def test_the_questions_of_a_listed_tool_are_a_page_of_their_own(client, edit_token):
    text = text_of(page(client, edit_token, "vendor_questions", "alfa"))

    assert "Questions for the supplier: Alfa" in text
    assert "How many hours a week does it take? Name two municipalities we can ask." in text
    assert "Put the same questions to all suppliers." in text


def test_a_tool_that_is_not_listed_has_no_questions(client, edit_token):
    assert client.get(address(edit_token, "vendor_questions", "beta")).status_code == 404
