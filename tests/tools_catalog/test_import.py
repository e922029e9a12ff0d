"""A first import, and the same files again."""

from __future__ import annotations

import pytest

from site_core.seeded import SeededValue
from tests.factories import cell, cell_piece, fact, tool_file
from tests.tools_catalog.seeds import load, surveys, with_surveys
from tools_catalog.importing.planning import Decision
from tools_catalog.models import Assessment, Publication, Tool
from tools_catalog.to_plain import SEED_REVIEWER

pytestmark = pytest.mark.django_db


def test_a_first_import_publishes_tools_and_assessments_with_a_history(tmp_path):
    report = load(tmp_path, tool_file())

    tool, found = Tool.objects.get(), surveys()
    assert report.tools[Decision.ADD] == 1
    assert report.assessments[Decision.ADD] == 39
    assert (tool.live, tool.has_unpublished_changes, tool.name) == (True, False, "Anketa")
    assert tool.live_revision == tool.latest_revision == tool.revisions.get()
    assert found.live_revision.as_object().evidence.get().url == "https://example.org/docs"
    assert [fact.key for fact in tool.live_revision.as_object().facts.all()] == ["status", "identity"]
    assert Publication.objects.count() == 1


def test_seeded_assessments_say_who_reviewed_them_and_that_the_second_is_missing(tmp_path):
    late = cell(evidence=[cell_piece(seen_on="2026-11-12"), cell_piece(seen_on="2026-11-21")])
    load(tmp_path, with_surveys(late))

    found = surveys()
    assert (found.reviewer, found.second_reviewer) == (SEED_REVIEWER, "")
    assert found.reviewed_on.isoformat() == "2026-11-21"


def test_an_unknown_cell_was_reviewed_when_anything_about_the_tool_was_last_seen(tmp_path):
    load(tmp_path, tool_file(facts={"status": fact("active", seen_on="2026-11-23")}))

    assert Assessment.objects.get(criterion="voting").reviewed_on.isoformat() == "2026-11-23"


def test_importing_the_same_files_again_changes_nothing(tmp_path):
    load(tmp_path, tool_file())
    before = [*Tool.objects.values(), *Assessment.objects.values(), *SeededValue.objects.values()]

    report = load(tmp_path, tool_file())

    assert [*Tool.objects.values(), *Assessment.objects.values(), *SeededValue.objects.values()] == before
    assert (report.tools[Decision.LEAVE], report.assessments[Decision.LEAVE]) == (1, 39)
    assert Publication.objects.count() == 1


def test_reading_the_same_files_without_the_memory_of_their_hashes_changes_nothing(tmp_path):
    load(tmp_path, tool_file())
    SeededValue.objects.filter(kind="catalogue file").delete()
    before = [*Tool.objects.values(), *Assessment.objects.values()]

    report = load(tmp_path, tool_file())

    assert [*Tool.objects.values(), *Assessment.objects.values()] == before
    assert report.conflicts == report.gone == report.changed == []


def test_a_trial_run_says_what_would_be_done_and_writes_nothing(tmp_path):
    report = load(tmp_path, tool_file(), dry_run=True)

    assert report.tools[Decision.ADD] == 1
    assert not Tool.objects.exists()
    assert not SeededValue.objects.exists()
    assert not Publication.objects.exists()
