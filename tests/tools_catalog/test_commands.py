"""The commands of the catalogue, as a developer calls them."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import assessment, cell, tool, tool_file, write_files
from tools_catalog.models import Assessment, Tool
from tools_catalog.to_plain import SEED_REVIEWER

pytestmark = pytest.mark.django_db


def run(command, *args, **options):
    """Standard output, standard error, and the message with which the command failed, if it did."""
    out, err = StringIO(), StringIO()
    try:
        call_command(command, *args, **options, stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue(), err.getvalue(), str(error)
    return out.getvalue(), err.getvalue(), ""


def test_an_import_ends_with_a_summary(tmp_path):
    out, _err, failed = run("import_catalogue", write_files(tmp_path, tool_file()))

    assert failed == ""
    assert out.splitlines()[-2:] == [
        "Tools: 1 added, 0 changed, 0 left alone.",
        "Assessments: 39 added, 0 changed, 0 left alone.",
    ]


def test_an_import_names_changes_conflicts_and_what_is_gone(tmp_path):
    write_files(tmp_path, tool_file(), tool_file("hlasovani"))
    run("import_catalogue", tmp_path)
    edited = Tool.objects.get(key="anketa")
    edited.name = "Naše anketa"
    edited.save_revision().publish()
    newer = {**tool_file()["assessments"], "surveys": cell(level=1)}
    write_files(tmp_path, tool_file(name="Anketa 2", assessments=newer))

    out, _err, _failed = run("import_catalogue", tmp_path)

    assert out.splitlines()[:3] == [
        "changed: tools/anketa.yaml: assessments.surveys",
        "conflict, left alone: tools/anketa.yaml: name: changed in the file and by people",
        "gone from the files, kept: tools/hlasovani.yaml: -",
    ]


def test_a_trial_run_says_so(tmp_path):
    out, _err, _failed = run("import_catalogue", write_files(tmp_path, tool_file()), dry_run=True)

    assert out.startswith("Trial run: nothing was written.\nTools: 1 added")
    assert not Tool.objects.exists()


def test_a_faulty_import_names_file_place_and_reason_and_fails(tmp_path):
    write_files(tmp_path, tool_file(kind="free"), tool_file("hlasovani", homepage="example.org"))

    out, err, failed = run("import_catalogue", tmp_path)

    assert out == ""
    assert err.splitlines()[0].startswith("tools/anketa.yaml: kind: “free” is none of: open_core, open_source")
    assert err.splitlines()[1] == "tools/hlasovani.yaml: homepage: “example.org” is not a web address."
    assert failed == "2 faults, nothing was loaded."


def test_an_import_of_nothing_says_where_it_looked(tmp_path):
    _out, _err, failed = run("import_catalogue", tmp_path)

    assert failed == f"There is no folder tools with YAML files in {tmp_path}."


def test_a_sound_catalogue_passes_the_check():
    assessment(tool(), "accessibility", evidence=[{"kind": "our_test"}])

    out, err, failed = run("check_catalogue")

    assert (err, failed) == ("", "")
    assert out.splitlines() == ["Published assessments that wait for a second reviewer: 0.", "No faults."]


def test_the_check_names_every_fault_of_what_is_published():
    shared = tool()
    broken = assessment(shared)
    broken.evidence.all().delete()
    Assessment.objects.filter(pk=assessment(shared, "accessibility").pk).update(second_reviewer="")
    Tool.objects.update(status="maintenance")

    _out, err, failed = run("check_catalogue")

    assert [line.split(": ")[:2] for line in err.splitlines()] == [
        ["anketa", "status"],
        ["anketa/accessibility", "second_reviewer"],
        ["anketa/surveys", "grade"],
    ]
    assert failed == "3 faults."


def test_the_check_counts_what_the_desk_review_left_to_a_second_reviewer():
    desk = assessment(tool(), "accessibility")
    Assessment.objects.filter(pk=desk.pk).update(reviewer=SEED_REVIEWER, second_reviewer="")

    out, _err, failed = run("check_catalogue")

    assert failed == ""
    assert out.startswith("Published assessments that wait for a second reviewer: 1.")
