"""Properties of conditions: P10, P11, P24, P25 and P29 of the design (decision-support C4)."""

import copy
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from tools_catalog.matching import catalogue_from
from tools_catalog.matching.answers import answers_from
from tools_catalog.matching.catalogue import Tool as CataloguedTool
from tools_catalog.matching.catalogue import tool_from
from tools_catalog.matching.cost import Cost, first_year, point_cost
from tools_catalog.matching.edition import DONT_KNOW
from tools_catalog.matching.municipality import municipality_from
from tools_catalog.matching.prices import price_point_from

from .strategies import EXACT, RULES, answers, catalogues, engine_property, price_points
from .trying import by_key, codes, listed_keys, presences, run, with_facts

COMPLETIONS = {
    "status": st.sampled_from(["active", "discontinued"]),
    "czech_ui": st.sampled_from(["full", "none"]),
    "min_weeks_to_launch": st.integers(0, 60),
    "free_service": st.booleans(),
}
"""Facts that conditions read, with what they may turn out to be."""


def open_levels(tool, criterion):
    """What a criterion may turn out to be beside the known ways of running (edition.yaml, derived_intervals)."""
    if criterion != "self_hosting":
        return EXACT
    known = tool_from(tool)
    if "self_hosted" in known.items("hosting_modes"):
        return EXACT[1:]
    return EXACT[:1] if known.items("hosting_modes") and known.is_complete("hosting_modes") else EXACT


@engine_property
@given(answers(), catalogues(), st.data())
def test_a_tool_is_excluded_only_for_what_no_completion_could_mend(given_answers, tools, data):
    """P10. `open_source` and the ways of running are left out: they feed the price, and the price rule reads what is
    known of them, not what they might be. What they already say of the own server no completion gainsays."""
    before = run(given_answers, tools)
    completed = copy.deepcopy(tools)
    for tool in completed:
        for fact, values in COMPLETIONS.items():
            if fact not in tool["facts"]:
                tool["facts"][fact] = data.draw(values)
        for criterion in RULES.criteria:
            if tool["assessments"].get(criterion, {"state": "unknown"})["state"] == "unknown":
                tool["assessments"][criterion] = data.draw(st.sampled_from(open_levels(tool, criterion)))
    after = run(given_answers, completed)
    assert {tool.tool for tool in before.excluded} <= {tool.tool for tool in after.excluded}


@engine_property
@given(answers(), catalogues())
def test_listed_tools_fail_nothing_and_excluded_ones_say_what_they_fail(given_answers, tools):
    result = run(given_answers, tools)
    assert listed_keys(result) | {tool.tool for tool in result.excluded} == {tool["key"] for tool in tools}
    assert len(result.listed) + len(result.excluded) == len(tools)
    assert all(tool.failed for tool in result.excluded)
    assert all(failure.condition in result.requirements.conditions for t in result.excluded for failure in t.failed)


CHOICES = [
    key for key, question in RULES.questions.items() if question.type in ("radio", "checkbox") and not question.fill
]


@engine_property
@given(answers(), catalogues(), st.sampled_from(CHOICES))
def test_answering_do_not_know_never_removes_a_tool(given_answers, tools, question):
    unsure = [DONT_KNOW] if RULES.questions[question].type == "checkbox" else DONT_KNOW
    assert listed_keys(run(given_answers, tools)) <= listed_keys(run({**given_answers, question: unsure}, tools))


CONSTRAINTS = [
    {"openness": "must"},
    {"it": "nobody"},
    {"hosting": "eu_required"},
    {"hosting": "own_server"},
    {"integrations": {"nia": "must"}},
    {"integrations": {"gis": "must"}},
    {"budget": "zero"},
    {"budget": "czk_25k_50k", "budget_strictness": "must"},
    {"time": "m_under_1"},
]


@engine_property
@given(answers(), catalogues(), st.sampled_from(CONSTRAINTS))
def test_one_more_condition_never_adds_a_tool(given_answers, tools, constraint):
    open_minded = {**given_answers, **dict.fromkeys(constraint, DONT_KNOW)}
    open_minded |= {key: {} for key in constraint if key == "integrations"}
    assert listed_keys(run({**open_minded, **constraint}, tools)) <= listed_keys(run(open_minded, tools))


@engine_property
@given(answers(), catalogues())
def test_chosen_activities_may_be_there_in_listed_tools_and_surely_are_in_unconditional_ones(given_answers, tools):
    result = run(given_answers, tools)
    for criterion, least in presences(result.requirements).items():
        assert least == 2
        for tool in result.listed:
            low, high = tool.levels[criterion]
            assert high >= least
            assert tool.open or low >= least


@engine_property
@given(answers(), catalogues(EXACT))
def test_two_tools_are_offered_together_only_when_none_has_everything_alone(given_answers, tools):
    result = run(given_answers, tools)
    needed = [c for c in result.requirements.conditions if c.op == "present"]
    surely = {
        tool["key"]: {
            c.criterion
            for c in needed
            if c.criterion and isinstance(c.value, int) and level(tool, c.criterion) >= c.value
        }
        for tool in tools
    }
    failing = {tool.tool: {failure.condition.op for failure in tool.failed} for tool in result.excluded}
    for one, other in result.combinations:
        assert surely[one] | surely[other] >= {c.criterion for c in needed}
        assert failing.get(one, set()) | failing.get(other, set()) <= {"present"}
    if result.combinations:
        assert not any(surely[key] >= {c.criterion for c in needed} for key in listed_keys(result))


def level(tool, criterion):
    """The level of an exact cell; facts may say that a tool cannot run on an own server."""
    return tool["assessments"][criterion]["level"]


@engine_property
@given(answers(), catalogues(), st.integers(0, 200_000), st.integers(0, 200_000), st.integers(0, 50_000))
def test_a_wider_price_never_raises_the_guaranteed_fit_and_never_removes_a_tool(
    given_answers, tools, low, more, spread
):
    def priced(least: int, most: int) -> list[dict[str, object]]:
        return with_facts(tools, 0, price_points=[{"size_band": "all", "first_year_czk": [least, most]}])

    narrow = run(given_answers, priced(low + spread, low + spread + more))
    wide = run(given_answers, priced(low, low + 2 * spread + more))
    assert listed_keys(narrow) <= listed_keys(wide)
    for key, tool in by_key(narrow).items():
        assert by_key(wide)[key].fit.sure <= tool.fit.sure


@engine_property
@given(answers(), price_points())
def test_an_estimate_holds_the_list_price(given_answers, points):
    municipality = municipality_from(answers_from(RULES, given_answers))
    for point in points:
        known, paid = (
            point_cost(price_point_from({**point, "date": None, "basis": basis}), municipality, RULES)
            for basis in ("list", "contract")
        )
        assert (known is None) == (paid is None)
        if known is not None and paid is not None:
            assert paid.low <= known.low
            assert paid.high is None or (known.high is not None and known.high <= paid.high)


@engine_property
@given(answers(), st.sampled_from(["CZK", "EUR", "JPY"]), st.sampled_from(["year", "month", "inhabitant_year", "free"]))
def test_zero_is_zero_in_any_currency(given_answers, currency, per):
    municipality = municipality_from(answers_from(RULES, given_answers))
    point = price_point_from({"size_band": "all", "amount": 0, "currency": currency, "per": per, "vat": "not_stated"})
    cost = point_cost(point, municipality, RULES)
    assert cost is not None
    assert (cost.low, cost.high) == (0, 0)


@engine_property
@given(answers(), catalogues())
def test_cost_for_an_unknown_size_holds_the_cost_for_every_size(given_answers, tools):
    def cost(tool: CataloguedTool, size: str) -> Cost | None:
        municipality = municipality_from(answers_from(RULES, {**given_answers, "size": size}))
        return first_year(tool, municipality, RULES).cost

    for tool in catalogue_from(tools).tools:
        wide = cost(tool, DONT_KNOW)
        for narrow in (cost(tool, band) for band in RULES.size_bands if wide is not None):
            assert wide is not None
            assert narrow is not None
            assert wide.low <= narrow.low
            assert wide.high is None or (narrow.high is not None and narrow.high <= wide.high)


@engine_property
@given(answers(), catalogues(), st.sampled_from(["must", "soft", DONT_KNOW, None]))
def test_no_money_is_the_condition_free_of_charge_whatever_was_said_about_the_limit(given_answers, tools, strictness):
    broke = {**given_answers, "budget": "zero"}
    result = run({**broke, "budget_strictness": strictness}, tools)
    prices = [condition for condition in result.requirements.conditions if condition.code == "price"]
    assert [(condition.id, condition.value) for condition in prices] == [("budget.zero", 0)]
    assert "budget_strictness" not in result.answers
    assert listed_keys(result) == listed_keys(run(broke, tools))
    for tool in result.listed:
        assert tool.price.cost is None or tool.price.cost.low == 0
        assert tool.open or (tool.price.cost is not None and tool.price.cost.high == 0)
    assert all(
        codes(tool) != {"price"} or (tool.price.cost is not None and tool.price.cost.low > Fraction(0))
        for tool in result.excluded
    )


@engine_property
@given(answers(), catalogues())
def test_relaxations_are_offered_only_when_nothing_passes_and_bring_tools_back(given_answers, tools):
    result = run(given_answers, tools)
    assume(result.excluded)
    assert not (result.listed and result.relaxations)
    failing = {tool.tool: codes(tool) for tool in result.excluded}
    for way in result.relaxations:
        assert way.tools
        assert all(failing[key] <= set(way.drop) for key in way.tools)
        assert len({len(other.drop) for other in result.relaxations}) == 1
