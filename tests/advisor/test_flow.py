"""The way through the questionnaire of edition 2026.1: what is asked, what is done, what comes next."""

from advisor.flow import Journey
from tools_catalog.methodology import load_edition

EDITION = load_edition("2026.1")
WHY, WHAT = EDITION.sections["why"], EDITION.sections["what"]


def journey(**answers):
    return Journey(EDITION, answers)


def keys(pages):
    return [page.key for page in pages]


def test_nothing_is_started_at_first():
    assert {journey().progress(section).state for section in EDITION.sections.values()} == {"untouched"}
    assert journey().progress().done == 0


def test_a_question_is_asked_only_when_an_answer_calls_for_it():
    assert "vote_assurance" not in keys(journey().pages)
    assert "vote_assurance" in keys(journey(activities=["vote"]).pages)
    assert "vote_assurance" in keys(journey(level="empower").pages)


def test_a_page_is_done_without_the_free_sentence():
    assert journey(trigger="grant").state(EDITION.pages["start"]) == "done"


def test_a_page_with_only_the_free_sentence_is_started():
    assert journey(problem_statement="Where?").state(EDITION.pages["start"]) == "started"


def test_a_page_with_one_of_two_answers_is_started():
    assert journey(time="m_1_3").state(EDITION.pages["time"]) == "started"


def test_a_grid_is_done_when_every_row_is_answered():
    rows = ["nia", "bankid", "website", "gis", "records_databox", "open_data"]
    assert journey(integrations=dict.fromkeys(rows, "no")).state(EDITION.pages["integrations"]) == "done"
    assert journey(integrations={"nia": "must"}).state(EDITION.pages["integrations"]) == "started"


def test_the_importance_page_is_done_when_every_card_of_these_answers_is_answered():
    some = journey(activities=["survey"])
    chosen = dict.fromkeys(some.card_needs, "important")
    page = EDITION.pages["importance"]
    answers = {"activities": ["survey"], "importance": chosen, "first_need": "dont_know"}
    assert journey(**answers).state(page) == "done"
    assert journey(**{**answers, "activities": ["vote"], "level": "empower"}).state(page) == "started"


def test_do_not_know_is_an_answer():
    assert journey(level="dont_know").state(EDITION.pages["level"]) == "done"


def test_a_section_counts_what_is_left():
    progress = journey(level="consult", trigger="grant").progress(WHY)
    assert (progress.done, progress.left, progress.state) == (2, 2, "started")


def test_a_section_goes_on_at_its_first_open_page():
    assert journey(trigger="grant", room="decided").first_open_page(WHY).key == "level"


def test_a_finished_section_begins_at_its_beginning():
    done = journey(trigger="grant", level="consult", room="open_informal", feedback="named")
    assert done.first_open_page(WHY).key == "start"


def test_pages_follow_each_other_within_a_section():
    page = EDITION.pages["level"]
    assert journey().page_before(page).key == "start"
    assert journey().page_after(page).key == "room"
    assert journey().page_before(EDITION.pages["start"]) is None
    assert journey().page_after(EDITION.pages["feedback"]) is None


def test_hidden_pages_are_passed_over():
    assert journey(activities=["survey"]).page_after(EDITION.pages["activities"]) is None
    assert journey(activities=["issue_reporting"]).page_after(EDITION.pages["activities"]).key == "map_need"


def test_the_next_section_is_the_first_open_one_after_this_one():
    assert journey().next_open_section().key == "why"
    assert journey().next_open_section(after="why").key == "what"
    assert journey(activities=["survey"]).next_open_section(after="why").key == "who"


def test_after_the_last_section_what_was_left_out_comes():
    assert journey().next_open_section(after="priorities").key == "why"


def test_a_changed_answer_makes_new_questions_appear():
    before, after = journey(activities=["survey"]), journey(activities=["vote"])
    assert keys(after.appeared(before)) == ["vote_assurance"]
    assert keys(journey(activities=["vote"], vote_assurance="open").appeared(before)) == []


def test_cards_come_only_from_needs_that_the_answers_created():
    assert "offline" not in journey(activities=["survey"]).card_needs
    assert "offline" in journey(activities=["survey"], groups=["older"]).card_needs


def test_a_chosen_activity_can_not_be_unimportant():
    cards = {card.need: card.importance for card in journey(activities=["survey"]).cards}
    assert "not_needed" not in cards["functions"]
    assert "not_needed" in cards["cost"]
