"""Rules of one row that the database itself holds, and what it never lets go."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from tests.factories import assessment, tool
from tools_catalog.models import Assessment, Fact, Reference, Snapshot, Tool, ToolState, Unchangeable
from tools_catalog.snapshots import publish_snapshot

pytestmark = pytest.mark.django_db

SCORED = {"state": "scored", "level": 2, "grade": "B"}


def refuses(**values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.update(**values)


@pytest.fixture
def cell():
    return assessment(tool())


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"level": None}, id="scored without a level"),
        pytest.param({"level": 5}, id="a level above 4"),
        pytest.param({"state": "unknown", "grade": "U"}, id="a level that is unknown"),
        pytest.param({"state": "not_applicable"}, id="a level that does not apply"),
        pytest.param({"state": "guessed"}, id="an unknown state"),
        pytest.param({"grade": "U"}, id="scored with grade U"),
        pytest.param({"grade": "E"}, id="an unknown grade"),
        pytest.param({"level": 4, "floor": True}, id="at least the highest level"),
        pytest.param({"grade": "D", "floor": True, "claim_low": 1, "claim_high": 2}, id="at least what is disputed"),
        pytest.param({"grade": "D"}, id="grade D without claims"),
        pytest.param({"grade": "D", "claim_low": 2, "claim_high": 2}, id="claims that agree"),
        pytest.param({"claim_low": 1, "claim_high": 2}, id="claims without grade D"),
    ],
)
def test_an_impossible_judgement_is_refused(cell, values):
    refuses(**{**SCORED, **values})


def test_a_first_publication_after_the_last_is_refused(cell):
    refuses(first_published_at=timezone.now() + timezone.timedelta(days=1))


def test_a_cell_is_there_once(cell):
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.create(tool=cell.tool, criterion=cell.criterion)


def test_a_fact_is_there_once_per_tool(cell):
    with pytest.raises(IntegrityError), transaction.atomic():
        Fact.objects.create(tool=cell.tool, key="status", value="active", seen_on="2026-11-20")


def test_a_size_rests_on_something(cell):
    place = {"place": "Hory", "kind": "live", "what_cs": "x", "what_en": "x", "source": "https://example.org"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Reference.objects.create(tool=cell.tool, size_band="pop_500_1999", **place)


def test_a_published_tool_is_not_deleted(cell):
    with pytest.raises(ProtectedError):
        cell.tool.delete()
    with pytest.raises(ProtectedError):
        Tool.objects.all().delete()


def test_a_published_assessment_is_not_deleted_even_when_unpublished(cell):
    cell.unpublish()

    with pytest.raises(ProtectedError):
        Assessment.objects.all().delete()


def test_what_was_never_published_may_go():
    draft = assessment(tool(published=False), published=False)

    draft.delete()
    draft.tool.delete()

    assert not Tool.objects.exists()


def test_the_database_itself_keeps_a_tool_that_a_snapshot_holds():
    held = tool()
    publish_snapshot()

    Tool.objects.update(first_published_at=None)

    with pytest.raises(ProtectedError):
        Tool.objects.get(pk=held.pk).delete()


def test_a_snapshot_is_neither_changed_nor_deleted(cell):
    snapshot = publish_snapshot()
    state = ToolState.objects.get()

    for attempt in (
        snapshot.save,
        state.save,
        lambda: Snapshot.objects.update(edition="1"),
        lambda: ToolState.objects.update(body="{}"),
    ):
        with pytest.raises(Unchangeable):
            attempt()
    for held in (snapshot, state):
        with pytest.raises(ProtectedError):
            held.delete()


def test_a_level_without_proof_is_not_published_on_any_way(cell):
    cell.evidence = []

    with pytest.raises(ValidationError, match="Stupeň doložení: Bez dokladů může být stupeň nejvýše C"):
        cell.save_revision().publish()
    assert Assessment.objects.get().evidence.count() == 1


def test_a_cell_that_two_people_review_is_not_published_by_one():
    draft = assessment(tool(), "accessibility", published=False, evidence=[{"kind": "our_test"}], second_reviewer="")

    with pytest.raises(ValidationError, match="Druhý hodnotitel: Toto kritérium hodnotí dva lidé"):
        draft.save_revision().publish()
    assert not Assessment.objects.published().exists()
