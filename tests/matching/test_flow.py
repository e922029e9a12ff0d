"""What the questionnaire learns from the engine: visible questions, need cards, contradictions; every path ends."""

from dataclasses import replace

import pytest
from hypothesis import given

from tools_catalog.matching import active_cards, answers_from, conflicts, visible_questions
from tools_catalog.methodology.loading import EDITIONS
from tools_catalog.methodology.reading import read_yaml

from .strategies import RULES, answers, catalogues, engine_property
from .trying import run
from .worked_examples import USUAL_ANSWERS


@pytest.mark.parametrize(
    ("answers", "question", "visible"),
    [
        ({}, "vote_assurance", False),
        ({"activities": ["vote"]}, "vote_assurance", True),
        ({"level": "empower"}, "vote_assurance", True),
        ({"activities": ["issue_reporting"]}, "map_need", True),
        ({"activities": ["survey"]}, "map_need", False),
        ({}, "budget_strictness", False),
        ({"budget": "zero"}, "budget_strictness", False),
        ({"budget": "czk_under_25k"}, "budget_strictness", True),
        ({"existing_tool": "tried"}, "existing_tool_name", True),
        ({"existing_tool": "none"}, "existing_tool_name", False),
    ],
)
def test_a_question_shows_when_the_edition_says_so(answers, question, visible):
    assert (question in visible_questions(RULES, answers)) is visible


def test_visible_questions_keep_the_order_of_the_questionnaire():
    visible = visible_questions(RULES, {"activities": ["vote", "participation_map"], "budget": "czk_under_25k"})
    assert list(visible) == [key for key in RULES.questions if key in visible]


def test_answers_keep_the_order_of_the_edition_and_drop_what_is_hidden():
    given_answers = answers_from(
        RULES, {"groups": ["youth", "children"], "existing_tool": "none", "existing_tool_name": "Alfa"}
    )
    assert dict(given_answers.given) == {"groups": ("children", "youth"), "existing_tool": "none"}


def test_cards_follow_from_the_answers():
    nothing_said = [card.need for card in active_cards(RULES, {})]
    assert nothing_said == ["functions", "reach", "low_effort", "cost", "data_exit", "vendor"]
    cards = active_cards(RULES, {**USUAL_ANSWERS, "offline_share": "many", "integrations": {"nia": "nice"}})
    assert [card.need for card in cards] == [
        "functions",
        "reach",
        "low_effort",
        "cost",
        "offline",
        "integration",
        "data_exit",
    ]


def test_a_card_offers_no_less_than_its_minimum_and_says_what_counts_by_default():
    cards = {card.need: card for card in active_cards(RULES, USUAL_ANSWERS)}
    assert cards["functions"].importance == ("critical", "important", "useful")
    assert cards["functions"].default == "critical"
    assert cards["cost"].importance == ("critical", "important", "useful", "not_needed")
    assert (cards["low_effort"].default, cards["low_effort"].raised_by) == ("important", (0,))


def test_the_last_needs_have_no_card_when_there_are_too_many():
    many = {
        **USUAL_ANSWERS,
        "activities": ["participatory_budget"],
        "offline_share": "many",
        "integrations": {"nia": "nice"},
    }
    assert len(active_cards(RULES, many)) == RULES.importance.max_cards == 7
    hidden = [need for need in run({**many, "importance": {"vendor": "critical"}}, []).needs if not need.shown]
    assert [(need.key, need.importance, need.source) for need in hidden] == [
        ("data_exit", "useful", "default"),
        ("vendor", "useful", "default"),
    ]


@engine_property
@given(answers())
def test_cards_are_those_of_the_result(given_answers):
    cards = active_cards(RULES, given_answers)
    needs = [need for need in run(given_answers, []).needs if need.shown]
    assert [card.need for card in cards] == [need.key for need in needs]
    assert all(need.importance in card.importance for card, need in zip(cards, needs, strict=True))


def keys(given_answers):
    return [rule.key for rule in conflicts(RULES, given_answers)]


def test_a_contradiction_shows_as_soon_as_both_sides_are_answered():
    assert keys({"hosting": "own_server"}) == []
    assert keys({"hosting": "own_server", "it": "nobody"}) == ["R14d"]
    assert keys({"hosting": "own_server", "it": "dont_know"}) == ["R14d"]
    assert keys({"activities": ["participatory_budget"]}) == []
    assert keys({"activities": ["participatory_budget"], "level": "consult"}) == ["R16a"]
    assert keys({"activities": ["participatory_budget"], "level": "dont_know"}) == ["R16b"]


def test_one_known_side_of_an_or_is_enough_for_a_contradiction():
    voting = {"activities": ["school"], "vote_assurance": "eid"}
    assert keys(voting) == ["R14a"]
    assert keys({"level": "empower"}) == []
    assert keys({"level": "empower", "activities": ["survey"]}) == ["R14e"]


@engine_property
@given(answers())
def test_a_contradiction_shown_early_stays_in_the_result(given_answers):
    fired = {rule.key for rule in run(given_answers, []).readiness.rules}
    assert set(keys(given_answers)) <= fired


@engine_property
@given(answers(), catalogues())
def test_every_path_ends_in_tools_or_says_that_nothing_passes(given_answers, tools):
    result = run(given_answers, tools)
    assert result.listed or "R12" in {rule.key for rule in result.readiness.rules}


def test_no_question_is_an_orphan():
    everything = {"activities": ["vote", "participation_map"], "budget": "czk_1m_3m", "existing_tool": "in_use"}
    assert set(visible_questions(RULES, everything)) == set(RULES.questions)


def test_every_answer_does_something_or_is_declared_as_information():
    """An option without any effect has to be read by a condition of the edition, or be marked `info` in its files."""
    silent = {
        f"{key}.{option}"
        for key, question in RULES.questions.items()
        for option, effects in question.options.items()
        if replace(effects) == type(effects)({}, (), (), (), (), ())
    }
    assert silent <= declared_information()


def declared_information():
    questions = read_yaml(EDITIONS / RULES.id / "questions.yaml")["questions"]
    return {
        f"{question['key']}.{option['key']}"
        for question in questions
        for option in question.get("options", ())
        if option.get("info")
    }
