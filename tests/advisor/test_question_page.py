"""One decision a page: what it shows, what it takes, what it refuses, and where it leads."""

import html
import re

import pytest

from advisor.profiles import stored_answers, values
from tests import factories
from tests.advisor.test_privacy import address
from tools_catalog.methodology import load_edition

pytestmark = pytest.mark.django_db
EDITION = load_edition("2026.1")


def answers_of(profile):
    return values(stored_answers(profile))


def words(page):
    """The text of a page, as a reader sees it."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))


# --- what it shows ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("language", ["cs", "en"])
@pytest.mark.parametrize("page", EDITION.pages)
def test_every_page_asks_says_why_and_offers_do_not_know(browser, language, page):
    answers = {**factories.REQUIRED_ANSWERS, "activities": ["vote", "participation_map"], "budget": "czk_25k_50k"}
    _, token = factories.profile({**answers, "existing_tool": "in_use"})
    browser.open(address("question", token, page, language=language))
    shown = words(browser.text)
    for key in EDITION.pages[page].questions:
        question = EDITION.questions[key]
        assert question.text[language] in shown
        assert question.why[language] in shown
        if question.type != "text":
            assert question.option("dont_know").label[language] in shown


def test_the_heading_is_the_question(browser):
    _, token = factories.profile()
    browser.open(address("question", token, "size"))
    legend = re.search(r"<legend.*?</legend>", browser.text, re.DOTALL)[0]
    assert re.search(r"<h1[^>]*>Kolik má vaše obec obyvatel\?</h1>", legend.replace("\xa0", " "))
    assert browser.text.count("<h1") == 1


def test_nothing_is_chosen_beforehand(browser):
    _, token = factories.profile(factories.REQUIRED_ANSWERS)
    for page in ("importance", "time", "groups", "integrations"):
        browser.open(address("question", token, page))
        assert " checked" not in browser.text, page


def test_a_stored_answer_is_shown(browser):
    _, token = factories.profile({"activities": ["survey", "vote"], "problem_statement": "Kam s lavičkou?"})
    browser.open(address("question", token, "activities"))
    assert browser.form.fields["activities"] == ["survey", "vote"]
    browser.open(address("question", token, "start"))
    assert browser.form.fields["problem_statement"] == ["Kam s lavičkou?"]


def test_an_importance_card_offers_only_what_the_need_allows(browser):
    _, token = factories.profile(factories.REQUIRED_ANSWERS)
    browser.open(address("question", token, "importance"))
    assert 'id="importance.cost-not_needed"' in browser.text
    assert 'id="importance.functions-critical"' in browser.text
    assert 'id="importance.functions-not_needed"' not in browser.text


def test_the_first_need_is_chosen_among_the_cards(browser):
    _, token = factories.profile(factories.REQUIRED_ANSWERS)
    browser.open(address("question", token, "importance"))
    assert 'id="first_need-functions"' in browser.text
    assert 'id="first_need-offline"' not in browser.text


def test_the_name_of_a_tool_is_suggested(browser):
    factories.tool("anketa", name="Anketní lístek")
    _, token = factories.profile({"existing_tool": "in_use"})
    browser.open(address("question", token, "existing"))
    assert '<option value="Anketní lístek">' in browser.text


@pytest.mark.parametrize(
    ("language", "label"), [("cs", "Hlasovátko (dnes Anketa)"), ("en", "Hlasovátko (today Anketa)")]
)
def test_a_former_name_of_a_tool_is_suggested_and_fills_in_the_present_one(browser, language, label):
    factories.tool("anketa", former_names=["Hlasovátko"])
    _, token = factories.profile({"existing_tool": "in_use"})
    browser.open(address("question", token, "existing", language=language))
    assert f'<option value="Anketa" label="{label}">' in browser.text


# --- what it takes ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("page", "posted", "stored"),
    [
        ("size", {"size": "pop_under_500"}, {"size": "pop_under_500"}),
        ("activities", {"activities": ["vote", "survey"]}, {"activities": ["survey", "vote"]}),
        ("start", {"problem_statement": "  Kam s lavičkou?\r\n"}, {"problem_statement": "Kam s lavičkou?"}),
        ("integrations", {"integrations__nia": "must"}, {"integrations": {"nia": "must"}}),
        ("time", {"time": "m_1_3", "rhythm": "once"}, {"time": "m_1_3", "rhythm": "once"}),
    ],
)
def test_an_answer_of_each_kind_is_stored(browser, page, posted, stored):
    profile, token = factories.profile()
    browser.open(address("question", token, page))
    assert browser.send(**posted).status_code == 302
    assert answers_of(profile) == stored


def test_an_optional_question_may_be_passed_over(browser):
    profile, token = factories.profile()
    browser.open(address("question", token, "room"))
    assert browser.send()["Location"] == address("question", token, "feedback")
    assert answers_of(profile) == {}


def test_an_answer_can_be_taken_back(browser):
    profile, token = factories.profile({"groups": ["older"]})
    browser.open(address("question", token, "groups"))
    browser.send(groups=None)
    assert answers_of(profile) == {}


def test_characters_that_no_database_takes_are_left_out(browser):
    profile, token = factories.profile()
    browser.open(address("question", token, "start"))
    browser.send(problem_statement="Kam\x00 s\x07 lavičkou?\nA kdy?")
    assert answers_of(profile) == {"problem_statement": "Kam s lavičkou?\nA kdy?"}


def test_html_in_a_text_stays_text(browser):
    _, token = factories.profile({"problem_statement": "<script>alert(1)</script>"})
    browser.open(address("question", token, "start"))
    assert "<script>alert" not in browser.text


def test_a_change_prolongs_the_days(browser, settings):
    profile, token = factories.profile(expires_on=factories.TODAY.replace(year=2100))
    browser.open(address("question", token, "size"))
    browser.send(size="pop_under_500")
    profile.refresh_from_db()
    assert profile.expires_on.year < 2100


# --- what it refuses --------------------------------------------------------------------------------------------------
REFUSED = [
    ("activities", {"activities": ["survey", "vote", "school", "deliberation"]}),
    ("activities", {"activities": ["survey", "dont_know"]}),
    ("activities", {}),
    ("level", {}),
    ("size", {"size": "pop_of_mars"}),
    ("start", {"problem_statement": "x" * 301}),
    ("integrations", {"integrations__nia": "perhaps"}),
]


@pytest.mark.parametrize(("page", "posted"), REFUSED)
def test_a_wrong_answer_is_refused_and_nothing_stored(browser, page, posted):
    profile, token = factories.profile()
    browser.open(address("question", token, page, language="en"))
    assert browser.send(**posted).status_code == 422
    assert answers_of(profile) == {}
    assert "<title>Error: " in browser.text
    assert re.search(r'<div[^>]*role="alert"[^>]*tabindex="-1"[^>]*autofocus', browser.text)


@pytest.mark.parametrize(("page", "posted"), REFUSED)
def test_the_summary_leads_to_the_field_and_the_message_stands_there_too(browser, page, posted):
    _, token = factories.profile()
    browser.open(address("question", token, page, language="en"))
    browser.send(**posted)
    summary = re.search(r'<div class="cp-error-summary".*?</div>', browser.text, re.DOTALL)[0]
    target = re.search(r'href="#([^"]+)"', summary)[1]
    message = html.unescape(re.search(r'href="#[^"]+">(.*?)</a>', summary)[1])
    assert f'id="{target}"' in browser.text
    assert html.unescape(browser.text).count(message) >= 2
    assert re.search(r'aria-describedby="[^"]*-error"', browser.text)


def test_what_was_entered_stays_after_a_refusal(browser):
    _, token = factories.profile()
    browser.open(address("question", token, "start"))
    browser.send(problem_statement="y" * 301, trigger="grant")
    assert browser.form.fields["problem_statement"] == ["y" * 301]
    assert browser.form.fields["trigger"] == ["grant"]


MESSAGES = {
    "en": [
        ("activities", {"activities": ["survey", "vote", "school", "deliberation"]},
         "Choose three things at most, you have four now."),
        ("activities", {"activities": ["survey", "dont_know"]},
         "“We do not know yet” does not go with anything else. Leave only it, or take it away."),
        ("start", {"problem_statement": "x" * 302},
         "The text has 302 characters, 300 fit. Shorten it by 2 characters."),
        ("level", {}, "Choose one answer. If you do not know it, choose “We do not know yet”."),
    ],
    "cs": [
        ("activities", {"activities": ["survey", "vote", "school", "deliberation"]},
         "Vyberte nejvýše tři věci, teď jich máte čtyři."),
        ("activities", {"activities": ["survey", "dont_know"]},
         "Možnost „Nevíme“ nejde vybrat spolu s jinou. Nechte jen ji, nebo ji zrušte."),
        ("start", {"problem_statement": "x" * 302}, "Text má 302 znaků, vejde se jich 300. Zkraťte ho o 2 znaky."),
        ("level", {}, "Vyberte jednu odpověď. Když ji neznáte, zvolte „Nevíme“."),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "page", "posted", "message"),
    [(language, *case) for language, cases in MESSAGES.items() for case in cases],
)
def test_a_message_says_what_is_wrong_and_by_how_much(browser, language, page, posted, message):
    _, token = factories.profile()
    browser.open(address("question", token, page, language=language))
    browser.send(**posted)
    assert message in words(browser.text)


# --- where it leads ---------------------------------------------------------------------------------------------------
def test_pages_lead_through_the_section_and_then_to_the_list(browser):
    _, token = factories.profile()
    browser.open(address("question", token, "start"))
    way = []
    for answer in ({"trigger": "grant"}, {"level": "consult"}, {"room": "decided"}, {"feedback": "named"}):
        browser.send(**answer)
        way.append(browser.page["Location"])
        browser.follow()
    questions = [address("question", token, page) for page in ("level", "room", "feedback")]
    assert way == [*questions, address("tasks", token) + "?after=why"]


def test_an_answer_that_asks_more_on_the_same_page_comes_back_to_it(browser):
    profile, token = factories.profile()
    browser.open(address("question", token, "budget"))
    assert browser.send(budget="czk_25k_50k")["Location"] == address("question", token, "budget") + (
        "#question-budget_strictness"
    )
    browser.open(address("question", token, "budget"))
    assert browser.send(budget_strictness="soft")["Location"] == address("question", token, "time")
    assert answers_of(profile) == {"budget": "czk_25k_50k", "budget_strictness": "soft"}


def test_the_last_page_leads_to_the_check(browser):
    _, token = factories.profile(factories.REQUIRED_ANSWERS)
    browser.open(address("question", token, "importance"))
    assert browser.send()["Location"] == address("check", token)


def test_who_finishes_later_gets_the_link_without_answering(browser):
    profile, token = factories.profile()
    browser.open(address("question", token, "size"))
    assert browser.send(later="1")["Location"] == address("link", token)
    assert answers_of(profile) == {}


def test_who_finishes_later_keeps_what_was_entered(browser):
    profile, token = factories.profile()
    browser.open(address("question", token, "size"))
    browser.send(size="pop_under_500", later="1")
    assert answers_of(profile) == {"size": "pop_under_500"}


def test_a_hidden_page_leads_to_the_list(browser):
    _, token = factories.profile()
    assert browser.open(address("question", token, "vote_assurance"))["Location"] == address("tasks", token)


def test_an_unknown_page_is_not_found(browser):
    _, token = factories.profile()
    assert browser.open(address("question", token, "favourite_colour")).status_code == 404
