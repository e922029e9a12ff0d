"""The topics of the seed: added once, renamed with their file for as long as nobody renames them here."""

from __future__ import annotations

from pathlib import Path

import yaml
from django.db import transaction

from site_core.seeded import SeedMemory
from site_core.seeding import ABSENT, CONFLICT, SAME, WRITE
from site_core.topics import Topic

FILE = Path(__file__).parent / "seed" / "vocabularies" / "topics.yaml"
KIND, NAME = "topic", "name"


def topic_names(file: Path = FILE) -> dict[str, dict[str, str]]:
    """Names by key, as the file of the seed says."""
    names: dict[str, dict[str, str]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return names


@transaction.atomic
def seed_topics(file: Path = FILE) -> list[str]:
    """Writes topics from a file of names by key; tells in short lines what was left to people."""
    names = topic_names(file)
    memory, topics, left = SeedMemory(KIND), {topic.key: topic for topic in Topic.objects.all()}, []
    for key, name in names.items():
        if key not in topics and memory.fields(key):
            continue  # a person deleted it
        topic = topics.get(key)
        decision = memory.merge(key, NAME, dict(topic.name) if topic else ABSENT, name)
        if decision is CONFLICT:
            left.append(f"topic {key}: the name was changed here and in the file")
        elif decision is WRITE:
            Topic.objects.update_or_create(key=key, defaults={"name": name})
        if decision in (WRITE, SAME):
            memory.remember(key, NAME, name)
    memory.save()
    return left
