"""The code of the last stored release goes on with what has been added to the database since (ADR 0048)."""

import sys
import types

import pytest
from django.contrib.postgres.operations import AddIndexConcurrently, TrigramExtension
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from tests.releases import stored
from tests.releases.old_code import WHY, Place, fault, judge, new_ones

KEY = ("id", models.BigAutoField(primary_key=True))
SMALL = models.PositiveSmallIntegerField
TOOL = migrations.CreateModel(
    "Tool",
    [
        KEY,
        ("name", models.CharField(max_length=50)),
        ("note", models.CharField(max_length=50, null=True)),
        ("code", models.CharField(max_length=9, unique=True)),
        ("text", models.TextField()),
        ("count", SMALL(db_default=0)),
        ("held", models.IntegerField(db_column="kept")),
        ("owner", models.ForeignKey("auth.User", models.CASCADE)),
    ],
    options={
        "constraints": [models.UniqueConstraint(fields=["note"], name="one_note")],
        "unique_together": {("code", "count")},
    },
)
SHOWN = migrations.CreateModel("ShownTool", [], options={"proxy": True}, bases=("made_up.tool",))
NEW = migrations.CreateModel("New", [KEY, ("name", models.CharField(max_length=50))])


def field(kind: type[Operation], name: str, of: models.Field, model: str = "Tool") -> Operation:
    return kind(model, name, of)


ADD, ALTER = migrations.AddField, migrations.AlterField
ONE_NAME = models.UniqueConstraint(fields=["name"], name="one_name")
BREAKS = {
    "column taken away": migrations.RemoveField("Tool", "name"),
    "table taken away": migrations.DeleteModel("Tool"),
    "column renamed": migrations.RenameField("Tool", "name", "title"),
    "table renamed": migrations.RenameModel("Tool", "Instrument"),
    "table named otherwise": migrations.AlterModelTable("Tool", "instruments"),
    "NOT NULL": field(ALTER, "note", models.CharField(max_length=50)),
    "NULL where there was none": field(ALTER, "name", models.CharField(max_length=50, null=True)),
    "unique no more": field(ALTER, "code", models.CharField(max_length=9)),
    "constraint taken away": migrations.RemoveConstraint("Tool", "one_note"),
    "unique together no more": migrations.AlterUniqueTogether("Tool", set()),
    "shorter": field(ALTER, "name", models.CharField(max_length=49)),
    "no longer endless": field(ALTER, "text", models.CharField(max_length=5000)),
    "unique": field(ALTER, "name", models.CharField(max_length=50, unique=True)),
    "relation unique": field(ALTER, "owner", models.OneToOneField("auth.User", models.CASCADE)),
    "relation elsewhere": field(ALTER, "owner", models.ForeignKey("auth.Group", models.CASCADE)),
    "other kind": field(ALTER, "name", models.IntegerField()),
    "other column": field(ALTER, "name", models.CharField(max_length=50, db_column="title")),
    "db_default taken away": field(ALTER, "count", SMALL()),
    "column that old rows lack": field(ADD, "web", models.CharField(max_length=50)),
    "default that only new code knows": field(ADD, "web", models.CharField(max_length=50, default="")),
    "unique with one value for all": field(ADD, "web", models.CharField(max_length=50, db_default="", unique=True)),
    "constraint": migrations.AddConstraint("Tool", ONE_NAME),
    "unique together": migrations.AlterUniqueTogether("Tool", {("name", "note")}),
    "order": migrations.AlterOrderWithRespectTo("Tool", "owner"),
    "code": migrations.RunPython(migrations.RunPython.noop),
    "SQL": migrations.RunSQL("DELETE FROM made_up_tool"),
    "kind that nobody knows": TrigramExtension(),
    "taken away in the database alone": migrations.SeparateDatabaseAndState(
        [migrations.AlterModelOptions("Tool", {}), migrations.RemoveField("Tool", "name")]
    ),
}
GOES_ON = {
    "new table": NEW,
    "nullable column": field(ADD, "web", models.CharField(max_length=50, null=True)),
    "column that the database fills in": field(ADD, "web", models.CharField(max_length=50, db_default="")),
    "unique column that may be empty": field(ADD, "web", models.CharField(max_length=50, null=True, unique=True)),
    "relation of many to many": field(ADD, "readers", models.ManyToManyField("auth.User")),
    "longer": field(ALTER, "name", models.CharField(max_length=51)),
    "endless": field(ALTER, "name", models.TextField()),
    "larger numbers": field(ALTER, "count", models.PositiveIntegerField(db_default=0)),
    "other words": field(ALTER, "name", models.CharField("name", max_length=50, help_text="Its name.")),
    "relation to the same table": field(ALTER, "owner", models.ForeignKey("auth.user", models.PROTECT)),
    "field renamed, column not": migrations.RenameField("Tool", "held", "kept"),
    "table named as before": migrations.AlterModelTable("Tool", "made_up_tool"),
    "index": migrations.AddIndex("Tool", models.Index(fields=["name"], name="by_name")),
    "index while others write": AddIndexConcurrently("Tool", models.Index(fields=["name"], name="by_name")),
    "what has no table": migrations.DeleteModel("ShownTool"),
    "forgotten by the code alone": migrations.SeparateDatabaseAndState([], [migrations.RemoveField("Tool", "name")]),
}
ON_NEW_TABLE = {
    "column": field(ADD, "web", models.CharField(max_length=50), "New"),
    "stricter": field(ALTER, "name", models.CharField(max_length=9, unique=True), "New"),
    "taken away": migrations.RemoveField("New", "name"),
    "renamed": migrations.RenameField("New", "name", "title"),
    "table renamed": migrations.RenameModel("New", "Newer"),
    "table taken away": migrations.DeleteModel("New"),
    "constraint": migrations.AddConstraint("New", ONE_NAME),
}


def shape(*steps):
    state = ProjectState()
    for step in steps:
        step.state_forwards("made_up", state)
    return state


RELEASE = shape(TOOL, SHOWN)


@pytest.fixture
def made_up(monkeypatch):
    """A migration with these operations, in a module that says this reason."""

    def make(*steps, why=""):
        monkeypatch.setitem(sys.modules, "made_up_0002", module := types.ModuleType("made_up_0002"))
        if why:
            setattr(module, WHY, why)
        kind = type("Migration", (migrations.Migration,), {"operations": list(steps), "__module__": module.__name__})
        return kind("0002_new", "made_up")

    return make


@pytest.mark.parametrize("operation", BREAKS.values(), ids=BREAKS)
def test_the_old_code_would_stumble(operation):
    assert fault(operation, Place("made_up", RELEASE.clone(), RELEASE))


@pytest.mark.parametrize("operation", GOES_ON.values(), ids=GOES_ON)
def test_the_old_code_goes_on(operation):
    assert fault(operation, Place("made_up", RELEASE.clone(), RELEASE)) == ""


@pytest.mark.parametrize("operation", ON_NEW_TABLE.values(), ids=ON_NEW_TABLE)
def test_what_the_release_before_did_not_have_may_change_as_it_likes(operation, made_up):
    assert judge([made_up(NEW, operation)], RELEASE) == ([], [])


def test_a_fault_names_the_migration_and_what_it_does(made_up):
    [found], _ = judge([made_up(NEW, migrations.RemoveField("Tool", "name"))], RELEASE)
    assert found == "made_up.0002_new: Remove field name from Tool: the old code reads and writes this column"


def test_a_reason_allows_it_and_a_word_is_no_reason(made_up):
    step = migrations.RemoveField("Tool", "name")
    assert judge([made_up(step, why="No code has read it since 2026-11-27.")], RELEASE) == ([], [])
    assert judge([made_up(step, why="harmless")], RELEASE)[0]


def test_a_reason_for_nothing_is_noticed(made_up):
    assert judge([made_up(NEW, why="No code has read it since 2026-11-27.")], RELEASE) == ([], ["made_up.0002_new"])


@pytest.fixture
def graph(db):  # a migration of wagtail_localize asks the database while it is imported
    return MigrationLoader(None).graph


def test_new_is_what_the_release_did_not_have(graph):
    newest = {key for key in graph.leaf_nodes() if key[0] in {"search", "workshops"}}
    assert {(one.app_label, one.name) for one in new_ones(graph, set(graph.nodes) - newest)} == newest


def test_what_is_new_since_the_last_stored_release_lets_its_code_go_on(graph):
    had = stored.migrations(stored.releases()[-1])
    release = graph.make_state(sorted(had & set(graph.nodes)))
    assert "title" in release.models["wagtailcore", "page"].fields
    assert judge(new_ones(graph, had), release) == ([], [])
