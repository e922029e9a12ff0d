"""A comparison with the needs of a town gives the very numbers of its result."""

from fractions import Fraction

from hypothesis import given, settings

from tests.factories import REQUIRED_ANSWERS
from tests.matching.strategies import DAY, RULES, answers, catalogues
from tests.tools_catalog.comparison.cast import EDITION, record
from tools_catalog.comparison.asking import Asked
from tools_catalog.comparison.of_a_town import town
from tools_catalog.comparison.table import OTHERS, Held, table
from tools_catalog.matching import catalogue_from, recommend

quick = settings(max_examples=15, deadline=None)
ANSWERS = {**REQUIRED_ANSWERS, "importance": {"reach": "useful", "cost": "critical", "vendor": "important"}}


@quick
@given(answers(), catalogues())
def test_the_fit_is_that_of_the_result_to_the_last_fraction(given_answers, tools):
    catalogue = catalogue_from(tools)
    result = recommend(RULES, catalogue, given_answers, DAY)
    here = town(given_answers, {}, RULES)
    seen = here.examined(catalogue, DAY)
    for listed in result.listed:
        fit = here.ruler.fit(seen[listed.tool].levels) if here.ruler else (Fraction(0), Fraction(0))
        assert fit == (listed.fit.sure, listed.fit.possible)


@quick
@given(answers())
def test_what_needs_count_is_what_they_count_in_the_result(given_answers):
    here = town(given_answers, {}, RULES)
    result = recommend(RULES, catalogue_from([]), given_answers, DAY)
    shares = here.ruler.shares if here.ruler else {}
    assert {need: sum(parts.values()) for need, parts in shares.items()} == {
        need.key: need.weight for need in result.needs if need.weight
    }
    assert here.importance == {need.key: need.importance for need in result.needs if need.weight}


def compared_for(given_answers, *keys):
    """The table of tools of which nothing is known, for the town of these answers."""
    here, records = town(given_answers, {}, RULES), {key: record(key) for key in keys}
    seen = here.examined(catalogue_from(list(records.values())), DAY)
    return table(Held(Asked(tools=keys, everything=True), records, seen, EDITION, here.ruler, DAY))


def test_rows_stand_by_the_needs_of_the_town_and_what_it_does_not_need_last():
    here = town(ANSWERS, {}, RULES)
    groups = compared_for(ANSWERS, "alfa", "beta").groups
    assert [group.key for group in groups] == [*here.ruler.needs, OTHERS]
    assert {row.key for group in groups[:-1] for row in group.rows} == {
        key for key in here.ruler.weights if RULES.criteria[key].computed is None
    }


def test_what_is_computed_for_the_town_stands_in_its_needs():
    groups = compared_for(ANSWERS, "alfa", "beta").groups
    assert {group.key: [row.key for row in group.computed] for group in groups if group.computed} == {
        "vendor": ["track_record_size"],  # about its money the town said nothing
    }


def test_own_importance_stands_above_that_of_the_answers():
    said = {"importance": {"reach": "useful", "cost": "useful"}}
    assert town(said, {"reach": "critical"}, RULES).importance["reach"] == "critical"
    assert town(said, {"reach": "critical"}, RULES).importance["cost"] == "useful"
