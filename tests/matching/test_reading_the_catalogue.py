"""How facts, prices and days are read, where worked examples do not reach."""

import datetime
from fractions import Fraction

import pytest

from tools_catalog.matching import catalogue_from
from tools_catalog.matching.evidence import is_stale, months_later
from tools_catalog.matching.prices import price_point_from


def tool_with(**facts):
    return catalogue_from([{"key": "t", "name": "T", "facts": facts, "assessments": {}}]).tools[0]


@pytest.mark.parametrize("stored", [None, "unknown", {"value": None}, {"value": "unknown", "source": "x"}])
def test_an_unknown_fact_is_no_fact(stored):
    assert "status" not in tool_with(status=stored).facts


@pytest.mark.parametrize(
    "stored", ["active", {"value": "active", "source": "https://example.org", "note": {"cs": "x"}}]
)
def test_a_fact_is_read_plainly_or_with_its_source(stored):
    assert tool_with(status=stored).facts["status"].value == "active"


def test_a_list_is_a_floor_unless_it_says_that_it_is_complete():
    assert not tool_with(identity=["email"]).is_complete("identity")
    assert tool_with(identity={"value": ["email"], "complete": True}).is_complete("identity")


def test_firms_that_run_a_tool_make_it_a_ready_service():
    assert tool_with(managed_hosts=["Firma"]).items("hosting_modes") == {"saas"}
    assert tool_with(managed_hosts=[]).items("hosting_modes") == set()


def test_whoever_runs_a_tool_on_an_own_server_chooses_where_data_is():
    tool = tool_with(hosting_modes=["self_hosted"], hosting_regions={"value": ["US"], "complete": True})
    assert tool.items("hosting_regions") == {"US", "own_choice"}


def test_czech_interface_is_that_of_the_participants():
    assert tool_with(czech_ui={"value": {"user": "partial", "admin": "none"}}).facts["czech_ui"].value == "partial"
    assert "czech_ui" not in tool_with(czech_ui={"user": "unknown", "admin": "full"}).facts


@pytest.mark.parametrize(
    "cell",
    [
        {"state": "scored", "level": 5, "grade": "A"},
        {"state": "scored", "grade": "A"},
        {"state": "scored", "level": 2},
        {"state": "perhaps"},
        {"state": "scored", "level": 2, "grade": "A", "seen_on": "yesterday"},
    ],
)
def test_a_broken_cell_is_refused_with_the_name_of_the_tool(cell):
    with pytest.raises(ValueError, match="'t' cannot be read"):
        catalogue_from([{"key": "t", "name": "T", "facts": {}, "assessments": {"surveys": cell}}])


def test_prices_are_read_as_they_are_written():
    assert price_point_from({"amount": 0.1, "per": "year"}).amount == Fraction(1, 10)
    assert price_point_from({"year_czk": [10, 20], "setup_czk": 5}).fixed == (15, 25)


@pytest.mark.parametrize(
    ("dated", "seen", "months"),
    [("2024-11", "2026-11-22", 24), ("2024-10", "2026-11-22", 25), ("2024", "2026-11-22", 23), (None, "2026-11-22", 0)],
)
def test_a_price_is_not_made_older_than_it_is(dated, seen, months):
    assert price_point_from({"amount": 1, "date": dated, "seen_on": seen}).age_months == months


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-11-22", 18, "2028-05-22"),
        ("2026-08-31", 18, "2028-02-29"),
        ("2025-08-31", 18, "2027-02-28"),
        ("2026-12-31", 12, "2027-12-31"),
    ],
)
def test_a_lifetime_ends_on_the_same_day_of_the_month_or_on_its_last(day, months, later):
    assert months_later(datetime.date.fromisoformat(day), months) == datetime.date.fromisoformat(later)


def test_evidence_without_a_day_counts_as_old():
    assert is_stale(None, 12, datetime.date(2026, 11, 25))
