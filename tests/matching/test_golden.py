"""Agreement with an independent implementation of edition 2026.1, value for value in exact fractions."""

import datetime
import json
from pathlib import Path

import pytest

from tools_catalog.matching import Catalogue, Recommendation, catalogue_from, recommend
from tools_catalog.methodology import load_edition

GOLDEN = Path(__file__).parent / "golden"
CASES = [json.loads(line) for line in (GOLDEN / "cases.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_from(json.loads((GOLDEN / "catalogue.json").read_text(encoding="utf-8")))


def in_golden_form(result: Recommendation) -> dict[str, object]:
    return {
        "light": result.readiness.light,
        "rules": [rule.key for rule in result.readiness.rules],
        "targets": {key: level for key, level in result.requirements.targets.items() if level},
        "weights": {key: str(weight) for key, weight in result.weights.items() if weight},
        "importance": {need.key: need.importance for need in result.needs},
        "listed": [
            {
                "tool": tool.tool,
                "place": tool.place,
                "tier1": tool.tier == 1,
                "label": tool.label,
                "sure": str(tool.fit.sure),
                "possible": str(tool.fit.possible),
                "open": sorted({condition.code for condition in tool.open}),
            }
            for tool in result.listed
        ],
        "excluded": {tool.tool: sorted({f.condition.code for f in tool.failed}) for tool in result.excluded},
        "relaxations": [[list(way.drop), list(way.tools)] for way in result.relaxations],
        "combinations": sorted([one, other] for one, other in result.combinations),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_engine_gives_what_the_independent_implementation_gives(case, catalogue):
    result = recommend(
        load_edition("2026.1").rules, catalogue, case["answers"], datetime.date.fromisoformat(case["as_of"])
    )
    expected = {**case["expected"], "combinations": sorted(case["expected"]["combinations"])}
    assert in_golden_form(result) == expected
