"""docs/method.md says what the current edition holds."""

from pathlib import Path

import pytest

from tools_catalog.matching.edition import FixedShares
from tools_catalog.methodology import current_edition

METHOD = Path(__file__).parents[2] / "docs" / "method.md"
EDITION = current_edition()


@pytest.fixture(scope="module")
def text():
    return METHOD.read_text(encoding="utf-8")


def test_method_names_the_current_edition(text):
    assert f"edition **{EDITION.id}**" in text
    assert f"editions/{EDITION.id}/" in text


@pytest.mark.parametrize("key", EDITION.needs)
def test_method_gives_the_shares_of_each_need(text, key):
    row = next(line for line in text.splitlines() if line.startswith(f"| {EDITION.needs[key].name['en']} |"))
    shares = EDITION.rules.needs[key].row
    if isinstance(shares, FixedShares):
        told = [f"{EDITION.criteria[k].name['en']} {share * 100} %" for k, share in shares.shares.items()]
        assert ", ".join(told).lower() in row.lower()
    else:
        assert "equally over" in row


def test_method_gives_the_points_of_each_importance(text):
    told = ", ".join(f"{i.name['en']} {i.points}" for i in EDITION.importance.values())
    assert f"{told} points, and {EDITION.rules.importance.first_bonus} more for its first choice" in text


def test_method_gives_the_figures_of_the_ranking(text):
    ranking = EDITION.rules.ranking
    assert f"Tools within {ranking.indifference_band} points" in text
    assert f"at least {ranking.recommended_min_fit} points are certain" in text


def test_method_counts_criteria_and_what_is_always_wanted(text):
    assert f"There are {len(EDITION.criteria)} criteria" in text
    assert len(EDITION.rules.base_targets) == 11
    assert "Eleven criteria are always wanted" in text
    assert len(EDITION.readiness.rules) == 30
    assert "Thirty readiness rules" in text


def test_method_names_every_grade_of_evidence(text):
    for key in EDITION.grades:
        assert f"\n| {key} | " in text
