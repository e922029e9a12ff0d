"""What is computed for one municipality counts, and stays open until size and money are known."""

from tests.tools_catalog.comparison.cast import KEYS, RULES, compared, record, scored


def test_a_price_that_nobody_knows_leaves_its_share_of_the_need_open():
    clear = {"price_transparency": scored(4), "contract_flexibility": scored(4)}
    tools = {"alfa": record("alfa", **clear), "beta": record("beta")}
    column, _ = compared(tools, importance={"cost": "critical"}).columns
    share = RULES.needs["cost"].row.shares["budget_fit"]
    assert column.sure <= 1 - share
    assert column.possible == 1


def test_experience_with_a_size_is_open_until_the_size_is_said():
    records = {key: {**record(key), **used_by("Lhota")} for key in KEYS[:2]}
    weights = {"vendor": "critical"}

    [unsaid] = computed_cells(compared(records, importance=weights), "track_record_size")
    [said] = computed_cells(compared(records, importance=weights, size="pop_500_1999"), "track_record_size")

    assert (unsaid.low, unsaid.high) == (0, 4)
    assert said.low > 0
    assert unsaid.told != said.told


def test_without_a_budget_the_price_stays_open_for_every_size():
    records = {key: record(key) for key in KEYS[:2]}
    [cell] = computed_cells(compared(records, importance={"cost": "useful"}, size="pop_500_1999"), "budget_fit")
    assert (cell.low, cell.high) == (0, 4)


def computed_rows(shown):
    """What is computed for one municipality, by the group that it stands in."""
    return {group.key: [row.key for row in group.computed] for group in shown.groups if group.computed}


def test_what_is_computed_stands_in_the_marked_need_that_it_counts_in():
    records = {key: record(key) for key in KEYS[:2]}
    weights = {"cost": "useful", "vendor": "critical", "reach": "useful"}
    assert computed_rows(compared(records, importance=weights)) == {
        "cost": ["budget_fit"],
        "vendor": ["track_record_size"],
    }


def test_without_importance_nothing_is_computed_for_a_municipality():
    assert computed_rows(compared({key: record(key) for key in KEYS[:2]})) == {}


def used_by(name):
    """A tool that this municipality of 500 to 1,999 inhabitants runs."""
    place = {"place": name, "country": "CZ", "size_band": "pop_500_1999", "kind": "live", "year": 2024}
    proof = {"sources": ["https://example.org/r"], "seen_on": "2026-11-20"}
    return {"facts": {"references": {"value": [place], **proof}}, "references": [place]}


def computed_cells(shown, criterion):
    """What is computed for the first tool."""
    return [row.cells[0] for group in shown.groups for row in group.computed if row.key == criterion]
