"""The topics of the site to which a tool belongs, by what it surely does and nothing else. Pure."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_suffix(".yaml")


@cache
def activities_by_topic() -> dict[str, frozenset[str]]:
    """Keys of activities by keys of topics, as the file says."""
    written: dict[str, list[str]] = yaml.safe_load(FILE.read_text("utf-8"))
    return {topic: frozenset(activities) for topic, activities in written.items()}


def topics_of(does: Set[str]) -> tuple[str, ...]:
    """Keys of the topics of a tool that surely does these activities."""
    return tuple(sorted(topic for topic, activities in activities_by_topic().items() if activities & does))
