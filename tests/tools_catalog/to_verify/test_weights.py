"""Whose weights the list goes by: municipalities where there are enough of them, else the example towns."""

from __future__ import annotations

from fractions import Fraction

import pytest

from advisor.models import NeedsProfile, Result
from tests.factories import REQUIRED_ANSWERS, TODAY, assessment, profile, tool
from tools_catalog.adapters import current_snapshot
from tools_catalog.to_verify.weights import FEWEST, asked, example_weights, mean

pytestmark = pytest.mark.django_db


def result(weights, of=None, number=1):
    """A stored result that weighs criteria so."""
    owner = of or profile(REQUIRED_ANSWERS)[0]
    document = {"weights": {key: str(weight) for key, weight in weights.items()}}
    snapshot = current_snapshot().id
    return Result.objects.create(
        profile=owner,
        number=number,
        answers={},
        edition="2026.1",
        snapshot_id=snapshot,
        engine="1",
        as_of=TODAY,
        document=document,
    )


def test_the_mean_counts_everybody_the_same():
    half, all_of_it = {"surveys": Fraction(1, 2), "voting": Fraction(1, 2)}, {"surveys": Fraction(1)}

    assert mean([half, all_of_it]) == {"surveys": Fraction(3, 4), "voting": Fraction(1, 4)}
    assert mean([]) == {}


def test_without_results_the_example_towns_stand_in():
    found = asked("2026.1", TODAY)

    assert found.municipalities == 0
    assert found.weights == mean(example_weights(TODAY))
    assert sum(found.weights.values()) == 1


def test_too_few_municipalities_tell_too_much_about_one():
    for _ in range(FEWEST - 1):
        result({"voting": Fraction(1)})

    assert asked("2026.1", TODAY).municipalities == 0


def test_enough_municipalities_are_the_measure():
    for _ in range(FEWEST):
        result({"voting": Fraction(1, 3)})

    found = asked("2026.1", TODAY)
    assert (found.municipalities, found.weights) == (FEWEST, {"voting": Fraction(1, 3)})


def test_each_municipality_counts_once_by_its_newest_result():
    for _ in range(FEWEST):
        made = result({"voting": Fraction(1)})
        result({"surveys": Fraction(1)}, of=made.profile, number=2)

    assert asked("2026.1", TODAY).weights == {"surveys": Fraction(1)}


def test_results_of_another_edition_do_not_count():
    for _ in range(FEWEST):
        result({"voting": Fraction(1)})

    assert asked("2020.1", TODAY).municipalities == 0


def test_a_real_result_is_understood(browser_profile):
    weights = asked("2026.1", TODAY).weights

    assert weights["surveys"] > 0
    assert sum(weights.values()) == 1


@pytest.fixture
def browser_profile():
    from advisor.results import store_result

    assessment(tool())
    for _ in range(FEWEST):
        store_result(profile(REQUIRED_ANSWERS)[0], TODAY)
    assert NeedsProfile.objects.count() == FEWEST


def test_any_number_of_results_costs_one_query(django_assert_num_queries):
    for _ in range(FEWEST + 3):
        result({"voting": Fraction(1)})
    with django_assert_num_queries(1):
        asked("2026.1", TODAY)
