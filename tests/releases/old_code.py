"""What in a new migration the code of the release before would stumble over, for it serves on the new shape.

Operations are read, nothing is run (ADR 0048). Only tables and columns count that the release before has.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from django.db import models
from django.db.migrations import Migration, operations
from django.db.migrations.graph import MigrationGraph
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models.fields import NOT_PROVIDED

type Key = tuple[str, str]
WHY = "WHY_OLD_CODE_GOES_ON"  # what a migration calls its reason
WHY_IN_PACKAGES: dict[Key, str] = {}  # the same for migrations of packages, by app and name
A_REASON = 4  # words at least
WIDER = {
    ("CharField", "TextField"),
    ("SlugField", "CharField"),
    ("ForeignKey", "OneToOneField"),  # whether it is unique is asked apart
    ("OneToOneField", "ForeignKey"),
    ("SmallIntegerField", "IntegerField"),
    ("IntegerField", "BigIntegerField"),
    ("PositiveSmallIntegerField", "PositiveIntegerField"),
    ("PositiveIntegerField", "PositiveBigIntegerField"),
}
HARMLESS = (
    operations.CreateModel,
    operations.AddIndex,
    operations.RemoveIndex,
    operations.RenameIndex,
    operations.AlterConstraint,
    operations.AlterIndexTogether,
    operations.AlterModelOptions,
    operations.AlterModelManagers,
    operations.AlterModelTableComment,
)


@dataclass(frozen=True)
class Place:
    """Where an operation stands: its app, the shape in front of it, and the one that the old code knows."""

    app: str
    before: ProjectState
    release: ProjectState

    def has_table(self, model: str) -> bool:
        known = self.release.models.get((self.app, model.lower()))
        return known is not None and known.options.get("managed", True) and not known.options.get("proxy", False)

    def has_field(self, model: str, name: str) -> bool:
        return self.has_table(model) and name in self.release.models[self.app, model.lower()].fields

    def field(self, model: str, name: str) -> models.Field[Any, Any]:
        return self.before.models[self.app, model.lower()].fields[name]

    def option(self, model: str, name: str) -> Any:
        return self.before.models[self.app, model.lower()].options.get(name)


@singledispatch
def fault(operation: Operation, place: Place) -> str:
    """Why the old code can't be expected to go on; empty where it goes on."""
    return "nobody has said yet what the old code makes of this kind of operation"


for kind in HARMLESS:
    fault.register(kind, lambda operation, place: "")


@fault.register
def _(operation: operations.DeleteModel, place: Place) -> str:
    return "the old code reads and writes this table" if place.has_table(operation.name) else ""


@fault.register
def _(operation: operations.RenameModel, place: Place) -> str:
    return "the old code knows the table by its old name" if place.has_table(operation.old_name) else ""


@fault.register
def _(operation: operations.AlterModelTable, place: Place) -> str:
    own = f"{place.app}_{operation.name_lower}"
    is_moved = (place.option(operation.name, "db_table") or own) != (operation.table or own)
    return "the old code knows the table by its old name" if is_moved and place.has_table(operation.name) else ""


@fault.register
def _(operation: operations.AlterUniqueTogether, place: Place) -> str:
    before = set(place.option(operation.name, operation.option_name) or ())
    is_other = set(operation.option_value or ()) != before and place.has_table(operation.name)
    return "the old code may write what is refused now, or count on what is unique no more" if is_other else ""


@fault.register
def _(operation: operations.RemoveConstraint, place: Place) -> str:
    """As `bulk_create(update_conflicts=True)` does, which PostgreSQL refuses without the constraint."""
    return "the old code may count on it" if place.has_table(operation.model_name) else ""


@fault.register
def _(operation: operations.AddConstraint, place: Place) -> str:
    return "the old code may write what is refused now" if place.has_table(operation.model_name) else ""


@fault.register
def _(operation: operations.AlterOrderWithRespectTo, place: Place) -> str:
    is_added = operation.order_with_respect_to and place.has_table(operation.name)
    return "new rows of the old code lack the place in the order" if is_added else ""


@fault.register
def _(operation: operations.RemoveField, place: Place) -> str:
    is_known = place.has_field(operation.model_name, operation.name)
    return "the old code reads and writes this column" if is_known else ""


@fault.register
def _(operation: operations.RenameField, place: Place) -> str:
    if not place.has_field(operation.model_name, operation.old_name):
        return ""
    keeps_column = place.field(operation.model_name, operation.old_name).db_column
    return "" if keeps_column else "the old code knows the column by its old name"


@fault.register
def _(operation: operations.AddField, place: Place) -> str:
    field = operation.field
    if not place.has_table(operation.model_name) or field.many_to_many or field.null or field.generated:
        return ""
    if field.db_default is NOT_PROVIDED:
        return "new rows of the old code lack this column: it is neither nullable nor has a db_default"
    return "new rows of the old code all have the same value, and it is unique" if field.unique else ""


@fault.register
def _(operation: operations.AlterField, place: Place) -> str:
    if not place.has_field(operation.model_name, operation.name):
        return ""
    old = place.field(operation.model_name, operation.name)
    return ", ".join(stricter(operation.name, old, operation.field))


@fault.register(operations.RunPython)
@fault.register(operations.RunSQL)
def _(operation: Operation, place: Place) -> str:
    return "what it does is not to be read here"


@fault.register
def _(operation: operations.SeparateDatabaseAndState, place: Place) -> str:
    """Only what is done to the database counts; a field that only the code forgets is still there."""
    state = place.before.clone()
    return ", ".join(why for why, _part in read(operation.database_operations, place.app, state, place.release))


def stricter(name: str, old: Any, new: Any) -> Iterator[str]:
    """What a column no longer takes from the old code."""
    kinds = (old.get_internal_type(), new.get_internal_type())
    if old.null and not new.null:
        yield "the old code may leave it empty (NULL)"
    if new.null and not old.null:
        yield "the old code may read nothing (NULL) where there was always something"
    if new.unique and not old.unique:
        yield "the old code may write a value twice"
    if old.unique and not new.unique:
        yield "the old code may count on it being unique"
    if (old.db_column or name) != (new.db_column or name):
        yield "the old code knows the column by its old name"
    if kinds[0] != kinds[1] and kinds not in WIDER:
        yield f"it was {kinds[0]} and is {kinds[1]}"
    if kinds[1] != "TextField" and is_shorter(old, new):
        yield "the old code may write more than it holds"
    if old.db_default is not NOT_PROVIDED and new.db_default is NOT_PROVIDED and not new.null:
        yield "the old code lets the database fill it in"
    if old.is_relation and new.is_relation and target(old) != target(new):
        yield "it leads to another table"


def is_shorter(old: Any, new: Any) -> bool:
    sizes = [(getattr(old, size, None), getattr(new, size, None)) for size in ("max_length", "max_digits")]
    return any(after is not None and (before is None or after < before) for before, after in sizes)


def target(field: Any) -> str:
    """The model that a relation leads to, as a migration names it."""
    model = field.remote_field.model
    return (model if isinstance(model, str) else model._meta.label).lower()


def read(
    steps: Iterable[Operation], app: str, before: ProjectState, release: ProjectState
) -> Iterator[tuple[str, Operation]]:
    """What is wrong, with its operation; brings the shape forward."""
    for step in steps:
        if why := fault(step, Place(app, before, release)):
            yield why, step
        step.state_forwards(app, before)


def reason(migration: Migration) -> str:
    """Why the release before goes on all the same; a word or two is none."""
    said = getattr(sys.modules[type(migration).__module__], WHY, "")
    said = said or WHY_IN_PACKAGES.get((migration.app_label, migration.name), "")
    return said if len(said.split()) >= A_REASON else ""


def new_ones(graph: MigrationGraph, had: set[Key]) -> list[Migration]:
    """The migrations that a release did not have, in the order in which they run."""
    plan = dict.fromkeys(key for leaf in graph.leaf_nodes() for key in graph.forwards_plan(leaf))
    return [graph.nodes[key] for key in plan if key not in had]


def judge(migrations: Iterable[Migration], release: ProjectState) -> tuple[list[str], list[str]]:
    """What breaks the release before and says no reason, and what says a reason and breaks nothing."""
    unexplained, needless, state = [], [], release.clone()
    for migration in migrations:
        found = list(read(migration.operations, migration.app_label, state, release))
        name = f"{migration.app_label}.{migration.name}"
        if not reason(migration):
            unexplained += [f"{name}: {step.describe()}: {why}" for why, step in found]
        elif not found:
            needless.append(name)
    return unexplained, needless
