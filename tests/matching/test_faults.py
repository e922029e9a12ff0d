"""What is wrong with answers is said all at once."""

import pytest

from tools_catalog.matching import Fault, InvalidAnswers, catalogue_from, check_answers, recommend

from .strategies import DAY, RULES
from .worked_examples import USUAL_ANSWERS


def faults(**answers):
    return check_answers(RULES, {**USUAL_ANSWERS, **answers})


def test_sound_answers_have_no_fault():
    assert faults() == []


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        ({"weather": "fine"}, Fault("weather", None, "unknown_question", "fine")),
        ({"size": "huge"}, Fault("size", None, "unknown_option", "huge")),
        ({"size": ["pop_under_500"]}, Fault("size", None, "wrong_type", ["pop_under_500"])),
        ({"size": {"pop": 1}}, Fault("size", None, "wrong_type", {"pop": 1})),
        ({"size": 500}, Fault("size", None, "wrong_type", 500)),
        ({"size": False}, Fault("size", None, "wrong_type", False)),
        ({"activities": "survey"}, Fault("activities", None, "wrong_type", "survey")),
        ({"activities": ["survey", 7]}, Fault("activities", None, "wrong_type", 7)),
        ({"activities": ["dance"]}, Fault("activities", None, "unknown_option", "dance")),
        ({"activities": ["survey", "survey"]}, Fault("activities", None, "repeated", ["survey", "survey"])),
        ({"groups": ["older", "everyone"]}, Fault("groups", None, "exclusive", ["older", "everyone"])),
        ({"integrations": {"fax": "must"}}, Fault("integrations", "fax", "unknown_row", "must")),
        ({"integrations": {"nia": "perhaps"}}, Fault("integrations", "nia", "unknown_option", "perhaps")),
        ({"integrations": {"nia": ["must"]}}, Fault("integrations", "nia", "wrong_type", ["must"])),
        ({"integrations": "must"}, Fault("integrations", None, "wrong_type", "must")),
        ({"importance": {"fame": "critical"}}, Fault("importance", "fame", "unknown_row", "critical")),
        ({"importance": {"cost": "huge"}}, Fault("importance", "cost", "unknown_option", "huge")),
        ({"first_need": "fame"}, Fault("first_need", None, "unknown_option", "fame")),
        ({"problem_statement": ["x"]}, Fault("problem_statement", None, "wrong_type", ["x"])),
        ({"problem_statement": "x" * 301}, Fault("problem_statement", None, "too_long", "x" * 301)),
        ({"staff": None}, Fault("staff", None, "missing", None)),
        ({"activities": []}, Fault("activities", None, "missing", None)),
        ({"hosting": "  "}, Fault("hosting", None, "missing", None)),
    ],
    ids=lambda part: part.code if isinstance(part, Fault) else "+".join(part),
)
def test_each_fault_names_question_row_and_what_was_sent(answers, fault):
    assert faults(**answers) == [fault]


def test_more_than_three_activities_are_too_many():
    many = ["survey", "vote", "school", "deliberation"]
    assert faults(activities=many) == [Fault("activities", None, "too_many", many)]


def test_all_faults_come_at_once_in_the_order_of_the_questionnaire():
    found = check_answers(RULES, {"shoe": 1, "first_need": "fame", "level": "shout", "activities": ["a", "b"]})
    assert [(fault.question, fault.code) for fault in found] == [
        ("shoe", "unknown_question"),
        ("level", "unknown_option"),
        ("activities", "unknown_option"),
        ("activities", "unknown_option"),
        ("size", "missing"),
        ("staff", "missing"),
        ("hosting", "missing"),
        ("first_need", "unknown_option"),
    ]


@pytest.mark.parametrize("answers", [[], "survey", None, 7])
def test_answers_that_are_no_mapping_are_one_fault(answers):
    assert check_answers(RULES, answers) == [Fault("", None, "wrong_type", answers)]


def test_a_text_of_the_greatest_length_counts_without_the_spaces_around_it():
    assert faults(problem_statement=f"  {'x' * 300}\n") == []


def test_an_answer_to_a_hidden_question_is_checked_but_does_not_count():
    assert faults(budget="zero", budget_strictness="must") == []
    assert [fault.code for fault in faults(budget="zero", budget_strictness="perhaps")] == ["unknown_option"]


def test_a_result_is_refused_with_all_faults():
    with pytest.raises(InvalidAnswers) as refused:
        recommend(RULES, catalogue_from([]), {"size": "huge"}, DAY)
    assert [(fault.question, fault.code) for fault in refused.value.faults] == [
        ("level", "missing"),
        ("activities", "missing"),
        ("size", "unknown_option"),
        ("staff", "missing"),
        ("hosting", "missing"),
    ]
