"""The address of the comparison holds its whole state."""

from dataclasses import replace
from urllib.parse import parse_qs

from hypothesis import given
from hypothesis import strategies as st

from tests.tools_catalog.comparison.cast import KEYS, RULES, asked_by, importances
from tools_catalog.browsing.selection import Dropped
from tools_catalog.comparison.asking import Asked, read_asked

KNOWN = dict.fromkeys((*KEYS, "sigma"))


def states():
    tools = st.lists(st.sampled_from(KEYS), unique=True, max_size=5).map(tuple)
    plain = st.builds(Asked, tools=tools, everything=st.booleans(), importance=importances(), of_result=st.booleans())
    return plain.flatmap(
        lambda asked: st.builds(
            replace,
            st.just(asked),
            pin=st.sampled_from(["", *asked.tools]),
            why=st.sampled_from([(), asked.tools[:1], asked.tools[1:3]]),
            pair=st.sampled_from([(), asked.tools[-2:]]),
        )
    )


@given(states())
def test_an_address_says_all_that_was_asked(asked):
    assert read_asked(parse_qs(asked.query()[1:]), KNOWN, RULES) == asked


def test_unknown_tools_are_left_out_and_named():
    asked = asked_by(KNOWN, t=["alfa", "xyz", "beta"])
    assert asked.tools == ("alfa", "beta")
    assert asked.dropped.tools == ("xyz",)


def test_a_sixth_tool_is_left_out_and_named():
    asked = asked_by(KNOWN, t=list(KNOWN))
    assert len(asked.tools) == 5
    assert asked.dropped.too_many == ("sigma",)


def test_one_tool_is_not_enough():
    assert not asked_by(KNOWN, t=["alfa"]).is_enough
    assert not asked_by(KNOWN, t=["alfa", "alfa"]).is_enough


def test_unknown_buckets_needs_pins_and_activities_ask_for_nothing_and_are_named():
    asked = asked_by(KNOWN, t=["alfa"], weights={"reach": "x", "y": "critical"}, pin=["nobody"], does=["fly"])
    settings = (("pin", "nobody"), ("does", "fly"), ("w.reach", "x"), ("w.y", "critical"))
    assert asked == Asked(tools=("alfa",), dropped=Dropped(settings=settings))


def test_ways_of_looking_that_mean_nothing_are_named():
    given = {"pin": ["gama"], "show": ["alfa", "xyz"], "why": ["gama"], "all": ["yes"], "from": ["mars"]}
    asked = asked_by(KNOWN, t=["alfa", "beta"], **given)
    settings = (("pin", "gama"), ("show", "xyz"), ("why", "gama"), ("all", "yes"), ("from", "mars"))
    assert asked == Asked(tools=("alfa", "beta"), pair=("alfa",), dropped=Dropped(settings=settings))


def test_a_third_tool_of_a_pair_is_named_and_the_same_one_twice_is_no_fault():
    asked = asked_by(KNOWN, t=["alfa", "beta", "gama"], show=["alfa", "beta", "gama"], why=["beta", "beta"])
    assert asked.dropped.settings == (("show", "gama"),)


def test_a_tool_that_is_left_out_is_named_once():
    asked = asked_by(KNOWN, t=["alfa", "beta", "xyz"], pin=["xyz"], show=["xyz"], why=["xyz"])
    assert asked.dropped == Dropped(tools=("xyz",))


def test_what_a_form_leaves_empty_is_no_fault():
    given = {"pin": [""], "does": [""], "show": [""], "why": [""], "all": [""], "from": [""]}
    asked = asked_by(KNOWN, t=["alfa", ""], weights={"reach": ""}, **given)
    assert asked == Asked(tools=("alfa",))


def test_activities_beyond_those_that_may_be_chosen_are_named():
    asked = asked_by(KNOWN, does=["survey", "vote", "idea_collection", "participation_map"])
    assert asked.activities == ("survey", "vote", "idea_collection")
    assert asked.dropped.activities == ("participation_map",)


def test_a_tool_moves_by_one_column_and_stays_at_the_edge():
    asked = Asked(tools=("alfa", "beta", "gama"))
    assert asked.moved("gama", -1).tools == ("alfa", "gama", "beta")
    assert asked.moved("alfa", 1).tools == ("beta", "alfa", "gama")
    assert asked.moved("alfa", -1).tools == asked.moved("gama", 1).tools == asked.tools


def test_the_pinned_tool_stays_first_while_others_move():
    asked = Asked(tools=("alfa", "beta", "gama"), pin="gama")
    assert asked.columns == ("gama", "alfa", "beta")
    assert asked.moved("beta", -1).columns == ("gama", "beta", "alfa")


def test_a_removed_tool_takes_its_pin_and_its_place_on_the_phone_along():
    asked = Asked(tools=("alfa", "beta", "gama"), pin="beta", pair=("beta", "gama")).without("beta")
    assert asked == Asked(tools=("alfa", "gama"), pair=("gama",))


def test_two_tools_are_held_against_each_other_those_asked_for_or_the_first():
    asked = asked_by(KNOWN, t=["alfa", "beta", "gama"], why=["gama", "xyz"])
    assert asked.held_against == ("gama", "alfa")
    assert asked.without("gama").held_against == ("alfa", "beta")


def test_a_phone_shows_the_chosen_pair_or_the_first_two():
    asked = Asked(tools=("alfa", "beta", "gama"))
    assert asked.on_a_phone == ("alfa", "beta")
    assert asked_by(KNOWN, t=["alfa", "beta", "gama"], show=["gama"]).on_a_phone == ("gama", "alfa")
