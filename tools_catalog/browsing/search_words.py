"""What a search looks at: what the tool is called and described by, what it does, and facts that say yes. Pure.

Words of the methodology edition are taken in all its languages; `search_words.yaml` says which words mean the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from site_core.plain_text import plain
from tools_catalog.methodology import Edition, Text
from tools_catalog.overview import ACTIVITIES

FILE = Path(__file__).with_suffix(".yaml")
DOES = "does"
SAYS_YES = {("free", "yes"): "free_service", ("code", "open"): "open_source"}  # options named by their fact
CZECH, WITHOUT_CZECH = "czech_ui", frozenset({"none", "unknown"})
NAMED_BY_VALUE = {"hosting": "hosting_modes", "identity": "identity"}

type Group = tuple[str, ...]


def search_text(record: Mapping[str, Any], options: Mapping[str, frozenset[str]], edition: Edition) -> str:
    """Names, former names, supplier and summaries, and what `options` by facet surely say, in all languages."""
    said = [words for text in surely_said(options, edition) for words in text.values()]
    own = (record["name"], *record["former_names"], record["vendor"], *record["summary"].values())
    return "\n".join((*own, *said, *sorted(options.get("licence", ()))))


def surely_said(options: Mapping[str, frozenset[str]], edition: Edition) -> Iterator[Text]:
    """What a tool surely does and is, in words of the edition: nothing of what only may be."""
    activities = edition.questions[ACTIVITIES]
    yield from (activities.option(key).label for key in sorted(options[DOES]))
    for (facet, option), fact in SAYS_YES.items():
        if option in options[facet]:
            yield edition.facts[fact].label
    if options["czech"] - WITHOUT_CZECH:
        yield edition.facts[CZECH].label
    for facet, fact in NAMED_BY_VALUE.items():
        values = edition.facts[fact].values
        yield from (values[option] for option in sorted(options[facet]) if option in values)


@lru_cache(maxsize=1)
def search_words() -> tuple[Group, ...]:
    """The groups of beginnings of words that mean the same, as plain text."""
    return groups_of(yaml.safe_load(FILE.read_text("utf-8")))


def groups_of(written: Iterable[Iterable[str]]) -> tuple[Group, ...]:
    """Groups as somebody wrote them, as plain text."""
    return tuple(tuple(map(plain, group)) for group in written)


def says(word: str, groups: Iterable[Group]) -> re.Pattern[str]:
    """What plain text has to hold for one plain word: the word anywhere, or at the beginning of a word one that means
    the same.
    """
    same = {start for group in groups if any(word.startswith(start) for start in group) for start in group}
    return re.compile("|".join([re.escape(word), *(rf"\b{re.escape(start)}" for start in sorted(same))]))
