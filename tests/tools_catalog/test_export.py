"""A catalogue that is exported and imported into an empty database is the same catalogue, to the last letter."""

import tempfile
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import tools_catalog
from tests.factories import TODAY, assessment, tool
from tests.tools_catalog.any_tool import tools
from tests.tools_catalog.test_commands import run
from tools_catalog.exporting import FolderInUse, export_catalogue, published_tools, written
from tools_catalog.importing import InvalidFiles, import_catalogue
from tools_catalog.importing.checking import SourceTool, file_faults, source_tool
from tools_catalog.importing.fields import cell_fields, tool_fields
from tools_catalog.importing.reading import SourceFile
from tools_catalog.importing.writing import CHILDREN, cell_rows, tool_rows
from tools_catalog.models import Assessment, Publication, Tool
from tools_catalog.rubric import current_rubric
from tools_catalog.snapshots import publish_snapshot
from tools_catalog.to_plain import plain_cell, plain_tool

pytestmark = pytest.mark.django_db

DATA = Path(tools_catalog.__file__).parent / "data"


def read(made: dict) -> SourceTool:
    """What the import reads in the file that the export writes."""
    file = SourceFile("tools/nastroj.yaml", "nastroj", written(made).encode(), signed=True)
    assert list(file_faults(file, current_rubric(), TODAY)) == []
    return source_tool(file, current_rubric())


def with_rows(record, rows):
    """The record, stored nowhere, with what stands below it."""
    for relation, values in rows.items():
        setattr(record, relation, [CHILDREN[relation](**each) for each in values])
    return record


@settings(max_examples=100)
@given(tools())
def test_what_the_export_writes_the_import_reads_to_the_last_letter(made):
    source = read(made)

    assert {**source.tool, "assessments": source.cells} == made


@settings(max_examples=60)
@given(tools())
def test_a_record_made_from_the_plain_form_gives_it_back(made):
    values, rows = tool_rows(made["key"], tool_fields(made))
    cells = {}
    for criterion, cell in made["assessments"].items():
        own, evidence = cell_rows(cell_fields(cell))
        cells[criterion] = plain_cell(with_rows(Assessment(**own), evidence))

    assert {**plain_tool(with_rows(Tool(**values), rows)), "assessments": cells} == made


def filled(folder, made):
    (folder / "tools").mkdir()
    for each in made:
        (folder / f"tools/{each['key']}.yaml").write_text(written(each), encoding="utf-8")
    return folder


def exported(folder):
    """The id of the snapshot, whose catalogue stands in the folder and no longer in the database."""
    snapshot = publish_snapshot().pk
    export_catalogue(folder)
    return snapshot


def imported(folder):
    import_catalogue(folder, TODAY, signed=True)
    return Publication.objects.latest().snapshot_id


@settings(max_examples=8, phases=(Phase.explicit, Phase.reuse, Phase.generate))  # each example is two imports
@given(st.tuples(tools("jeden"), tools("druhy")))
def test_nothing_is_lost_on_the_way_out_and_in(made):
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        with transaction.atomic():
            imported(filled(Path(first), made))
            assert sorted(published_tools(), key=name) == sorted(made, key=name)
            before = exported(Path(second))
            transaction.set_rollback(True)
        with transaction.atomic():
            after = imported(Path(second))
            transaction.set_rollback(True)

    assert after == before


def name(made):
    return made["name"]


def test_the_real_catalogue_survives_the_way_out_and_in(tmp_path):
    with transaction.atomic():
        import_catalogue(DATA, TODAY)
        before = exported(tmp_path)
        transaction.set_rollback(True)

    assert imported(tmp_path) == before


def test_a_draft_and_what_is_not_published_stay_at_home(tmp_path):
    of = assessment(tool())
    tool("navrh", published=False)
    of.level = 1
    of.save_revision(clean=False)

    assert export_catalogue(tmp_path) == 1
    assert [path.name for path in tmp_path.glob("tools/*")] == ["anketa.yaml"]
    assert "level: 2" in (tmp_path / "tools/anketa.yaml").read_text()


def test_files_that_are_there_are_not_overwritten(tmp_path):
    tool()
    export_catalogue(tmp_path)
    (tmp_path / "tools/anketa.yaml").write_text("moje")

    with pytest.raises(FolderInUse):
        export_catalogue(tmp_path)
    assert (tmp_path / "tools/anketa.yaml").read_text() == "moje"


def test_signatures_are_taken_over_only_if_it_is_said(tmp_path):
    assessment(tool(), reviewer="Jana", second_reviewer="Petr")
    export_catalogue(tmp_path)

    with pytest.raises(InvalidFiles) as refused:
        import_catalogue(tmp_path, TODAY)
    assert "assessments.surveys.reviewer" in [fault.place for _name, fault in refused.value.faults]


def test_an_import_that_breaks_in_the_middle_leaves_the_catalogue_as_it_was(tmp_path, monkeypatch):
    assessment(tool())
    before = publish_snapshot()
    export_catalogue(tmp_path)
    changed = (tmp_path / "tools/anketa.yaml").read_text().replace("level: 2", "level: 1").replace("anketa", "nova")
    (tmp_path / "tools/nova.yaml").write_text(changed.replace("Anketa", "Nova"))
    monkeypatch.setattr("tools_catalog.importing.records.add_assessments", broken)

    with pytest.raises(OSError, match="disk"):
        import_catalogue(tmp_path, TODAY, signed=True)

    assert publish_snapshot() == before
    assert Publication.objects.count() == 1


def broken(_planned):
    raise OSError("disk is full")


def test_the_commands_say_what_they_did(tmp_path):
    assessment(tool())

    out, _err, failed = run("export_catalogue", tmp_path)
    assert (out, failed) == (f"Tools: 1 written to {tmp_path / 'tools'}.\n", "")
    assert (
        run("export_catalogue", tmp_path)[2] == f"There are tools in {tmp_path / 'tools'} already, nothing was written."
    )
    assert "Tools: 0 added, 0 changed, 1 left alone." in run("import_catalogue", tmp_path, signed=True)[0]
