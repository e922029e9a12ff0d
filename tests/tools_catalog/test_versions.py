"""Two people at one record: the one who comes second is told, never overwrites."""

from __future__ import annotations

import pytest

from tests.factories import assessment, tool
from tools_catalog.models import Assessment, StaleVersion, Tool

pytestmark = pytest.mark.django_db


@pytest.fixture
def cell():
    return assessment(tool())


def test_each_saved_revision_is_the_next_version(cell):
    before = cell.version

    cell.level = 1
    cell.save_revision()

    assert cell.version == Assessment.objects.get().version == before + 1


def test_a_record_that_was_read_before_anothers_save_is_refused(cell):
    mine, theirs = Assessment.objects.get(), Assessment.objects.get()
    theirs.level = 1
    theirs.save_revision()

    mine.level = 3
    with pytest.raises(StaleVersion) as refused:
        mine.save_revision()
    assert refused.value.current.level == 1
    assert Assessment.objects.get().get_latest_revision_as_object().level == 1


def test_an_ordinary_save_does_not_bring_an_old_version_back(cell):
    old = Assessment.objects.get()
    cell.save_revision()

    old.save()

    assert Assessment.objects.get().version == cell.version


def test_publishing_an_old_revision_keeps_the_current_version(cell):
    first = cell.latest_revision
    cell.level = 1
    cell.save_revision()

    first.publish()

    assert (Assessment.objects.get().level, Assessment.objects.get().version) == (2, cell.version)


def test_two_cells_of_one_tool_do_not_get_in_each_others_way(cell):
    other = assessment(cell.tool, "voting")
    version = Tool.objects.get().version

    cell.save_revision()
    other.save_revision()

    assert Tool.objects.get().version == version
