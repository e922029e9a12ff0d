"""How well the search finds what people look for: searches with the pages that they mean, on whatever backend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from search.asking import Groups, answers, question, synonym_groups
from search.finding import Selection, describe, find
from search.models import SearchEntry
from search.nearly import meant, partly

FILE = Path(__file__).with_name("queries.yaml")
FIRST = 3  # results that everybody looks at
GOALS = {
    "mrr": 0.9,
    "success": 0.94,
}  # mean of 1/place of the page that was meant; share in the first


@dataclass(frozen=True)
class Tried:
    """One search: `place` is where the first page stood that was meant, 0 if nowhere. `spelt`: what was offered."""

    language: str
    typed: str
    place: int
    spelt: str = ""


@dataclass(frozen=True)
class Score:
    """The two numbers of a set of searches."""

    mrr: float
    success: float

    @property
    def is_good(self) -> bool:
        """Whether both goals are met."""
        return self.mrr >= GOALS["mrr"] and self.success >= GOALS["success"]


def score(tried: list[Tried]) -> Score:
    """What the searches come to."""
    places = [each.place for each in tried]
    return Score(sum(1 / place for place in places if place) / len(places), _share(places))


def _share(places: list[int]) -> float:
    return sum(0 < place <= FIRST for place in places) / len(places)


def try_all(backend: str = "default") -> Iterator[Tried]:
    """Every search of the file, on a backend of the settings, as the page answers it."""
    groups = synonym_groups()
    for language, searches in yaml.safe_load(FILE.read_text(encoding="utf-8")).items():
        for each in searches:
            entries, spelt = shown(each["typed"], language, groups, backend)
            urls = [entry.url for entry in entries]
            places = [urls.index(url) + 1 for url in each["finds"] if url in urls]
            yield Tried(language, each["typed"], min(places, default=0), spelt)


def shown(typed: str, language: str, groups: Groups, backend: str) -> tuple[list[SearchEntry], str]:
    """What stands on the page, or behind the spelling that it offers in place of nothing."""
    if entries := answers(question(typed, language, groups), backend):
        return in_groups(entries), ""
    if offered := meant(typed, language, groups, backend):
        return in_groups(answers(question(offered.words, language, groups), backend)), offered.words
    return partly(typed, language, groups, backend)[1], ""


def in_groups(entries: list[SearchEntry]) -> list[SearchEntry]:
    """As readers see them: group below group, of each what stands there. The best in a group far down is not first."""
    by_id = {entry.pk: entry for entry in entries}
    return [by_id[number] for group in find(describe(entries), Selection()).groups(Selection()) for number in group.ids]
