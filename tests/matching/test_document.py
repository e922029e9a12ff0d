"""The document of a result: its published form and its bytes; every number in it follows from the others (P19)."""

import datetime
import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

import tools_catalog.matching
from tools_catalog.matching import ENGINE_VERSION, canonical, catalogue_from, document, recommend
from tools_catalog.matching.order import Label

from .strategies import DAY, RULES, answers, catalogues, engine_property
from .trying import run
from .worked_examples import EXAMPLES, answers_of, catalogue_of, day_of

SCHEMA = json.loads((Path(tools_catalog.matching.__file__).parent / "document.schema.json").read_text(encoding="utf-8"))


def documented(given_answers, tools):
    return document(run(given_answers, tools), snapshot="snapshot")


def test_schema_is_a_valid_json_schema():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["file"])
def test_document_of_every_worked_example_has_the_published_form(example):
    result = recommend(RULES, catalogue_of(example), answers_of(example), day_of(example))
    Draft202012Validator(SCHEMA).validate(json.loads(canonical(document(result, snapshot="s"))))


@engine_property
@given(answers(), catalogues())
def test_document_of_random_input_has_the_published_form_and_survives_json(given_answers, tools):
    made = documented(given_answers, tools)
    Draft202012Validator(SCHEMA).validate(made)
    assert json.loads(canonical(made)) == made


def test_schema_refuses_a_document_that_lacks_something_or_says_more():
    made = documented(answers_of(EXAMPLES[0]), [{"key": "t", "name": "T", "facts": {}, "assessments": {}}])
    validator = Draft202012Validator(SCHEMA)
    assert validator.is_valid(made)
    assert not validator.is_valid({key: part for key, part in made.items() if key != "weights"})
    assert not validator.is_valid({**made, "vendor": "t"})


def test_labels_of_the_schema_are_those_of_the_edition():
    labels = SCHEMA["properties"]["listed"]["items"]["properties"]["label"]["enum"]
    assert labels == list(Label.__value__.__args__)


def test_document_names_what_the_result_was_made_from():
    made = document(run(answers_of(EXAMPLES[0]), []), snapshot="abc")
    assert (made["edition"], made["snapshot"], made["engine"]) == ("2026.1", "abc", ENGINE_VERSION)
    assert made["as_of"] == DAY.isoformat()


def test_canonical_bytes_are_sorted_compact_and_keep_czech_letters():
    assert canonical({"b": "Žába", "a": [1, None]}) == '{"a":[1,null],"b":"Žába"}'.encode()


def test_document_keeps_only_answers_that_count():
    answers = {
        **answers_of(EXAMPLES[0]),
        "budget": "zero",
        "budget_strictness": "must",
        "existing_tool": "none",
        "existing_tool_name": "Alfa",
        "importance": {"functions": "critical", "offline": "critical"},
        "first_need": "offline",
        "problem_statement": "  Jedna\r\nvěta. ",
        "trigger": None,
    }
    kept = documented(answers, [])["answers"]
    assert "budget_strictness" not in kept
    assert "existing_tool_name" not in kept
    assert "trigger" not in kept
    assert kept["importance"] == {"functions": "critical"}
    assert "first_need" not in kept
    assert kept["problem_statement"] == "Jedna\nvěta."


@pytest.mark.parametrize(
    ("typed", "kept"), [("a\x00b\ud800c", "abc"), ("\x00", None), (" \r\n ", None), ("a\tb", "a b")]
)
def test_what_cannot_be_typed_is_left_out_of_a_text(typed, kept):
    made = documented({**answers_of(EXAMPLES[0]), "problem_statement": typed}, [])
    assert made["answers"].get("problem_statement") == kept
    assert canonical(made)


def value(level: int, target: int) -> Fraction:
    return Fraction(min(level, target), target)


@engine_property
@given(answers(), catalogues())
def test_every_number_follows_from_the_document_itself(given_answers, tools):
    made = documented(given_answers, tools)
    weights = {criterion: Fraction(weight) for criterion, weight in made["weights"].items()}
    parts = [
        (criterion, Fraction(need["weight"]) * Fraction(share))
        for need in made["needs"]
        for criterion, share in need["shares"].items()
    ]
    for criterion in made["targets"]:
        assert weights.get(criterion, 0) == sum((part for key, part in parts if key == criterion), Fraction(0))
    for tool in made["listed"]:
        for end, name in enumerate(("sure", "possible")):
            own = {key: value(bounds[end], made["targets"][key]) for key, bounds in tool["levels"].items()}
            fit = sum((weights.get(key, Fraction(0)) * worth for key, worth in own.items()), Fraction(0))
            assert Fraction(tool[name]["exact"]) == fit
            assert tool[name]["points"] == int(fit * 100 + Fraction(1, 2))
            for need in made["needs"]:
                within = sum((Fraction(share) * own[key] for key, share in need["shares"].items()), Fraction(0))
                assert Fraction(tool["needs"][need["key"]][name]["exact"]) == within
        assert [reason_worth(reason, weights) for reason in tool["reasons"]] == [
            Fraction(reason["worth"]) for reason in tool["reasons"]
        ]


def reason_worth(reason, weights):
    low, high = (value(level, reason["target"]) for level in reason["level"])
    worth = {"for": Fraction(1), "against": 1 - high, "unknown": high - low}[reason["kind"]]
    return weights[reason["criterion"]] * worth


@engine_property
@given(answers(), catalogues())
def test_every_disadvantage_and_doubt_of_three_points_is_named_strongest_first(given_answers, tools):
    made = documented(given_answers, tools)
    for tool in made["listed"]:
        for kind in ("against", "unknown"):
            named = [reason["criterion"] for reason in tool["reasons"] if reason["kind"] == kind]
            large = {
                key
                for key, weight in made["weights"].items()
                if reason_worth(
                    {"kind": kind, "criterion": key, "level": tool["levels"][key], "target": made["targets"][key]},
                    {key: Fraction(weight)},
                )
                >= Fraction(3, 100)
            }
            assert set(named) == large
        worths = [(reason["kind"], -Fraction(reason["worth"])) for reason in tool["reasons"]]
        order = ["for", "against", "unknown"]
        assert worths == sorted(worths, key=lambda part: (order.index(part[0]), part[1]))


def test_a_failed_price_says_what_the_tool_costs_and_a_failed_activity_which_level_it_has():
    example = next(example for example in EXAMPLES if example["file"].startswith("33_"))
    result = recommend(RULES, catalogue_of(example), answers_of(example), datetime.date(2026, 11, 25))
    failed = document(result, snapshot="s")["excluded"][0]["failed"]
    assert failed == [
        {
            "code": "function",
            "condition": "activities.participation_map",
            "criterion": "participation_map",
            "level": [0, 0],
        },
        {
            "code": "price",
            "condition": "budget.zero",
            "fact": "price_points",
            "value": {"low": "40000", "high": "40000"},
        },
    ]


def test_an_empty_catalogue_gives_an_empty_list_and_no_reason_to_relax():
    result = recommend(RULES, catalogue_from([]), answers_of(EXAMPLES[0]), DAY)
    assert (result.listed, result.excluded, result.relaxations) == ((), (), ())
    assert "R12" not in {rule.key for rule in result.readiness.rules}
