"""Stable keys for the tasks and notes of an edition, which have none in its files.

A text gets the key of the place where it stands first, such as `trigger.general_wish.task1` or `R1a.task2`;
equal texts share one key, so that they are shown once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from .places import option_effects
from .text import Text

type Kind = Literal["task", "note"]


@dataclass(frozen=True)
class KeyedTexts:
    """Texts by key, and the keys in use at each place."""

    texts: Mapping[str, Text]
    by_place: Mapping[str, tuple[str, ...]]

    def at(self, place: str) -> tuple[str, ...]:
        """Keys of the texts that stand at a place such as `size.outside_cz` or `R12`."""
        return self.by_place.get(place, ())


def keyed_texts(files: Mapping[str, Any], kind: Kind) -> KeyedTexts:
    """All tasks or all notes of an edition, options first, readiness rules after them."""
    key_of: dict[Text, str] = {}
    by_place: dict[str, tuple[str, ...]] = {}
    for place, owner in _places(files):
        found = [Text(raw) for raw in owner.get(f"{kind}s", ())]
        for number, text in enumerate(found, start=1):
            key_of.setdefault(text, f"{place}.{kind}{number}")
        if found:
            by_place[place] = tuple(key_of[text] for text in found)
    return KeyedTexts({key: text for text, key in key_of.items()}, by_place)


def _places(files: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield from option_effects(files)
    yield from ((rule["key"], rule) for rule in files["readiness"]["rules"])
