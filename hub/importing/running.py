"""One import of good practices, in one transaction. It may run again at any time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import transaction

from hub.importing.reading import FOLDER, Known, read_methods, read_practices
from hub.importing.writing import Fields, Ids, fields_of_file, fields_of_record, write
from hub.models.practices import Method, Practice
from site_core.seed_topics import topic_names
from site_core.seeded import SeedMemory
from site_core.seeding import ABSENT, CONFLICT, SAME, WRITE
from site_core.topics import Topic
from site_core.vocabularies import GROUPS, SIZES, vocabulary


@dataclass
class Report:
    """What an import did, and what a person should know."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    left: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"Good practices: {self.added} added, {self.changed} changed, {self.unchanged} left as they are."


def known_keys(methods: list[dict[str, Any]]) -> Known:
    """What the files of practices may name."""
    return Known(
        languages=frozenset(code for code, _name in settings.LANGUAGES),
        methods=frozenset(method["key"] for method in methods),
        topics=frozenset(topic_names()),
        groups=frozenset(term.key for term in vocabulary(GROUPS)),
        sizes=frozenset(term.key for term in vocabulary(SIZES)),
    )


@transaction.atomic
def import_practices(folder: Path = FOLDER) -> Report:
    """Methods and practices of a folder into the database. What people changed or deleted stays so.

    Raises FaultyPractices; then nothing was written.
    """
    methods = read_methods(folder, frozenset(code for code, _name in settings.LANGUAGES))
    contents = read_practices(folder, known_keys(methods))
    report = Report()
    import_methods(methods)
    return Import(contents, report).run()


def import_methods(methods: list[dict[str, Any]]) -> None:
    """Adds methods, and renames those that no person renamed."""
    memory, records = SeedMemory("method"), {method.key: method for method in Method.objects.all()}
    for method in methods:
        key, name = method["key"], method["name"]
        record = records.get(key)
        if record is None and not memory.fields(key):
            Method.objects.create(key=key, name=name)
            memory.remember(key, "name", name)
        elif record and memory.merge(key, "name", record.name, name) in {WRITE, SAME}:
            if record.name != name:
                Method.objects.filter(pk=record.pk).update(name=name)
            memory.remember(key, "name", name)
    memory.save()


class Import:
    """Practices that files speak of, as they stand, with the seed's memory."""

    def __init__(self, contents: list[dict[str, Any]], report: Report) -> None:
        self.contents, self.report, self.memory = contents, report, SeedMemory("practice")
        self.methods = dict(Method.objects.values_list("key", "pk"))
        self.topics = dict(Topic.objects.values_list("key", "pk"))
        self.tools = dict(apps.get_model("tools_catalog", "Tool").objects.values_list("key", "pk"))
        rows = ("further_methods", "topics", "target_groups", "results", "sources")
        found = Practice.objects.select_related("method", "tool").prefetch_related(*rows)
        self.records: Mapping[str, Practice] = {practice.key: practice for practice in found}

    def run(self) -> Report:
        """Do all of it and give the report."""
        for content in self.contents:
            self.import_one(content["key"], self.wanted(content))
        wanted = {content["key"] for content in self.contents}
        self.report.left += [f"{key}: gone from the files" for key in sorted(self.memory.keys() - wanted)]
        self.memory.save()
        return self.report

    def wanted(self, content: dict[str, Any]) -> Fields:
        """What the file says, as far as the database can hold it."""
        fields = fields_of_file(content)
        if fields["tool"] and fields["tool"] not in self.tools:
            self.report.left.append(f"{content['key']}: there is no tool {fields['tool']!r}")
            fields["tool"] = None
        for name, known in (("methods", self.methods), ("topics", self.topics)):
            fields[name] = [key for key in fields[name] if key in known]  # a person deleted the others
        return fields

    def import_one(self, key: str, fields: Fields) -> None:
        """Adds a practice, updates it, or leaves what a person made of it."""
        record = self.records.get(key)
        if not fields["methods"]:
            self.report.left.append(f"{key}: its method was deleted")
        elif record is not None:
            self.update(record, fields)
        elif not self.memory.fields(key):
            self.save(Practice(key=key), fields)
            self.report.added += 1

    def update(self, record: Practice, fields: Fields) -> None:
        """Writes what changed in the file and no person touched."""
        now, changes = fields_of_record(record), {}
        for name, value in fields.items():
            decision = self.memory.merge(record.key, name, self.standing(record.key, name, now[name]), value)
            if decision is WRITE:
                changes[name] = value
            elif decision is CONFLICT:
                self.report.left.append(f"{record.key}: {name} was changed here and in the file")
            elif decision is SAME:
                self.memory.remember(record.key, name, value)
        if changes:
            self.save(record, changes)
        self.report.changed += bool(changes)
        self.report.unchanged += not changes

    def standing(self, key: str, name: str, value: Any) -> Any:
        """What stands in a field. It is empty since the database got it where no import ever wrote it: nothing does."""
        return ABSENT if value == [] and self.memory.last(key, name) is ABSENT else value

    def save(self, record: Practice, fields: Fields) -> None:
        """Writes fields and remembers them."""
        write(record, fields, Ids(self.methods, self.topics, self.tools))
        for name, value in fields.items():
            self.memory.remember(record.key, name, value)
