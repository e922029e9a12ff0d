"""A folder of good practices for tests, sound unless told otherwise."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import yaml

TEXT = {"cs": "česky", "en": "in English"}
VOTERS = {"key": "voters", "label": {"cs": "lidí", "en": "people"}}
METHODS = [
    {"key": "survey", "name": {"cs": "Dotazník", "en": "Survey"}},
    {"key": "vote", "name": {"cs": "Hlasování", "en": "Vote"}},
]


def practice_file(key: str = "lhota", **values: Any) -> dict[str, Any]:
    """What the file of one practice says."""
    return copy.deepcopy(
        {
            "key": key,
            "title": {"cs": f"{key} česky", "en": f"{key} in English"},
            "slug": {"cs": f"{key}-cs", "en": f"{key}-en"},
            "place": {"cs": key.title(), "en": key.title()},
            "countries": ["CZ"],
            "population": None,
            "population_source": None,
            "size_band": None,
            "size_band_basis": None,
            "year_start": 2020,
            "period": TEXT,
            "method": "survey",
            "further_methods": [],
            "topics": [],
            "target_groups": [{"group": "everyone", "name": {"cs": "obyvatelé", "en": "residents"}}],
            "tool": None,
            "goal": TEXT,
            "means": None,
            "text": TEXT,
            "lesson": None,
            "results": [{**VOTERS, "value": 120, "unit": None, "exactness": None}],
            "evidence": ["press"],
            "sources": [{"url": "https://www.example.org/zprava", "seen_on": "2026-11-22"}],
            **values,
        }
    )


def write_files(folder: Path, *practices: dict[str, Any], methods: Any = METHODS) -> Path:
    """A folder that holds exactly these practices."""
    (folder / "practices").mkdir(exist_ok=True)
    for old in folder.glob("practices/*.yaml"):
        old.unlink()
    (folder / "methods.yaml").write_text(yaml.safe_dump(methods), encoding="utf-8")
    for practice in practices:
        path = folder / "practices" / f"{practice['key']}.yaml"
        path.write_text(yaml.safe_dump(practice, allow_unicode=True), encoding="utf-8")
    return folder
