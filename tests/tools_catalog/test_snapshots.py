"""Published states of the catalogue and the way from them to the engine."""

from __future__ import annotations

import datetime
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import assessment, tool
from tools_catalog import adapters
from tools_catalog.adapters import UnknownSnapshot, current_snapshot, stored_snapshot
from tools_catalog.methodology import current_edition
from tools_catalog.models import Assessment, Publication, Snapshot, Tool, ToolState
from tools_catalog.snapshots import canonical, cell_state, cells_by_tool, hash_of, publish_snapshot, snapshot_body

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_compiled():
    adapters._compiled.cache_clear()


@pytest.fixture
def cell():
    return assessment(tool())


def test_the_id_is_the_hash_of_the_canonical_json_of_the_whole(cell):
    snapshot = publish_snapshot()

    tools = [json.loads(body) for body in ToolState.objects.values_list("body", flat=True)]
    whole = canonical({"edition": current_edition().id, "tools": tools})
    assert snapshot.id == hash_of(whole)
    assert whole == snapshot_body(current_edition().id, map(canonical, tools))


def test_a_cell_read_as_a_row_says_the_same_as_its_record(cell):
    tool_of = cell.tool
    disputed = assessment(tool_of, "voting", grade="D", claim_low=1, claim_high=3, evidence=[{}, {}])
    nothing = assessment(tool_of, "deliberation", state="unknown", level=None, grade="U", evidence=[])
    records = {each.criterion: cell_state(each) for each in (cell, disputed, nothing)}

    assert cells_by_tool(Assessment.objects.all(), records.keys()) == {tool_of.pk: records}


def test_publishing_twice_without_a_change_is_one_snapshot(cell):
    assert publish_snapshot() == publish_snapshot()
    assert Publication.objects.count() == Snapshot.objects.count() == 1


def test_a_change_adds_one_state_of_one_tool(cell):
    tool("hlasovani")
    first = publish_snapshot()
    cell.level = 1
    cell.save_revision().publish()

    second = publish_snapshot()

    assert second != first
    assert ToolState.objects.count() == 3
    assert first.states.count() == second.states.count() == 2


def test_going_back_to_an_earlier_state_makes_its_snapshot_current_again(cell):
    first = publish_snapshot()
    for level in (1, 2):
        cell.level = level
        cell.save_revision().publish()
        latest = publish_snapshot()

    assert latest == first == Publication.objects.latest().snapshot
    assert Publication.objects.count() == 3


def test_drafts_and_what_was_unpublished_are_not_in_it(cell):
    tool("navrh", published=False)
    assessment(cell.tool, "voting").unpublish()
    cell.level = 1
    cell.save_revision()
    publish_snapshot()

    tools = current_snapshot().tools
    assert list(tools) == ["anketa"]
    assert {key: found["level"] for key, found in tools["anketa"]["assessments"].items()} == {"surveys": 2}


def test_a_criterion_that_the_edition_does_not_know_is_not_in_it(cell):
    Assessment.objects.update(criterion="colour")
    publish_snapshot()

    assert current_snapshot().tools["anketa"]["assessments"] == {}


def test_tools_stand_in_czech_alphabetical_order():
    for number, name in enumerate(["Hlas", "Čtení", "Chat", "cesta", "Cena"]):
        tool(f"tool-{number}", name=name)
    publish_snapshot()

    names = [record["name"] for record in current_snapshot().tools.values()]
    assert names == ["Cena", "cesta", "Čtení", "Hlas", "Chat"]


def test_it_tells_when_evidence_was_seen_and_not_whether_it_is_stale(cell):
    publish_snapshot()

    snapshot = current_snapshot()
    found = snapshot.tools["anketa"]["assessments"]["surveys"]
    assert found["seen_on"] == "2026-11-20"
    assert snapshot.latest_seen == datetime.date(2026, 11, 20)
    assert not any("stale" in key for key in found)


def test_it_shows_who_reviewed_and_what_the_evidence_shows(cell):
    publish_snapshot()

    found = current_snapshot().tools["anketa"]["assessments"]["surveys"]
    assert (found["reviewer"], found["second_reviewer"], found["reviewed_on"]) == ("Jana", "Petr", "2026-11-20")
    assert found["evidence"] == [
        {
            "url": "https://example.org/docs",
            "kind": "vendor_doc",
            "seen_on": "2026-11-20",
            "shows": {"cs": "uzavřené i otevřené otázky", "en": "closed and open questions"},
        }
    ]


def test_evidence_without_czech_words_keeps_the_original_ones_alone(cell):
    cell.evidence.update(shows_cs="")
    publish_snapshot()

    [piece] = current_snapshot().tools["anketa"]["assessments"]["surveys"]["evidence"]
    assert piece["shows"] == {"en": "closed and open questions"}


def test_all_publications_wait_for_the_same_row(cell):
    """With the latest one as the lock, a third would not wait for the second and could overwrite what is newer."""
    publish_snapshot()
    with CaptureQueriesContext(connection) as queries:
        publish_snapshot()

    lock = next(query["sql"] for query in queries if 'FROM "tools_catalog_publication"' in query["sql"])
    assert 'ORDER BY "tools_catalog_publication"."id" ASC' in lock
    assert lock.endswith("FOR UPDATE") == connection.features.has_select_for_update


# --- when one is made ---------------------------------------------------------------------------------------------
def test_publishing_an_assessment_makes_a_snapshot_when_it_is_in_the_database(cell, django_capture_on_commit_callbacks):
    publish_snapshot()
    with django_capture_on_commit_callbacks(execute=True):
        cell.level = 1
        cell.save_revision().publish()
        assert Publication.objects.count() == 1

    assert current_snapshot().tools["anketa"]["assessments"]["surveys"]["level"] == 1


def test_many_publications_in_one_transaction_make_one_snapshot(cell, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        for criterion in ("voting", "deliberation", "notifications"):
            assessment(cell.tool, criterion)
    for callback in callbacks[:1]:
        callback()

    with CaptureQueriesContext(connection) as queries:
        for callback in callbacks[1:]:
            callback()
    assert len(callbacks) == 3
    assert len(queries) == 0


def test_unpublishing_a_tool_takes_it_from_the_readers(cell, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        cell.tool.unpublish()

    assert dict(current_snapshot().tools) == {}


def test_saving_a_draft_makes_no_snapshot(cell, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        cell.save_revision()

    assert callbacks == []


# --- the way to the engine ----------------------------------------------------------------------------------------
def test_the_current_snapshot_costs_one_query_once_it_is_compiled(cell, django_assert_num_queries):
    publish_snapshot()
    first = current_snapshot()

    with django_assert_num_queries(1):
        second = current_snapshot()
    assert second.catalogue is first.catalogue


def test_compiling_asks_the_same_number_of_questions_for_any_number_of_tools(django_assert_num_queries):
    for number in range(4):
        assessment(tool(f"tool-{number}"))
    publish_snapshot()

    with django_assert_num_queries(4):
        current_snapshot()


def test_publishing_asks_the_same_number_of_questions_for_any_number_of_tools(django_assert_max_num_queries):
    for number in range(4):
        assessment(tool(f"tool-{number}"))

    # Four of them find out for the search which tools changed: what was before, what is, and the pages about them.
    with django_assert_max_num_queries(21):
        publish_snapshot()


def test_a_change_by_another_process_is_seen_at_the_next_question(cell):
    publish_snapshot()
    before = current_snapshot()
    Assessment.objects.update(level=1)
    publish_snapshot()

    after = current_snapshot()
    assert before.tools["anketa"]["assessments"]["surveys"]["level"] == 2
    assert after.tools["anketa"]["assessments"]["surveys"]["level"] == 1


def test_a_stored_snapshot_stays_what_it_was(cell):
    old = publish_snapshot()
    Tool.objects.update(name="Jiná")
    publish_snapshot()

    assert stored_snapshot(old.id).tools["anketa"]["name"] == "Anketa"
    assert stored_snapshot(old.id).id == old.id


def test_a_snapshot_that_never_was_is_named(cell):
    with pytest.raises(UnknownSnapshot):
        stored_snapshot("0" * 64)


def test_before_anything_was_published_the_catalogue_is_empty():
    snapshot = current_snapshot()

    assert (dict(snapshot.tools), snapshot.latest_seen, snapshot.catalogue.tools) == ({}, None, ())
    assert stored_snapshot(snapshot.id).id == snapshot.id


def test_a_recommendation_names_its_snapshot_and_its_day(cell, django_assert_num_queries):
    snapshot = publish_snapshot()
    answers = {
        "level": "consult",
        "activities": ["survey"],
        "size": "pop_500_1999",
        "staff": "dont_know",
        "hosting": "dont_know",
    }
    current_snapshot()

    with django_assert_num_queries(1):
        document = adapters.recommendation_document(answers, as_of=datetime.date(2026, 11, 25))

    assert (document["snapshot"], document["as_of"]) == (snapshot.id, "2026-11-25")
    tools = [found["tool"] for found in (*document["listed"], *document["excluded"])]
    assert tools == ["anketa"]
