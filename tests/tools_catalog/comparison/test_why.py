"""Why A and not B: claims rest on evidence, the two sides mirror each other, parts of needs add up to the fit."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tools_catalog.comparison.cast import (
    ASSESSED,
    DAY,
    EDITION,
    NOT_APPLICABLE,
    RULES,
    UNKNOWN,
    catalogues,
    importances,
    record,
    scored,
)
from tools_catalog.comparison.computed import with_computed
from tools_catalog.comparison.weighing import ruler
from tools_catalog.comparison.why import side, why
from tools_catalog.matching import catalogue_from
from tools_catalog.matching.examination import examined

quick = settings(max_examples=15, deadline=None)


def sides(records, found):
    """All tools of a catalogue, ready to be held against each other."""
    seen = examined(RULES, catalogue_from(list(records.values())), DAY, False)
    tools = [with_computed(tool, found.municipality, RULES) if found else tool for tool in seen]
    return {tool.tool.key: side(records[tool.tool.key], tool, found) for tool in tools}


def held(records, importance=(), activities=()):
    """The first two tools of a catalogue held against each other."""
    found = ruler(dict(importance), activities, RULES)
    first, second, *_ = sides(records, found).values()
    return why(first, second, EDITION, found)


def two(alfa, beta):
    return {"alfa": record("alfa", **alfa), "beta": record("beta", **beta)}


def names(differences):
    return [difference.key for difference in differences]


@quick
@given(catalogues(), importances())
def test_the_other_way_round_everything_is_the_other_way_round(records, importance):
    found = ruler(importance, (), RULES)
    first, second, *_ = sides(records, found).values()

    here, there = why(first, second, EDITION, found), why(second, first, EDITION, found)

    assert (names(here.ahead), names(here.behind)) == (names(there.behind), names(there.ahead))
    assert (names(here.open), here.same, here.left_out) == (names(there.open), there.same, there.left_out)
    assert [here.unknown[key] for key in ("first", "second", "same")] == [
        there.unknown[key] for key in ("second", "first", "same")
    ]
    assert [(part.key, part.first, part.second) for part in here.needs] == [
        (part.key, part.second, part.first) for part in there.needs
    ]
    assert here.leader == there.leader


@quick
@given(catalogues(), importances())
def test_nothing_is_claimed_about_a_criterion_that_is_unknown_of_one_of_them(records, importance):
    found = held(records, importance)
    for difference in (*found.ahead, *found.behind):
        assert (0, 4) not in (difference.first, difference.second)


@quick
@given(catalogues(), importances())
def test_each_criterion_that_counts_stands_in_one_place(records, importance):
    found = held(records, importance)
    counted = ruler(importance, (), RULES)
    listed = names((*found.ahead, *found.behind, *found.open))
    unknown = [name for listed in found.unknown.values() for name in listed]
    assert len(listed) == len(set(listed))
    everything = len(counted.weights if counted else ASSESSED)
    assert len(listed) + len(unknown) + found.same + found.left_out == everything


@quick
@given(catalogues(), importances())
def test_the_parts_of_the_needs_are_the_fit_to_the_last_fraction(records, importance):
    found = held(records, importance)
    for tool, parts in ((found.first, [p.first for p in found.needs]), (found.second, [p.second for p in found.needs])):
        sums = tuple(sum((part[end] for part in parts), Fraction(0)) for end in (0, 1))
        assert sums == (tool.fit or (0, 0))
    assert sum(part.weight for part in found.needs) == (1 if found.needs else 0)


@quick
@given(catalogues(), importances(), st.data())
def test_a_tool_called_surely_better_stays_so_whatever_the_unknown_turns_out_to_be(records, importance, data):
    found = ruler(importance, (), RULES)
    first, second, *_ = sides(records, found).values()
    before = why(first, second, EDITION, found)
    if before.standing not in ("first", "second"):
        return
    known = {
        key: {**each, "assessments": {**dict.fromkeys(ASSESSED, UNKNOWN), **each["assessments"]}}
        for key, each in records.items()
    }
    for each in known.values():
        for criterion, cell in each["assessments"].items():
            if cell is UNKNOWN and (level := data.draw(st.sampled_from([None, 0, 4]))) is not None:
                each["assessments"][criterion] = scored(level)
    assert held(known, importance).standing == before.standing


def test_what_nobody_has_found_out_is_counted_by_the_tool_and_listed_nowhere_else():
    known = {key: scored(2) for key in ASSESSED}
    found = held(two({**known, "surveys": UNKNOWN, "analysis": UNKNOWN}, {**known, "surveys": UNKNOWN}))
    said = {place: [str(name) for name in listed] for place, listed in found.unknown.items()}
    assert said == {
        "same": [str(EDITION.criteria["surveys"].name)],
        "first": [str(EDITION.criteria["analysis"].name)],
        "second": [],
    }
    assert (found.unknown_of_one, found.open) == (1, ())


def test_a_range_of_which_something_is_known_is_listed_where_we_cannot_tell():
    found = held(two({"surveys": scored(1, floor=True)}, {"surveys": scored(2)}))
    assert names(found.open) == ["surveys"]


def test_the_sentence_of_the_whole_needs_importance():
    records = two({"surveys": scored(4)}, {"surveys": scored(1)})
    found = held(records)
    assert (found.standing, found.leader, found.needs, found.catch_up) == ("", None, (), ())
    assert names(found.ahead) == ["surveys"]


def test_more_than_is_needed_is_not_ahead():
    records = two({"accessibility": scored(4)}, {"accessibility": scored(3)})
    assert "accessibility" in names(held(records).ahead)
    assert "accessibility" not in names(held(records, {"reach": "useful"}).ahead)


def test_what_does_not_apply_to_one_of_them_is_left_out():
    found = held(two({"surveys": NOT_APPLICABLE}, {"surveys": scored(3)}))
    assert "surveys" not in names((*found.ahead, *found.behind, *found.open))
    assert found.left_out == 1


def test_the_tool_behind_could_catch_up_by_what_weighs_most_and_is_open():
    full = {key: scored(4) for key in RULES.needs["reach"].row.shares}
    found = held(two(full, {**full, "accessibility": UNKNOWN, "languages": UNKNOWN}), {"reach": "critical"})
    assert found.leader.key == "alfa"
    assert found.follower.key == "beta"
    assert [str(name) for name in found.catch_up] == [
        str(EDITION.criteria[key].name) for key in ("accessibility", "languages")
    ]


def test_the_heaviest_difference_stands_first():
    full = {key: scored(4) for key in RULES.needs["reach"].row.shares}
    none = {key: scored(0) for key in full}
    found = held(two(full, none), {"reach": "critical"})
    weights = [difference.weight for difference in found.ahead]
    assert weights == sorted(weights, reverse=True)
    assert set(names(found.ahead)) == set(full)
    assert found.standing == "first"
