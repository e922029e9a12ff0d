"""What a reviewer writes about a cell, apart from the database."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import TODAY, cell, cell_piece
from tools_catalog.methodology import current_edition
from tools_catalog.review.differences import differences
from tools_catalog.review.faults import judgement_faults
from tools_catalog.review.judgement import CHOICES, Judgement, Piece, judgement, written
from tools_catalog.rubric import current_rubric

texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=20)
pieces = st.builds(
    Piece, url=texts, kind=texts, seen_on=st.dates().map(datetime.date.isoformat), shows_cs=texts, shows_en=texts
)
levels = st.none() | st.integers(0, 4)
judgements = st.builds(
    written,
    choice=st.sampled_from(CHOICES),
    grade=st.sampled_from("ABCDU"),
    floor=st.booleans(),
    claim_low=levels,
    claim_high=levels,
    note_cs=texts,
    note_en=texts,
    evidence=st.lists(pieces, max_size=3),
)


def faults(**values):
    """Faults of level 2, grade B, with documentation, unless told otherwise."""
    return [
        (fault.place, fault.message)
        for fault in judgement_faults("surveys", judgement(cell(**values)), current_rubric(), TODAY)
    ]


@given(judgements)
def test_a_judgement_comes_back_from_the_form_of_the_files_as_it_was(one):
    assert judgement(one.cell) == one


@given(judgements, judgements)
def test_two_judgements_share_a_seal_only_if_they_are_the_same(one, other):
    assert (one.seal == other.seal) == (one == other)


@given(judgements)
def test_what_is_unknown_has_no_level_and_no_other_grade_than_u(one):
    assert (one.choice == "unknown") <= (one.grade == "U")
    assert (one.level is None) == (one.state != "scored")


@given(judgements, judgements)
def test_differences_are_there_exactly_when_judgements_differ(one, other):
    edition = current_edition()
    found = differences(one, other, edition.criteria["surveys"], edition)
    assert bool(found) == (one != other and _shown(one) != _shown(other))


def _shown(one):
    """Claims of which one is missing are shown as none."""
    claims = (one.claim_low, one.claim_high)
    half = None in claims
    return (
        one.choice,
        one.grade,
        one.floor,
        None if half else claims,
        one.note_cs,
        one.note_en,
        frozenset(one.evidence),
    )


def test_a_sound_judgement_has_no_fault():
    assert faults() == []


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ({"evidence": []}, "grade"),
        ({"level": 3, "evidence": [cell_piece(kind="vendor_claim")]}, "grade"),
        ({"state": "not_applicable", "level": None}, "choice"),
        ({"grade": "D", "claims": [3, 1]}, "claims"),
        ({"evidence": [cell_piece(shows_cs="")]}, "evidence[0].shows_cs"),
        ({"evidence": [cell_piece(url="")]}, "evidence[0].url"),
        ({"evidence": [cell_piece(seen_on="2999-01-01")]}, "evidence[0].seen_on"),
    ],
)
def test_a_fault_stands_at_its_field(values, place):
    assert place in {where for where, _message in faults(**values)}


def test_a_part_that_is_missing_is_said_once():
    assert [where for where, _message in faults(evidence=[cell_piece(url="")])].count("evidence[0].url") == 1


def test_nothing_is_the_judgement_before_the_first_one():
    assert (Judgement().state, Judgement().grade, Judgement().evidence) == ("unknown", "U", ())
