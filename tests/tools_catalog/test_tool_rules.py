"""The validator for tools, facts, prices, references and weaknesses."""

from __future__ import annotations

import pytest

from tests.factories import SEEN, TODAY, fact, tool_file
from tools_catalog.rubric import current_rubric
from tools_catalog.rules import fact_faults, price_faults, reference_faults, tool_faults, weakness_faults

BOTH = {"cs": "roční tarif", "en": "yearly plan"}


def price(**values):
    fields = {"size_band": "all", "amount": 12000, "currency": "CZK", "per": "year", "what": BOTH, "date": "2026"}
    return {**fields, "vat": "excluded", "source": "https://example.org/prices", "seen_on": SEEN, **values}


def reference(**values):
    fields = {"place": "Hory", "country": "CZ", "size_band": None, "kind": "live", "year": 2021, "what": BOTH}
    return {**fields, "source": "https://example.org/hory", **values}


def found(check, *args):
    return [fault.place for fault in check(*args, current_rubric(), TODAY)]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("status", "active"),
        ("open_source", True),
        ("min_contract_months", 0),
        ("last_release", "2026-07-21"),
        ("licence", "MIT"),
        ("api", {"cs": "rozhraní REST", "en": "REST interface"}),
        ("identity", ["email", "nia"]),
        ("hosting_regions", ["CZ", "EU"]),
        ("ui_languages", []),
        ("czech_ui", "full"),
        ("czech_ui", {"user": "partial", "admin": "none", "percent": 80}),
        ("ai_features", [{"what": BOTH, "off_switch": True, "provider": None}]),
        ("price_points", [price()]),
    ],
)
def test_a_value_of_its_type_is_accepted(key, value):
    assert found(fact_faults, key, fact(value)) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("status", "ended"),
        ("open_source", "yes"),
        ("open_source", 1),
        ("min_contract_months", -1),
        ("min_contract_months", True),
        ("last_release", "2026-07"),
        ("last_release", "2026-11-26"),
        ("licence", 5),
        ("licence", None),
        ("licence", "unknown"),
        ("identity", "email"),
        ("identity", ["email", "email"]),
        ("ui_languages", ["Czech"]),
    ],
)
def test_a_value_of_another_type_is_refused(key, value):
    assert found(fact_faults, key, fact(value)) == ["value"]


def test_a_fault_deep_in_a_value_is_named_there():
    assert found(fact_faults, "identity", fact(["email", "fax"])) == ["value[1]"]
    assert found(fact_faults, "czech_ui", fact({"user": "full", "percent": 120})) == ["value.percent"]
    assert found(fact_faults, "price_points", fact([price(), price(amount=-1)])) == ["value[1].amount"]


def test_only_a_list_can_be_complete():
    assert found(fact_faults, "identity", fact(["email"], complete=True)) == []
    assert found(fact_faults, "open_source", fact(True, complete=True)) == ["complete"]


def test_references_are_no_fact():
    assert found(fact_faults, "references", fact([])) == [""]


@pytest.mark.parametrize(
    ("values", "places"),
    [
        pytest.param({}, [], id="a yearly price"),
        pytest.param({"amount": 0, "currency": None, "per": "free"}, [], id="free of charge"),
        pytest.param({"first_year_czk": [10000, 20000]}, [], id="a range in CZK"),
        pytest.param({"currency": None}, ["currency"], id="an amount without currency"),
        pytest.param({"amount": float("inf")}, ["amount"], id="an amount without end"),
        pytest.param({"currency": "EUR", "first_year_czk": 1}, ["first_year_czk"], id="CZK of a price in EUR"),
        pytest.param({"first_year_czk": [2, 1]}, ["first_year_czk"], id="a range upside down"),
        pytest.param({"size_band": "huge"}, ["size_band"], id="an unknown size"),
        pytest.param({"per": "week"}, ["per"], id="an unknown period"),
        pytest.param({"date": "2026-11-24"}, ["date"], id="valid since after it was seen"),
        pytest.param({"date": "soon"}, ["date"], id="no date"),
    ],
)
def test_prices_are_checked(values, places):
    assert found(price_faults, price(**values)) == places


@pytest.mark.parametrize(
    ("values", "places"),
    [
        pytest.param({}, [], id="a place"),
        pytest.param({"size_band": "pop_500_1999", "size_band_basis": "source"}, [], id="a place with its size"),
        pytest.param({"size_band": "pop_500_1999"}, ["size_band_basis"], id="a size that rests on nothing"),
        pytest.param({"place_cs": "Hory"}, ["place_cs"], id="the same name twice"),
        pytest.param({"country": "Czechia"}, ["country"], id="a country in words"),
        pytest.param({"kind": "planned"}, ["kind"], id="neither in use nor a trial"),
        pytest.param({"year": 2030}, ["year"], id="a year to come"),
        pytest.param(
            {"aggregate": True, "size_band": "pop_500_1999", "size_band_basis": "source"},
            ["size_band"],
            id="a sum of places with a size",
        ),
    ],
)
def test_references_are_checked(values, places):
    assert found(reference_faults, reference(**values)) == places


def test_a_weakness_needs_both_languages_and_a_source():
    sound = {"cs": "Bez exportu.", "en": "No export.", "source": "https://example.org"}
    assert list(weakness_faults(sound)) == []
    assert [fault.place for fault in weakness_faults({**sound, "en": ""})] == ["en"]
    assert [fault.place for fault in weakness_faults({**sound, "source": "example"})] == ["source"]


def test_a_status_that_is_not_verified_needs_its_reason():
    unverified = tool_file(status=None, facts={"identity": fact(["email"])})
    assert found(tool_faults, unverified) == ["status_note"]
    assert found(tool_faults, {**unverified, "status_note": BOTH}) == []
