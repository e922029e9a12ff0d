"""Example results of made-up towns: read-only, computed over today's catalogue, stored nowhere."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language

from advisor.explanations import Case
from advisor.results import plain
from tools_catalog.adapters import LoadedSnapshot, recommendation_document
from tools_catalog.methodology import Text, load_edition

FOLDER = Path(__file__).parent / "examples"
KEPT = 24  # documents: three towns, two languages, four snapshots or days


@dataclass(frozen=True, eq=False)
class Example:
    """A made-up town. `raw` holds its answers; what it wrote itself is there in both languages."""

    key: str
    title: Text
    intro: Text
    edition: str
    raw: Mapping[str, Any]

    @property
    def url(self) -> str:
        """The address of its result in the language of this page."""
        return reverse("advisor:example", args=[self.key])

    def answers(self) -> dict[str, Any]:
        """Its answers; texts in the active language."""
        texts = {question for question, words in self._questions() if words.type == "text"}
        return {key: str(Text(value)) if key in texts else value for key, value in self.raw.items()}

    def _questions(self) -> Any:
        return load_edition(self.edition).questions.items()


@cache
def examples() -> tuple[Example, ...]:
    """All examples, smallest town first."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.yaml")))


def find_example(key: str) -> Example:
    """The example with this key. Raises Http404."""
    for example in examples():
        if example.key == key:
            return example
    raise Http404


def example_case(example: Example, snapshot: LoadedSnapshot, as_of: datetime.date, urls: Mapping[str, str]) -> Case:
    """The example's result on a day over a snapshot; computed once per process for each of these and each language."""
    document = _document(example.key, snapshot, as_of, get_language() or "cs")
    return Case(document, load_edition(example.edition), snapshot.tools, urls)


@lru_cache(maxsize=KEPT)
def _document(key: str, snapshot: LoadedSnapshot, as_of: datetime.date, language: str) -> Any:
    example = find_example(key)
    edition = load_edition(example.edition)
    return plain(recommendation_document(example.answers(), edition=edition, snapshot=snapshot, as_of=as_of))


def _read(path: Path) -> Example:
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    key = path.stem.partition("-")[2]
    return Example(key, Text(raw["name"]), Text(raw["intro"]), raw["edition"], raw["answers"])
