"""Reads the worked examples in `examples/`.

An example names itself in a plain sentence and says what the engine must give for some answers, reasoned by hand:

    name       a plain sentence
    about      questions that decide something here
    by_hand    how the expected values were found
    usual      true: `answers` change the usual ones of `cast/usual_answers.yaml`
    without    questions that are left unanswered
    as_of      day of the question (2026-11-25)
    tools      keys of the cast that are in the catalogue (all of them)
    changes    {tool: {name, facts, assessments}} that differ from the cast; null takes a fact or cell away
    more       tools that are added: {key, like: tool of the cast, and changes}
    expected   see EXPECTATIONS in test_examples.py
"""

import datetime
from pathlib import Path
from typing import Any

import yaml

from tools_catalog.matching import Catalogue, catalogue_from

HERE = Path(__file__).parent
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
USUAL_DAY = datetime.date(2026, 11, 25)


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)


CAST = read(HERE / "cast" / "tools.yaml")
USUAL_ANSWERS = read(HERE / "cast" / "usual_answers.yaml")
EXAMPLES = [{**read(path), "file": path.name} for path in sorted((HERE / "examples").glob("*.yaml"))]


def answers_of(example: dict[str, Any]) -> dict[str, Any]:
    start = USUAL_ANSWERS if example.get("usual") else {}
    merged = {**start, **example.get("answers", {})}
    return {question: answer for question, answer in merged.items() if question not in example.get("without", [])}


def day_of(example: dict[str, Any]) -> datetime.date:
    return example.get("as_of", USUAL_DAY)


def catalogue_of(example: dict[str, Any]) -> Catalogue:
    cast = {tool["key"]: tool for tool in CAST["tools"]}
    changes = example.get("changes", {})
    tools = [changed(cast[key], changes.get(key, {})) for key in example.get("tools", cast)]
    tools += [
        changed(cast[extra["like"]], {"name": extra["key"].title(), **extra}) for extra in example.get("more", [])
    ]
    return catalogue_from(dated(tool) for tool in tools)


def changed(tool: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    parts = {part: merged(tool.get(part, {}), change.get(part, {})) for part in ("facts", "assessments")}
    return {"key": change.get("key", tool["key"]), "name": change.get("name", tool["name"]), **parts}


def merged(start: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in {**start, **change}.items() if value is not None}


def dated(tool: dict[str, Any]) -> dict[str, Any]:
    cells = {key: {"seen_on": CAST["seen_on"], **cell} for key, cell in tool["assessments"].items()}
    return {**tool, "assessments": cells}
