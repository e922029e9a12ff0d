"""Properties of order, places and labels: P7, P8, P16, P18, P22 and P23 of the design (decision-support C4)."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from tools_catalog.matching import canonical, catalogue_from, document, recommend

from .strategies import DAY, EXACT, NAMES, RULES, answers, catalogues, engine_property
from .trying import by_key, listed, numbers, run

UNKNOWN_TOOL = {"key": "unknown", "name": "Aaa", "facts": {}, "assessments": {}}
CAPPED_ON_OWN_SERVER = {"time_to_launch": (0, 3), "running_effort": (0, 3)}
"""Whoever demands an own server is told that no tool is launched in days or runs by itself there."""


@engine_property
@given(answers(), catalogues(), st.data())
def test_other_tools_change_nothing_that_is_said_of_a_tool(given_answers, tools, data):
    whole = by_key(run(given_answers, tools))
    some = data.draw(st.lists(st.sampled_from(tools), min_size=1, unique_by=lambda tool: tool["key"]))
    twin = {**some[0], "key": "twin", "name": "Twin"}
    few = by_key(run(given_answers, [*some, twin]))
    for tool in some:
        assert (tool["key"] in whole) == (tool["key"] in few)
        if tool["key"] in whole:
            assert numbers(whole[tool["key"]]) == numbers(few[tool["key"]])


@engine_property
@given(answers(), catalogues(), st.randoms(use_true_random=False))
def test_order_of_tools_criteria_and_cells_in_the_input_does_not_matter(given_answers, tools, random):
    shuffled = [{**tool, "assessments": dict(reversed(tool["assessments"].items()))} for tool in tools]
    random.shuffle(shuffled)
    mixed = list(RULES.criteria.items())
    random.shuffle(mixed)
    usual, other = run(given_answers, tools), run(given_answers, shuffled, replace(RULES, criteria=dict(mixed)))
    assert [(t.tool, t.place, t.label, t.fit) for t in usual.listed] == [
        (t.tool, t.place, t.label, t.fit) for t in other.listed
    ]
    assert usual.combinations == other.combinations
    assert usual.relaxations == other.relaxations
    assert dict(usual.weights) == dict(other.weights)


@engine_property
@given(answers(), catalogues(), st.randoms(use_true_random=False))
def test_order_of_needs_does_not_matter_as_long_as_each_has_a_card(given_answers, tools, random):
    usual = run(given_answers, tools)
    assume(all(need.shown for need in usual.needs))
    mixed = list(RULES.needs.items())
    random.shuffle(mixed)
    other = run(given_answers, tools, replace(RULES, needs=dict(mixed)))
    assert [(t.tool, t.place, t.fit) for t in usual.listed] == [(t.tool, t.place, t.fit) for t in other.listed]


@engine_property
@given(answers(), catalogues())
def test_same_input_gives_the_same_bytes(given_answers, tools):
    def made() -> bytes:
        result = recommend(RULES, catalogue_from(tools), dict(reversed(given_answers.items())), DAY)
        return canonical(document(result, snapshot="s"))

    assert made() == canonical(document(run(given_answers, tools), snapshot="s")) == made()


@engine_property
@given(answers(), catalogues(), st.permutations(NAMES))
def test_names_only_change_the_order_inside_a_shared_place(given_answers, tools, names):
    given_answers = {**given_answers, "existing_tool": "none"}
    renamed = [{**tool, "name": name} for tool, name in zip(tools, names, strict=False)]
    usual, other = run(given_answers, tools), run(given_answers, renamed)
    assert {t.tool: (t.place, t.label, *numbers(t)) for t in usual.listed} == {
        t.tool: (t.place, t.label, *numbers(t)) for t in other.listed
    }
    assert [tool.place for tool in usual.listed] == [tool.place for tool in other.listed]


@engine_property
@given(answers(), catalogues(EXACT[2:]), st.permutations(NAMES))
def test_who_the_vendor_is_changes_nothing_at_all(given_answers, tools, vendors):
    sold = [{**tool, "vendor": name, "sponsored": True} for tool, name in zip(tools, vendors, strict=False)]
    made = [canonical(document(run(given_answers, offered), snapshot="s")) for offered in (tools, sold)]
    assert made[0] == made[1]


@engine_property
@given(answers(), catalogues())
def test_a_tool_of_which_nothing_is_known_stands_last_and_is_never_recommended(given_answers, tools):
    result = run(given_answers, [*tools, UNKNOWN_TOOL])
    unknown = listed(result, "unknown")
    assert unknown is not None
    assert unknown.open
    assert unknown.label not in ("recommended", "conditional")
    assert unknown.fit.sure == 0
    assert unknown.fit.possible == 1 or given_answers["hosting"] == "own_server"
    assert all(bounds == (0, 4) or CAPPED_ON_OWN_SERVER.get(key) == bounds for key, bounds in unknown.levels.items())
    for tool in result.listed:
        if not tool.open or (tool.fit.sure > 0 and tool.group <= unknown.group):
            assert tool.place <= unknown.place
        if tool.group < unknown.group:
            assert tool.place < unknown.place


@engine_property
@given(answers(), catalogues())
def test_unconditional_tools_stand_first_and_a_place_never_mixes_groups(given_answers, tools):
    ranking = run(given_answers, tools).listed
    assert [tool.group for tool in ranking] == sorted(tool.group for tool in ranking)
    assert all((tool.group == 0) == (not tool.open) for tool in ranking)
    assert [tool.place for tool in ranking] == sorted(tool.place for tool in ranking)
    assert {tool.place for tool in ranking} == set(range(1, len({tool.place for tool in ranking}) + 1))
    for place in {tool.place for tool in ranking}:
        sharing = [tool for tool in ranking if tool.place == place]
        assert len({tool.group for tool in sharing}) == 1
        fits = [tool.fit.sure for tool in sharing]
        assert max(fits) - min(fits) <= Fraction(RULES.ranking.indifference_band, 100)
        assert all(tool.shared == (len(sharing) > 1) for tool in sharing)


@engine_property
@given(answers(), catalogues())
def test_inside_a_group_a_lower_place_never_proves_more(given_answers, tools):
    ranking = run(given_answers, tools).listed
    for higher in ranking:
        for lower in ranking:
            if higher.group == lower.group and higher.place < lower.place:
                assert higher.fit.sure >= lower.fit.sure


@engine_property
@given(answers(), catalogues())
def test_recommended_means_activity_chosen_nothing_open_half_proven_and_first_tier(given_answers, tools):
    result = run(given_answers, tools)
    bar = max((tool.fit.sure for tool in result.listed if not tool.open), default=Fraction(0))
    for tool in result.listed:
        assert (tool.tier == 1) == (tool.fit.possible >= bar)
        if tool.label in ("recommended", "conditional"):
            assert result.requirements.activities
            assert tool.fit.sure >= Fraction(RULES.ranking.recommended_min_fit, 100)
            assert tool.tier == 1
        assert tool.label != "recommended" or not tool.open
        assert (tool.label == "lower_fit") == (tool.tier == 2)
    assert not result.listed or any(tool.tier == 1 for tool in result.listed)
