"""What a tool is found by: facts and levels as the engine reads them; unknown is an option of its own, never a yes."""

import datetime

import pytest

from tests.factories import TODAY
from tools_catalog.browsing.describing import catalogue_index, describe
from tools_catalog.matching import catalogue_from
from tools_catalog.matching.examination import examined
from tools_catalog.methodology import current_edition
from tools_catalog.overview import functions

EDITION = current_edition()
CELL = {"state": "scored", "level": 2, "grade": "B", "seen_on": "2026-11-20", "reviewed_on": "2026-11-21"}
PLAIN = {
    "key": "anketa", "name": "Anketa", "former_names": ["Hlasovna"], "vendor": "Spolek", "status": "active",
    "summary": {"cs": "Nástroj na ankety.", "en": "A tool for polls."}, "facts": {}, "prices": [], "references": [],
    "country": "", "assessments": {},
}  # fmt: skip


def record(**values):
    return {**PLAIN, **values}


def described(**values):
    one = record(**values)
    [found] = examined(EDITION.rules, catalogue_from([one]), TODAY, False)
    return describe(one, found, EDITION, frozenset())


def facts(**values):
    return {key: value if isinstance(value, dict) else {"value": value} for key, value in values.items()}


def test_a_tool_surely_does_what_is_known_at_the_level_that_the_condition_asks_for():
    tool = described(assessments={"surveys": CELL, "voting": {**CELL, "level": 1}})

    assert tool.options["does"] == {"survey"}


def test_a_tool_of_which_nothing_is_known_may_do_everything_and_surely_does_nothing():
    tool = described()

    assert tool.options["does"] == frozenset()
    assert tool.may["does"] == set(functions(EDITION.rules))


def test_a_tool_that_surely_lacks_a_function_may_not_have_it():
    assert "survey" not in described(assessments={"surveys": {**CELL, "level": 1}}).may["does"]


@pytest.mark.parametrize(("facet", "known", "option"), [
    ("code", {"open_source": True}, "open"),
    ("code", {"open_source": False}, "closed"),
    ("code", {}, "unknown"),
    ("free", {"free_service": True}, "yes"),
    ("free", {"free_service": False}, "no"),
    ("free", {}, "unknown"),
    ("czech", {"czech_ui": {"value": {"user": "partial", "percent": 52}}}, "partial"),
    ("czech", {"czech_ui": "none"}, "none"),
    ("czech", {}, "unknown"),
    ("hosting", {"hosting_modes": ["self_hosted"]}, "self_hosted"),
    ("hosting", {"managed_hosts": ["Firma"]}, "saas"),
    ("hosting", {}, "unknown"),
    ("data", {"hosting_regions": ["US"]}, "elsewhere"),
    ("data", {"hosting_regions": ["US", "EU"]}, "eu"),
    ("data", {"hosting_modes": ["self_hosted"]}, "eu"),
    ("data", {}, "unknown"),
    ("identity", {"identity": ["nia"]}, "nia"),
    ("identity", {}, "unknown"),
])  # fmt: skip
def test_a_fact_gives_one_option(facet, known, option):
    assert described(facts=facts(**known)).options[facet] == {option}


@pytest.mark.parametrize(("complete", "may"), [(False, True), (True, False)])
def test_what_a_list_lacks_may_be_there_unless_the_list_is_complete(complete, may):
    lists = {"identity": ["sms"], "hosting_modes": ["self_hosted"], "hosting_regions": ["US"]}
    tool = described(facts=facts(**{key: {"value": items, "complete": complete} for key, items in lists.items()}))

    for facet, option in (("identity", "bankid"), ("hosting", "saas")):
        assert option not in tool.options[facet]
        assert (option in tool.may[facet]) is may
        assert tool.options[facet] <= tool.may[facet]


def test_what_nobody_knows_may_be_any_option():
    tool = described()

    assert tool.may["identity"] > {"bankid", "nia", "unknown"}
    assert tool.may["czech"] == {"full", "partial", "machine", "none", "unknown"}
    assert tool.may["code"] == {"open", "closed", "unknown"}
    assert tool.may["free"] == {"yes", "no", "unknown"}
    assert tool.may["data"] == {"eu", "elsewhere", "unknown"}


def test_country_prices_places_and_status_are_options():
    places = [{"country": "CZ"}, {"country": "AT"}, {"country": ""}]
    tool = described(country="SK", prices=[{}], references=places, status="maintenance")

    assert tool.options["country"] == {"SK"}
    assert tool.options["price"] == {"known"}
    assert tool.options["used_in"] == {"CZ", "AT"}
    assert tool.options["status"] == {"maintenance"}
    assert described().options["price"] == described().options["used_in"] == {"unknown"}


@pytest.mark.parametrize(("status", "shelf"), [
    ("active", "offered"), ("maintenance", "offered"), ("unknown", "offered"),
    ("single_city", "single_city"), ("discontinued", "discontinued"),
])  # fmt: skip
def test_tools_that_nobody_can_get_stand_in_lists_of_their_own(status, shelf):
    assert described(status=status).shelf == shelf


def test_the_share_of_documented_items_leaves_out_what_does_not_apply():
    assessed = [key for key, criterion in EDITION.criteria.items() if not criterion.computed]
    cells = {key: {"state": "not_applicable", "grade": "B"} for key in assessed}
    cells |= dict.fromkeys(assessed[:3], CELL) | {assessed[3]: {"state": "unknown"}}
    tool = described(assessments=cells)

    assert tool.documented == 0.75
    assert tool.options["documented"] == {"half", "three_quarters"}
    assert described().options["documented"] == frozenset()


@pytest.mark.parametrize(
    ("grades", "option"), [("AB", "checked"), ("ABC", "checked"), ("BC", "claimed"), ("CD", "claimed")]
)
def test_proof_is_named_by_what_most_documented_items_rest_on(grades, option):
    cells = {key: {**CELL, "grade": grade} for key, grade in zip(EDITION.criteria, grades, strict=False)}

    assert described(assessments=cells).options["proof"] == {option}


def test_the_latest_review_counts():
    old = {**CELL, "reviewed_on": "2025-01-01"}

    assert described(assessments={"surveys": old, "voting": CELL}).verified == datetime.date(2026, 11, 21)
    assert described().verified is None


def test_former_names_suppliers_and_summaries_of_all_languages_are_searched():
    text = described().text

    assert all(words in text for words in ("Anketa", "Hlasovna", "Spolek", "ankety", "polls"))


def test_what_a_tool_surely_does_and_facts_that_say_yes_are_searched_in_all_languages():
    text = described(assessments={"surveys": CELL}, facts=facts(free_service=True, czech_ui="full")).text

    for words in (
        "Dotazník",
        "Survey",
        "Hotová služba zdarma",
        "Ready service free of charge",
        "Czech for",
    ):
        assert words in text


def test_what_is_denied_or_not_known_is_not_found_by_its_name():
    text = described(
        assessments={"surveys": {**CELL, "level": 1}}, facts=facts(free_service=False, czech_ui="none")
    ).text

    assert not any(words in text for words in ("Dotazník", "zdarma", "Čeština", "Otevřený"))


def test_facets_list_all_options_of_the_edition_even_where_no_tool_has_them():
    one = record(references=[{"country": "CZ"}])
    index = catalogue_index([one], examined(EDITION.rules, catalogue_from([one]), TODAY, False), EDITION)

    assert list(index.holds["czech"]) == ["full", "partial", "machine", "none", "unknown"]
    assert list(index.holds["status"]) == ["active", "maintenance", "unknown"]
    assert index.holds["czech"] == {"full": 0, "partial": 0, "machine": 0, "none": 0, "unknown": 1}
    assert list(index.holds["used_in"]) == ["CZ", "unknown"]
