"""Made-up towns with their answers: the questionnaire shows their results, the review desk what a change does to them.

A file each, `<place>-<key>.yaml`: edition, name, intro and answers. What a town wrote itself stands in both languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tools_catalog.methodology import Text, load_edition

FOLDER = Path(__file__).parent


@dataclass(frozen=True, eq=False)
class ExampleTown:
    """A made-up town. `raw` holds its answers; what it wrote itself is there in both languages."""

    key: str
    title: Text
    intro: Text
    edition: str
    raw: Mapping[str, Any]

    def answers(self) -> dict[str, Any]:
        """Its answers; texts in the active language."""
        questions = load_edition(self.edition).questions
        return {key: str(Text(value)) if questions[key].type == "text" else value for key, value in self.raw.items()}


@cache
def example_towns() -> tuple[ExampleTown, ...]:
    """All of them, smallest town first."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.yaml")))


def _read(path: Path) -> ExampleTown:
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    key = path.stem.partition("-")[2]
    return ExampleTown(key, Text(raw["name"]), Text(raw["intro"]), raw["edition"], raw["answers"])
