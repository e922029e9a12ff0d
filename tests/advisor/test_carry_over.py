"""Answers of one edition in the questionnaire of another: what is taken, what stays behind."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from advisor.carry_over import carry_over
from tools_catalog.methodology import load_edition

OLD = load_edition("2026.1")


def edition(**changed):
    """The old edition with these questions changed, or without one (None)."""
    questions = {key: changed.get(key, question) for key, question in OLD.rules.questions.items()}
    kept = {key: question for key, question in questions.items() if question is not None}
    return replace(OLD, rules=replace(OLD.rules, questions=MappingProxyType(kept)))


def without_option(question, option):
    asked = OLD.rules.questions[question]
    return replace(asked, options=MappingProxyType({k: v for k, v in asked.options.items() if k != option}))


def test_everything_is_taken_when_nothing_changed():
    answers = {"level": "consult", "activities": ["survey", "vote"], "integrations": {"nia": "must"}}
    carried = carry_over(answers, OLD)
    assert (carried.kept, carried.lost) == (answers, {})


def test_an_answer_to_a_question_that_is_gone_stays_behind():
    carried = carry_over({"rhythm": "once", "level": "consult"}, edition(rhythm=None))
    assert (carried.kept, carried.lost) == ({"level": "consult"}, {"rhythm": "once"})


def test_an_option_that_is_gone_stays_behind():
    carried = carry_over({"level": "empower"}, edition(level=without_option("level", "empower")))
    assert (carried.kept, carried.lost) == ({}, {"level": "empower"})


def test_of_a_list_only_the_unknown_options_stay_behind():
    carried = carry_over({"activities": ["survey", "vote"]}, edition(activities=without_option("activities", "vote")))
    assert (carried.kept, carried.lost) == ({"activities": ["survey"]}, {"activities": ["vote"]})


def test_a_list_that_is_too_long_now_stays_behind_as_a_whole():
    short = replace(OLD.rules.questions["activities"], max=1)
    carried = carry_over({"activities": ["survey", "vote"]}, edition(activities=short))
    assert (carried.kept, carried.lost) == ({}, {"activities": ["survey", "vote"]})


def test_of_a_grid_only_the_unknown_rows_stay_behind():
    asked = OLD.rules.questions["integrations"]
    rows = MappingProxyType({row: cells for row, cells in asked.rows.items() if row != "gis"})
    carried = carry_over(
        {"integrations": {"gis": "nice", "nia": "no"}}, edition(integrations=replace(asked, rows=rows))
    )
    assert (carried.kept, carried.lost) == ({"integrations": {"nia": "no"}}, {"integrations": {"gis": "nice"}})


@pytest.mark.parametrize("answers", [{}, {"problem_statement": "Where shall the bench stand?"}])
def test_texts_go_along(answers):
    assert carry_over(answers, OLD).kept == answers
