"""Seed and people share the catalogue: an editor edits, drafts, unpublishes and deletes between two seeds."""

from __future__ import annotations

import pytest
from wagtail.models import ModelLogEntry

from site_core.seeded import SeededValue
from tests.factories import cell, cell_piece, fact, piece, tool_file
from tests.tools_catalog.seeds import edit, load, surveys, with_surveys
from tools_catalog.importing.planning import Decision
from tools_catalog.models import Assessment, Publication, StaleVersion, Tool

pytestmark = pytest.mark.django_db


def test_what_nobody_touched_is_updated_through_a_published_revision(tmp_path):
    load(tmp_path, tool_file())
    report = load(tmp_path, with_surveys(cell(level=1), name="Anketa 2"))

    tool, found = Tool.objects.get(), surveys()
    assert (tool.name, tool.revisions.count(), tool.has_unpublished_changes) == ("Anketa 2", 2, False)
    assert (found.level, found.revisions.count(), found.version) == (1, 2, 2)
    assert found.live_revision == found.latest_revision
    assert report.changed == [("tools/anketa.yaml", ""), ("tools/anketa.yaml", "assessments.surveys")]
    assert report.assessments[Decision.LEAVE] == 38


def test_a_field_that_a_person_changed_stays_while_the_file_says_the_same(tmp_path):
    load(tmp_path, tool_file())
    edit(Tool.objects.get(), name="Naše anketa")

    report = load(tmp_path, tool_file(year_started=2016))

    tool = Tool.objects.get()
    assert (tool.name, tool.year_started) == ("Naše anketa", 2016)
    assert report.conflicts == []


def test_a_field_that_both_changed_is_left_and_reported_each_time(tmp_path):
    load(tmp_path, tool_file())
    edit(Tool.objects.get(), name="Naše anketa")

    for _again in range(2):
        report = load(tmp_path, tool_file(name="Anketa 2", year_started=2016))
        assert [(file, key) for file, key, _reason in report.conflicts] == [("tools/anketa.yaml", "name")]
    tool = Tool.objects.get()
    assert (tool.name, tool.year_started) == ("Naše anketa", 2016)


def test_a_conflict_ends_when_a_person_accepts_what_the_file_says(tmp_path):
    load(tmp_path, tool_file())
    edit(Tool.objects.get(), name="Naše anketa")
    load(tmp_path, tool_file(name="Anketa 2"))
    edit(Tool.objects.get(), name="Anketa 2")

    assert load(tmp_path, tool_file(name="Anketa 2")).conflicts == []
    load(tmp_path, tool_file(name="Anketa 3"))
    assert Tool.objects.get().name == "Anketa 3"


def test_a_file_that_goes_back_to_its_first_words_is_written_again(tmp_path):
    load(tmp_path, tool_file())
    edit(Tool.objects.get(), name="Naše anketa")
    load(tmp_path, tool_file(name="Anketa 2", year_started=2016))

    load(tmp_path, tool_file())

    assert Tool.objects.get().year_started == 2015


def test_a_judgement_by_people_is_not_replaced_by_a_new_one_of_the_file(tmp_path):
    load(tmp_path, tool_file())
    edit(surveys(), level=1, reviewer="Jana", second_reviewer="Petr")
    newer = cell(level=3, evidence=[cell_piece(url="https://example.org/newer")])

    report = load(tmp_path, with_surveys(newer))

    found = surveys()
    assert (found.level, found.reviewer, found.evidence.get().url) == (1, "Jana", "https://example.org/docs")
    keys = [key for _file, key, _reason in report.conflicts]
    assert keys == ["assessments.surveys.judgement", "assessments.surveys.evidence"]


def test_a_note_by_people_and_a_level_by_the_file_live_side_by_side(tmp_path):
    load(tmp_path, tool_file())
    edit(surveys(), note_cs="Ověřeno.", note_en="Checked.")

    report = load(tmp_path, with_surveys(cell(level=1)))

    found = surveys()
    assert (found.level, found.note_cs, report.conflicts) == (1, "Ověřeno.", [])


def test_a_waiting_draft_keeps_the_import_out(tmp_path):
    load(tmp_path, tool_file())
    draft = surveys()
    draft.level = 4
    draft.save_revision()

    report = load(tmp_path, with_surveys(cell(level=1)))

    found = surveys()
    assert (found.level, found.get_latest_revision_as_object().level) == (2, 4)
    assert [key for _file, key, _reason in report.conflicts] == ["assessments.surveys.judgement"]


def test_a_waiting_draft_is_no_conflict_while_the_file_says_the_same(tmp_path):
    load(tmp_path, tool_file())
    draft = surveys()
    draft.level = 4
    draft.save_revision()

    assert load(tmp_path, tool_file(year_started=2016)).conflicts == []


def test_what_a_person_unpublished_stays_unpublished(tmp_path):
    load(tmp_path, tool_file())
    Tool.objects.get().unpublish()
    surveys().unpublish()

    changed = with_surveys(cell(level=1), name="Anketa 2")
    report = load(tmp_path, changed)

    assert (Tool.objects.get().live, Tool.objects.get().name) == (False, "Anketa")
    assert (surveys().live, surveys().level) == (False, 2)
    assert {key for _file, key, _reason in report.conflicts} == {"name", "assessments.surveys.judgement"}


def test_a_locked_record_is_left(tmp_path):
    load(tmp_path, tool_file())
    Tool.objects.update(locked=True)

    report = load(tmp_path, tool_file(name="Anketa 2"))

    assert Tool.objects.get().name == "Anketa"
    assert [key for _file, key, _reason in report.conflicts] == ["name"]


def test_what_a_person_deleted_stays_deleted(tmp_path):
    load(tmp_path, tool_file())
    Assessment.objects.filter(criterion="surveys").update(first_published_at=None)
    surveys().delete()

    assert load(tmp_path, tool_file(year_started=2016)).conflicts == []
    report = load(tmp_path, with_surveys(cell(level=1)))

    assert not Assessment.objects.filter(criterion="surveys").exists()
    assert [key for _file, key, _reason in report.conflicts] == ["assessments.surveys"]


def test_a_fact_that_a_person_deleted_stays_deleted(tmp_path):
    load(tmp_path, tool_file())
    tool = Tool.objects.get()
    edit(tool, facts=[fact for fact in tool.facts.all() if fact.key != "identity"])

    assert load(tmp_path, tool_file(year_started=2016)).conflicts == []
    report = load(tmp_path, tool_file(facts={"status": fact("active"), "identity": fact(["sms"])}))

    assert [fact.key for fact in Tool.objects.get().facts.all()] == ["status"]
    assert [key for _file, key, _reason in report.conflicts] == ["facts.identity"]


def test_what_is_gone_from_the_files_is_reported_and_kept(tmp_path):
    load(tmp_path, tool_file(), tool_file("hlasovani"))

    report = load(tmp_path, tool_file(facts={"status": fact("active")}))

    assert report.gone == [("tools/hlasovani.yaml", ""), ("tools/anketa.yaml", "facts.identity")]
    assert Tool.objects.count() == 2
    assert Tool.objects.get(key="anketa").facts.count() == 2


def test_a_new_tool_in_a_later_seed_is_added(tmp_path):
    load(tmp_path, tool_file())

    report = load(tmp_path, tool_file(), tool_file("hlasovani"))

    assert (report.tools[Decision.ADD], report.tools[Decision.LEAVE]) == (1, 1)


def test_a_tool_that_a_person_made_first_is_not_overwritten(tmp_path):
    load(tmp_path, tool_file())
    SeededValue.objects.all().delete()
    edit(Tool.objects.get(), name="Naše anketa")

    report = load(tmp_path, tool_file(name="Anketa 2"))

    assert Tool.objects.get().name == "Naše anketa"
    assert [key for _file, key, _reason in report.conflicts] == ["name"]


def test_a_mix_that_would_break_a_rule_is_left_as_a_conflict(tmp_path):
    report_piece = cell_piece(kind="independent")
    load(tmp_path, with_surveys(cell(evidence=[report_piece])))
    edit(surveys(), evidence=[piece(kind="vendor_doc")])

    report = load(tmp_path, with_surveys(cell(grade="A", evidence=[report_piece])))

    assert surveys().grade == "B"
    assert [key for _file, key, _reason in report.conflicts] == ["assessments.surveys.judgement"]


def test_rows_keep_their_identity_when_a_fact_is_corrected(tmp_path):
    load(tmp_path, tool_file())
    before = dict(Tool.objects.get().facts.values_list("key", "pk"))

    load(tmp_path, tool_file(facts={"status": fact("active"), "identity": fact(["sms"])}))

    assert dict(Tool.objects.get().facts.values_list("key", "pk")) == before


def test_evidence_that_the_file_replaces_is_replaced_in_the_record_and_in_its_revision(tmp_path):
    first, second, third = (cell_piece(url=f"https://example.org/{number}") for number in range(3))
    load(tmp_path, with_surveys(cell(evidence=[first, second])))

    for wanted in ([third], [first, second, third]):
        load(tmp_path, with_surveys(cell(evidence=wanted)))
        found = surveys()
        urls = [piece["url"] for piece in wanted]
        assert [piece.url for piece in found.evidence.all()] == urls
        assert [piece.url for piece in found.live_revision.as_object().evidence.all()] == urls
        assert found.live_revision == found.latest_revision


def test_a_correction_leaves_its_trace_in_the_history_of_the_cell(tmp_path):
    load(tmp_path, tool_file())
    load(tmp_path, with_surveys(cell(level=1)))

    actions = ModelLogEntry.objects.for_instance(surveys()).order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["wagtail.create", "wagtail.publish", "wagtail.edit", "wagtail.publish"]


def test_a_form_that_was_open_during_an_import_is_stale_afterwards(tmp_path):
    load(tmp_path, tool_file())
    mine = surveys()

    load(tmp_path, with_surveys(cell(level=1)))

    with pytest.raises(StaleVersion):
        mine.save_revision()


def test_many_corrections_ask_as_many_questions_as_one(tmp_path, django_assert_max_num_queries):
    load(tmp_path, *[tool_file(f"tool-{number}") for number in range(6)])
    newer = {**tool_file()["assessments"], "surveys": cell(level=1), "voting": cell()}

    with django_assert_max_num_queries(75):
        load(tmp_path, *[tool_file(f"tool-{number}", year_started=2016, assessments=newer) for number in range(6)])


def test_readers_see_the_corrected_catalogue_at_once(tmp_path):
    load(tmp_path, tool_file())
    load(tmp_path, tool_file(name="Anketa 2"))

    assert '"name":"Anketa 2"' in Publication.objects.latest().snapshot.states.get().body


def test_an_unchanged_import_asks_few_questions(tmp_path, django_assert_max_num_queries):
    load(tmp_path, *[tool_file(f"tool-{number}") for number in range(5)])

    with django_assert_max_num_queries(14):
        load(tmp_path, *[tool_file(f"tool-{number}") for number in range(5)])
