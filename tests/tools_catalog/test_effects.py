"""What a change of the catalogue does to the example towns; the cast and its places are those of the worked examples.

The village asks for surveys of a basic form: Delta (1), Beta (2), Gama (3), Omega (4), Alfa is excluded.
"""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.matching.worked_examples import USUAL_DAY, catalogue_of
from tools_catalog.effect_words import effects_by_town, sentence, summary
from tools_catalog.effects import Effect, Position, effects
from tools_catalog.methodology import current_edition

EXCLUDED = Position()
LOSES_SURVEYS = {"surveys": {"state": "scored", "level": 0, "grade": "A"}}


def state(**changes):
    """The cast as a catalogue, with changed assessments by tool."""
    return SimpleNamespace(catalogue=catalogue_of({"changes": {k: {"assessments": v} for k, v in changes.items()}}))


def cast_of(*tools):
    return SimpleNamespace(catalogue=catalogue_of({"tools": tools}))


CAST = state()


def places(found, town="village"):
    return {
        one.tool: (one.before and one.before.place, one.after and one.after.place) for one in found if one.town == town
    }


def test_a_tool_that_loses_a_needed_function_drops_out_and_the_others_move_up():
    found = effects(CAST, state(delta=LOSES_SURVEYS), USUAL_DAY)

    assert places(found) == {"delta": (1, None), "beta": (2, 1), "gama": (3, 2), "omega": (4, 3)}


def test_towns_that_do_not_need_the_function_see_no_effect():
    found = effects(CAST, state(delta=LOSES_SURVEYS), USUAL_DAY)

    assert {one.town for one in found} == {"village"}


def test_the_highest_place_won_or_lost_comes_first():
    found = effects(CAST, state(delta=LOSES_SURVEYS), USUAL_DAY)

    assert [one.tool for one in found] == ["beta", "delta", "gama", "omega"]


def test_a_tool_that_joins_has_no_position_before():
    found = effects(cast_of("alfa", "beta"), cast_of("alfa", "beta", "delta"), USUAL_DAY)

    assert places(found)["delta"] == (None, 1)
    assert [one.before for one in found if one.tool == "delta"] == [None, None, None]


def test_a_tool_that_drops_out_says_why_in_the_words_of_the_method():
    found = effects(CAST, state(delta=LOSES_SURVEYS), USUAL_DAY)
    delta = next(one for one in found if one.tool == "delta")

    with override("en"):
        said = sentence(delta, {"delta": "Delta"}, current_edition())
    assert said.startswith(
        "Delta drops out: Cannot run even a survey with basic questions. So far it stands on place 1"
    )


def test_one_reason_for_being_excluded_is_no_other_position_than_another():
    assert Position(failed=("activities.survey",)) == EXCLUDED


def test_towns_where_the_tool_itself_moves_come_first_and_it_stands_first_there():
    other, own = Effect("village", "loomio", SECOND, FOURTH), Effect("city", "decidim", SECOND, FOURTH)
    behind = Effect("city", "loomio", Position(1, False, "recommended"), SECOND)

    with override("en"):
        towns = effects_by_town([other, behind, own], {"decidim": "Decidim"}, current_edition(), about="decidim")

    assert [(town.of_its_own, len(town.sentences)) for town in towns] == [(True, 2), (False, 1), (False, 0)]
    assert towns[0].sentences[0] == "Decidim moves from place 2 to place 4."


def test_a_summary_counts_towns_by_what_moves_there():
    other, own = Effect("village", "loomio", SECOND, FOURTH), Effect("city", "decidim", SECOND, FOURTH)

    with override("en"):
        towns = effects_by_town([other, own], {}, current_edition(), about="decidim")
        assert summary(towns, "Decidim") == (
            "Example towns where Decidim itself moves: 1 of 3; where only other tools move: 1; where nothing moves: 1."
        )


def test_a_level_that_nobody_needs_changes_nothing():
    assert effects(CAST, state(delta={"voting": {"state": "scored", "level": 4, "grade": "A"}}), USUAL_DAY) == ()


CELLS = st.dictionaries(
    st.sampled_from(["alfa", "beta", "gama", "delta", "omega"]),
    st.fixed_dictionaries(
        {
            criterion: st.integers(0, 4).map(lambda level: {"state": "scored", "level": level, "grade": "A"})
            for criterion in ("surveys", "accessibility", "running_effort")
        }
    ),
    max_size=3,
)


@settings(max_examples=25)
@given(CELLS)
def test_taking_a_change_back_is_its_mirror(cells):
    there, back = effects(CAST, state(**cells), USUAL_DAY), effects(state(**cells), CAST, USUAL_DAY)

    assert {(one.town, one.tool, one.before, one.after) for one in there} == {
        (one.town, one.tool, one.after, one.before) for one in back
    }


SECOND, FOURTH = Position(2, False, "lower_fit"), Position(4, False, "lower_fit")
WORDS = [
    (SECOND, FOURTH, "Decidim moves from place 2 to place 4."),
    (
        Position(1, False, "recommended"),
        SECOND,
        "Decidim moves from place 1 (recommended) to place 2 (fits less well).",
    ),
    (
        Position(2, False, "recommended"),
        SECOND,
        "Decidim stays on place 2, but instead of “recommended” it is “fits less well”.",
    ),
    (SECOND, Position(2, True, "lower_fit"), "Decidim stays on place 2 and shares it from now on."),
    (Position(2, True, "lower_fit"), SECOND, "Decidim stays on place 2 and shares it no longer."),
    (SECOND, EXCLUDED, "Decidim drops out, so far it stands on place 2 (fits less well)."),
    (EXCLUDED, SECOND, "Decidim is no longer excluded, it stands on place 2 (fits less well)."),
    (None, SECOND, "Decidim joins the catalogue, on place 2 (fits less well)."),
    (None, EXCLUDED, "Decidim joins the catalogue, among the excluded tools."),
    (SECOND, None, "Decidim leaves the catalogue, so far it stands on place 2 (fits less well)."),
    (EXCLUDED, None, "Decidim leaves the catalogue, so far it is among the excluded tools."),
]


@pytest.mark.parametrize(("before", "after", "words"), WORDS)
def test_each_kind_of_effect_has_its_sentence(before, after, words):
    with override("en"):
        assert sentence(Effect("town", "decidim", before, after), {"decidim": "Decidim"}, current_edition()) == words


def test_a_town_where_everything_stays_is_named_without_sentences():
    with override("cs"):
        towns = effects_by_town([Effect("city", "decidim", SECOND, FOURTH)], {}, current_edition())

        assert [(str(town.town), len(town.sentences)) for town in towns] == [
            ("Vesnice s 500 obyvateli", 0),
            ("Město s 8 000 obyvateli", 0),
            ("Město s 60 000 obyvateli", 1),
        ]
