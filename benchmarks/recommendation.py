"""How long a whole recommendation takes, beside what libraries need for a bare weighted sum of the same matrix.

    python benchmarks/recommendation.py [--rounds N]

The engine: 64 tools and 41 criteria, from raw answers to the list with ranges, conditions, costs, tasks and reasons,
in exact fractions. The others: one sum of weight x value per tool and a ranking, in binary floating point; NumPy as a
floor, scikit-criteria and pymcdm where they are installed. All in one run on one core; the best of several rounds of
processor time counts, so that other work on the machine does not. Goal: at most 20 ms a recommendation.
"""

import argparse
import datetime
import json
import os
import sys
import time
import warnings
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

# ruff: noqa: E402 (the project's folder has to be on the path first)
from tools_catalog.matching import (
    Catalogue,
    RuleEdition,
    answers_from,
    canonical,
    catalogue_from,
    document,
    recommend,
)
from tools_catalog.matching.candidates import candidate
from tools_catalog.matching.examination import examined
from tools_catalog.matching.fit import AdditiveModel, capped_values
from tools_catalog.matching.municipality import municipality_from
from tools_catalog.matching.requirements import requirements_from
from tools_catalog.matching.weights import weighting_from
from tools_catalog.methodology import load_edition

GOLDEN = PROJECT / "tests" / "matching" / "golden"
DAY = datetime.date(2026, 11, 25)
GOAL_MS = 20
CASES = 30
LIBRARIES = {"numpy": "NumPy", "skcriteria": "scikit-criteria", "pymcdm": "pymcdm"}

type Timed = Callable[[], object]


def main() -> int:
    rounds = arguments().rounds
    on_one_core()
    rules = load_edition("2026.1").rules
    tools = json.loads((GOLDEN / "catalogue.json").read_text(encoding="utf-8"))
    catalogue = catalogue_from(tools)
    answers = [json.loads(line)["answers"] for line in (GOLDEN / "cases.jsonl").read_text("utf-8").splitlines()[:CASES]]
    print(
        f"{len(catalogue.tools)} tools, {len(rules.criteria)} criteria, {len(answers)} municipalities, {rounds} rounds"
    )
    recommend(rules, catalogue, answers[0], DAY)

    each = [best(partial(recommend, rules, catalogue, given, DAY), rounds) for given in answers]
    printed = best(lambda: canonical(document(recommend(rules, catalogue, answers[0], DAY), snapshot="s")), rounds)
    first = best(lambda: recommend(rules, catalogue_from(tools), answers[0], DAY), rounds)
    middle = sorted(each)[len(each) // 2]
    show("engine: recommendation with reasons, median", middle, middle)
    show("engine: the slowest of these municipalities", max(each), middle)
    show("engine: recommendation and its document as bytes", printed, middle)
    show("engine: the first one after the catalogue changed", first, middle)
    for name, run in others(*matrix(rules, catalogue, answers[0])).items():
        show(name, best(run, rounds), middle)
    for package in [name for package, name in LIBRARIES.items() if find_spec(package) is None]:
        print(f"not installed, not measured: {package}")
    print(f"goal of {GOAL_MS} ms a recommendation: {'met' if max(each) * 1000 <= GOAL_MS else 'MISSED'}")
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Times a recommendation beside other weighted sums.")
    parser.add_argument("--rounds", type=int, default=15, help="how often each is run; the best counts")
    return parser.parse_args()


def on_one_core() -> None:
    """Keeps the run on one core where the system allows it; libraries are told to use one thread."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def best(run: Timed, rounds: int) -> float:
    """Seconds of processor time of the quickest round."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


def show(name: str, seconds: float, engine: float) -> None:
    print(f"{name:<52} {seconds * 1000:9.3f} ms   {seconds / engine:7.3f} x the engine")


def matrix(rules: RuleEdition, catalogue: Catalogue, given: Mapping[str, Any]) -> tuple[list[list[float]], list[float]]:
    """Values of the guaranteed levels of all tools and criteria, and the weights: what the engine sums up."""
    answers = answers_from(rules, given)
    municipality = municipality_from(answers)
    requirements = requirements_from(answers, municipality)
    weights = weighting_from(answers, requirements).criteria
    values = capped_values(requirements.targets)
    model = AdditiveModel(weights, values)
    evidence = examined(rules, catalogue, DAY, municipality.own_server)
    tools = [candidate(one, requirements, municipality, model, rules) for one in evidence]
    rows = [
        [float(values[key][tool.levels[key][0]]) if key in values else 0.0 for key in rules.criteria] for tool in tools
    ]
    shares = [float(weights[key]) for key in rules.criteria]
    sums = [sum(share * value for share, value in zip(shares, row, strict=True)) for row in rows]
    exact = [float(model.exact(tool.sure)) for tool in tools]
    assert all(abs(one - other) < 1e-12 for one, other in zip(sums, exact, strict=True))
    return rows, shares


def others(rows: list[list[float]], weights: list[float]) -> dict[str, Timed]:
    """The same weighted sum and ranking by each library that is there."""
    found: dict[str, Timed] = {}
    if find_spec("numpy"):
        found |= numpy_sum(rows, weights)
    if find_spec("skcriteria"):
        found |= scikit_criteria_sum(rows, weights)
    if find_spec("numpy") and find_spec("pymcdm"):
        found |= pymcdm_sum(rows, weights)
    return found


def numpy_sum(rows: list[list[float]], weights: list[float]) -> dict[str, Timed]:
    numpy = import_module("numpy")
    values, shares = numpy.array(rows), numpy.array(weights)
    return {
        "NumPy: weighted sum and order, arrays at hand": lambda: numpy.argsort(-(values @ shares)),
        "NumPy: the same from lists": lambda: numpy.argsort(-(numpy.array(rows) @ numpy.array(weights))),
    }


def scikit_criteria_sum(rows: list[list[float]], weights: list[float]) -> dict[str, Timed]:
    criteria, simple = import_module("skcriteria"), import_module("skcriteria.agg.simple")

    def run() -> object:
        made = criteria.mkdm(rows, objectives=[max] * len(weights), weights=weights)
        return simple.WeightedSumModel().evaluate(made)

    return {"scikit-criteria: weighted sum and ranking": run}


def pymcdm_sum(rows: list[list[float]], weights: list[float]) -> dict[str, Timed]:
    numpy, methods = import_module("numpy"), import_module("pymcdm.methods")
    values, shares, kinds = numpy.array(rows), numpy.array(weights), numpy.ones(len(weights))
    spotis = methods.SPOTIS(numpy.array([[0.0, 1.0]] * len(weights)))
    warnings.filterwarnings("ignore", "Weights should be positive")  # it wants a sum of exactly 1.0 in floating point
    return {"pymcdm: SPOTIS and ranking": lambda: spotis.rank(spotis(values, shares, kinds))}


if __name__ == "__main__":
    sys.exit(main())
