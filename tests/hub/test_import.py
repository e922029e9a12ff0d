"""Good practices from their files: as often as one likes, and never over what a person did."""

from __future__ import annotations

import pytest
from django.utils import translation

from hub.importing.reading import FOLDER, FaultyPractices
from hub.importing.running import import_practices
from hub.models import Method, Practice
from site_core.seed_topics import seed_topics
from site_core.seeded import SeededValue
from site_core.topics import Topic
from tests.factories import tool
from tests.hub.practice_files import TEXT, practice_file, write_files

pytestmark = pytest.mark.django_db


def faults(folder):
    with pytest.raises(FaultyPractices) as refused:
        import_practices(folder)
    return str(refused.value).splitlines()


# --- our own data -----------------------------------------------------------------------------------------------------
def test_all_our_practices_are_sound_and_stand_in_the_database_with_number_and_source():
    report = import_practices()

    assert report.added == len(list(FOLDER.glob("practices/*.yaml"))) == 41
    for practice in Practice.objects.all():
        assert practice.sources.exists(), practice.key
        assert practice.results.exists(), practice.key


def test_a_second_import_changes_nothing():
    import_practices()

    report = import_practices()

    assert (report.added, report.changed, report.unchanged) == (0, 0, 41)


@pytest.mark.parametrize("line", ["key: other", "place: [", "year_start: !!int abc"])
def test_a_file_that_cannot_be_read_is_named_and_nothing_is_written(tmp_path, line):
    folder = write_files(tmp_path, practice_file(), practice_file("ves"))
    with (folder / "practices" / "ves.yaml").open("a") as file:
        file.write(f"{line}\n")

    assert [fault.split(":")[0] for fault in faults(folder)] == ["ves"]
    assert not Practice.objects.exists()


# --- people and files -------------------------------------------------------------------------------------------------
def test_what_changed_in_the_file_is_written_where_no_person_touched_it(tmp_path):
    import_practices(write_files(tmp_path, practice_file(year_start=2019)))

    report = import_practices(write_files(tmp_path, practice_file(year_start=2018, further_methods=["vote"])))

    practice = Practice.objects.get()
    assert (practice.year_start, [method.key for method in practice.methods]) == (2018, ["survey", "vote"])
    assert report.changed == 1


def test_what_a_person_changed_stays_and_a_change_of_both_is_reported(tmp_path):
    import_practices(write_files(tmp_path, practice_file(year_start=2019)))
    Practice.objects.update(year_start=2017)

    report = import_practices(write_files(tmp_path, practice_file(year_start=2018)))

    assert Practice.objects.get().year_start == 2017
    assert report.left == ["lhota: year_start was changed here and in the file"]


def topics():
    return [topic.key for topic in Practice.objects.get().topics.all()]


def test_a_practice_has_the_topics_of_its_file_but_none_that_a_person_deleted(tmp_path):
    seed_topics()
    Topic.objects.get(key="offices").delete()

    import_practices(write_files(tmp_path, practice_file(topics=["offices", "maps"])))

    assert topics() == ["maps"]


def test_a_practice_that_is_older_than_the_topics_gets_them_once_and_keeps_what_a_person_chose(tmp_path):
    seed_topics()
    import_practices(write_files(tmp_path, practice_file()))
    SeededValue.objects.filter(kind="practice", field="topics").delete()  # as the release before wrote it
    folder = write_files(tmp_path, practice_file(topics=["maps"]))

    assert import_practices(folder).left == []
    assert topics() == ["maps"]

    Practice.objects.get().topics.through.objects.all().delete()
    assert import_practices(folder).left == []
    assert topics() == []


def test_a_topic_that_nobody_knows_is_a_fault(tmp_path):
    assert faults(write_files(tmp_path, practice_file(topics=["mpas"]))) == ["lhota: topics: we do not know 'mpas'"]


def test_a_result_that_a_person_took_away_does_not_come_back(tmp_path):
    import_practices(write_files(tmp_path, practice_file()))
    Practice.objects.get().results.all().delete()

    import_practices(tmp_path)

    assert not Practice.objects.get().results.exists()


def test_a_practice_that_a_person_deleted_stays_deleted(tmp_path):
    import_practices(write_files(tmp_path, practice_file()))
    Practice.objects.get().delete()

    report = import_practices(tmp_path)

    assert not Practice.objects.exists()
    assert report.added == 0


def test_a_file_that_is_gone_is_reported_and_its_practice_stays(tmp_path):
    import_practices(write_files(tmp_path, practice_file(), practice_file("dolany")))

    report = import_practices(write_files(tmp_path, practice_file("dolany")))

    assert report.left == ["lhota: gone from the files"]
    assert Practice.objects.count() == 2


def test_a_method_that_a_person_renamed_keeps_the_name(tmp_path):
    import_practices(write_files(tmp_path, practice_file()))
    Method.objects.filter(key="vote").update(name={"cs": "Referendum", "en": "Referendum"})

    import_practices(tmp_path)

    assert Method.objects.get(key="vote").name["cs"] == "Referendum"


# --- tools ------------------------------------------------------------------------------------------------------------
def test_a_practice_points_at_the_tool_that_its_file_names(tmp_path):
    anketa = tool("anketa")

    import_practices(write_files(tmp_path, practice_file(tool="anketa")))

    assert Practice.objects.get().tool == anketa


def test_a_tool_that_is_not_there_is_reported_and_taken_up_once_it_is(tmp_path):
    first = import_practices(write_files(tmp_path, practice_file(tool="anketa")))
    tool("anketa")
    import_practices(tmp_path)

    assert first.left == ["lhota: there is no tool 'anketa'"]
    assert Practice.objects.get().tool.key == "anketa"


# --- faults -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"colour": "blue"}, "missing or unknown: ['colour']"),
        ({"text": {"cs": "jen česky"}}, "text: not in all languages"),
        ({"goal": None}, "goal: not in all languages"),
        ({"method": "magic"}, "method: we do not know 'magic'"),
        ({"evidence": ["rumour"]}, "evidence: we do not know 'rumour'"),
        ({"size_band": "huge", "size_band_basis": "source"}, "size_band: we do not know 'huge'"),
        ({"size_band": "pop_500_1999"}, "size_band: it and how we know it go together"),
        ({"target_groups": [{"group": "cats", "name": TEXT}]}, "target_groups: we do not know 'cats'"),
        ({"population": 500}, "population: without a source"),
        ({"sources": []}, "sources: none"),
        ({"sources": [{"url": "zprava", "seen_on": "2026-11-22"}]}, "sources: zprava: no address"),
        (
            {"sources": [{"url": "https://a.cz/{x}", "seen_on": "2026-11-22"}]},
            "sources: https://a.cz/{x}: no address",
        ),
        ({"sources": [{"url": "https://a.cz", "seen_on": "včera"}]}, "sources: https://a.cz: not a day"),
    ],
)
def test_a_faulty_file_is_told_and_nothing_is_imported(tmp_path, wrong, told):
    write_files(tmp_path, practice_file("dolany"), practice_file(**wrong))

    assert faults(tmp_path) == [f"lhota: {told}"]
    assert not Practice.objects.exists()


def test_all_faults_of_all_files_come_at_once(tmp_path):
    write_files(tmp_path, practice_file("dolany", method="magic"), practice_file(sources=[], goal=None))

    assert len(faults(tmp_path)) == 3


# --- words ------------------------------------------------------------------------------------------------------------
def test_a_place_is_called_as_the_language_calls_it(tmp_path):
    import_practices(write_files(tmp_path, practice_file(place={"cs": "Varšava", "en": "Warsaw"})))

    with translation.override("en"):
        assert str(Practice.objects.get().place) == "Warsaw"
    with translation.override("cs"):
        assert str(Practice.objects.get().place) == "Varšava"
