"""External oracles: published results of the same arithmetic, from books and other software (decision-support C5)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from tools_catalog.matching.answers import answers_from
from tools_catalog.matching.edition import FixedShares, Need
from tools_catalog.matching.fit import AdditiveModel
from tools_catalog.matching.municipality import municipality_from
from tools_catalog.matching.requirements import requirements_from
from tools_catalog.matching.weights import normalised, weighting_from
from tools_catalog.matching.when import Always

from .strategies import RULES


def totals(weights: Mapping[str, Fraction], scores: Mapping[str, Sequence[Fraction]]) -> list[Fraction]:
    """Weighted sums of the options by the engine's own model; option n has the n-th value of every criterion."""
    model = AdditiveModel(weights, scores)
    numbers = range(len(next(iter(scores.values()))))
    return [model.exact(model.fit(dict.fromkeys(scores, (n, n)))[0]) for n in numbers]


def columns(criteria: Sequence[str], rows: Sequence[Sequence[str | int]]) -> dict[str, list[Fraction]]:
    return {criterion: [Fraction(row[n]) for row in rows] for n, criterion in enumerate(criteria)}


OFFICE_CRITERIA = ["closeness", "visibility", "image", "size", "comfort", "parking"]
OFFICES = {
    "Addison": [100, 60, 100, 75, 0, 90],
    "Bilton": [20, 80, 10, 30, 100, 30],
    "Carlisle": [80, 70, 0, 0, 10, 100],
    "Denver": [70, 50, 30, 55, 30, 90],
    "Elton": [40, 60, 90, 100, 60, 70],
    "Filton": [0, 0, 70, 0, 80, 0],
    "Gorton": [60, 100, 20, 50, 50, 80],
}


def test_office_location_comes_out_as_in_goodwin_and_wright():
    """Goodwin and Wright, Decision Analysis for Management Judgment, chapter 3 (SMART, office location)."""
    weights = dict(zip(OFFICE_CRITERIA, (Fraction(w, 100) for w in (32, 26, 23, 10, 6, 3)), strict=True))
    found = totals(weights, columns(OFFICE_CRITERIA, list(OFFICES.values())))
    assert dict(zip(OFFICES, (str(float(total)) for total in found), strict=True)) == {
        "Addison": "80.8",
        "Bilton": "39.4",
        "Carlisle": "47.4",
        "Denver": "52.3",
        "Elton": "64.8",
        "Filton": "20.9",
        "Gorton": "60.2",
    }


def test_swing_weights_of_the_office_location_are_normalised_as_in_goodwin_and_wright():
    swings = dict(zip(OFFICE_CRITERIA, map(Fraction, (100, 80, 70, 30, 20, 10)), strict=True))
    weights = normalised(swings)
    assert [int(weight * 100 + Fraction(1, 2)) for weight in weights.values()] == [32, 26, 23, 10, 6, 3]


def test_stadium_site_comes_out_as_in_the_tolford_exercise():
    """Tolford stadium, exercise on SMART: weights 100/30/55/15 of distance, parking, residents and access."""
    criteria = ["distance", "parking", "residents", "access"]
    rows = [[10, 100, 70, 50], [40, 80, 100, 100], [60, 10, 0, 0], [0, 60, 40, 60], [100, 0, 20, 10]]
    weights = normalised(dict(zip(criteria, map(Fraction, (100, 30, 55, 15)), strict=True)))
    expected = [Fraction(total) for total in ("43", "67", "31.5", "24.5", "56.25")]
    assert totals(weights, columns(criteria, rows)) == expected


def test_fit_is_one_minus_the_distance_that_spotis_gives():
    """Dezert et al. 2020, SPOTIS; numbers of the test suite of pymcdm (kotbaton/pymcdm, test/test_mcdm.py)."""
    bounds = {"one": (-5, 12), "two": (10, -6), "three": (-8, 5)}
    rows = [["10.5", "-3.1", "1.7"], ["-4.7", "0", "3.4"], ["8.1", "0.3", "1.3"], ["3.2", "7.3", "-5.3"]]
    raw = columns(list(bounds), rows)
    scores = {key: [(value - worst) / (best - worst) for value in raw[key]] for key, (worst, best) in bounds.items()}
    weights = dict(zip(bounds, map(Fraction, ("0.2", "0.3", "0.5")), strict=True))
    distances = [1 - total for total in totals(weights, scores)]
    assert [round(float(distance), 4) for distance in distances] == [0.1989, 0.3705, 0.3063, 0.7491]


CENTROID = [sum((Fraction(1, rank) for rank in range(first, 6)), Fraction(0)) for first in range(1, 6)]
RANK_SUM = [Fraction(points) for points in (5, 4, 3, 2, 1)]


@pytest.mark.parametrize(
    ("points", "published"),
    [(CENTROID, [0.4567, 0.2567, 0.1567, 0.09, 0.04]), (RANK_SUM, [0.3333, 0.2667, 0.2, 0.1333, 0.0667])],
    ids=["rank order centroid", "rank sum"],
)
def test_points_of_five_needs_become_the_published_surrogate_weights(points, published):
    """Surrogate weights for five ranked criteria (Barron and Barrett 1996; Roberts and Goodwin 2002).

    Five needs of one criterion each, with the surrogate points as their importance, through the engine's own way from
    importance to weights.
    """
    criteria = ["accessibility", "languages", "plain_and_mobile", "hosting_gdpr", "continuity"]
    scale = 60
    importance = {f"rank{n}": int(worth * scale) for n, worth in enumerate(points, start=1)}
    needs = {
        criterion: Need(criterion, Always(), FixedShares({criterion: Fraction(1)}), 1, None, f"rank{n}", ())
        for n, criterion in enumerate(criteria, start=1)
    }
    rules = replace(RULES, needs=needs, importance=replace(RULES.importance, points=importance))
    answers = answers_from(rules, {"level": "consult", "activities": ["survey"], "staff": "h_3_8"})
    weights = weighting_from(answers, requirements_from(answers, municipality_from(answers))).criteria
    assert [round(float(weights[criterion]), 4) for criterion in criteria] == published
