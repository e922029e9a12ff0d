"""A comparison with the needs of a town gives the very numbers of its result."""

from fractions import Fraction

from hypothesis import given, settings

from tests.matching.strategies import DAY, RULES, answers, catalogues
from tools_catalog.comparison.of_a_town import town
from tools_catalog.matching import catalogue_from, recommend

quick = settings(max_examples=15, deadline=None)


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


def test_own_importance_stands_above_that_of_the_answers():
    said = {"importance": {"reach": "useful", "cost": "useful"}}
    assert town(said, {"reach": "critical"}, RULES).importance["reach"] == "critical"
    assert town(said, {"reach": "critical"}, RULES).importance["cost"] == "useful"
