"""Files that cannot be read are faults, and the rest of the edition is still checked."""

import shutil

import pytest

from tests.methodology.changing import PUBLISHED, with_contents
from tools_catalog.methodology.loading import EDITIONS
from tools_catalog.methodology.reading import FILES
from tools_catalog.methodology.validator import RawEdition, RawFile, edition_faults, faults_of


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(EDITIONS / "2026.1", tmp_path / "2026.1")


def texts(faults):
    return list(map(str, faults))


def replace(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_folder_of_the_published_edition_has_no_fault(folder):
    assert edition_faults(folder) == []


@pytest.mark.parametrize("name", FILES)
def test_missing_file_is_the_only_fault_of_an_edition_that_is_sound_otherwise(folder, name):
    (folder / f"{name}.yaml").unlink()
    assert texts(edition_faults(folder)) == [f"{name}.yaml: the file is missing"]


def test_missing_file_hides_no_fault_of_another_file(folder):
    (folder / "facts.yaml").unlink()
    replace(folder / "needs.yaml", "hosting_gdpr: 0.28", "hosting_gdpr: 0.27")
    assert texts(edition_faults(folder)) == [
        "facts.yaml: the file is missing",
        "needs.yaml: needs[data_exit].mapping: the shares add up to 99/100, not to 1",
    ]


def test_folder_that_does_not_exist_lacks_every_file(tmp_path):
    assert texts(edition_faults(tmp_path / "none")) == [f"{name}.yaml: the file is missing" for name in FILES]


def test_broken_yaml_is_a_fault_with_its_line(folder):
    (folder / "glossary.yaml").write_text("terms:\n- {key: one, text: [}\n", encoding="utf-8")
    (fault,) = edition_faults(folder)
    assert (fault.file, fault.key) == ("glossary.yaml", "")
    assert fault.reason.startswith("not YAML, line 2: ")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "does not hold a mapping"),
        (b"- one\n- two\n", "does not hold a mapping"),
        (b"terms: \xff\n", "cannot be read: 'utf-8' codec can't decode byte 0xff in position 7: invalid start byte"),
        (b"terms: 2026-13-45\n", "cannot be read: month must be in 1..12"),
        (b"terms: &a [*a]\n", "not YAML, line 1: found unconstructable recursive node"),
        (b"terms: !!python/name:os.system\n", "not YAML, line 1: could not determine a constructor for the tag"),
    ],
)
def test_unreadable_file_is_a_fault(folder, content, reason):
    (folder / "glossary.yaml").write_bytes(content)
    (fault,) = edition_faults(folder)
    assert (fault.file, fault.key) == ("glossary.yaml", "")
    assert fault.reason.startswith(reason)


def test_key_that_stands_twice_is_a_fault_at_its_place(folder):
    replace(folder / "edition.yaml", "  first_bonus: 20\n", "  first_bonus: 20\n  first_bonus: 20\n")
    replace(folder / "criteria.yaml", "  code: F2\n", "  code: F2\n  code: F2\n")
    assert texts(edition_faults(folder)) == [
        "edition.yaml: importance.first_bonus: the key stands here twice",
        "criteria.yaml: criteria[idea_collection].code: the key stands here twice",
    ]


def test_share_is_compared_exactly(folder):
    replace(folder / "needs.yaml", "hosting_gdpr: 0.28", "hosting_gdpr: 0.2800000000000000000001")
    (fault,) = edition_faults(folder)
    assert fault.key == "needs[data_exit].mapping"


def test_computed_name_has_to_be_explained_at_the_head_of_its_file():
    sound = PUBLISHED.files["readiness"]
    file = RawFile("readiness", sound.content, sound.text.replace("leader_uncertain", "leader_shaky", 1))
    edition = RawEdition({**PUBLISHED.files, "readiness": file})
    assert texts(faults_of(edition)) == [
        "readiness.yaml: the head of the file does not explain the computed name leader_uncertain"
    ]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("rubbish", [{}, {"questions": 5, "criteria": "none", "needs": [None, 3]}, {"edition": {}}])
def test_rubbish_in_a_file_gives_faults_and_no_traceback(name, rubbish):
    assert any(fault.file == f"{name}.yaml" for fault in faults_of(with_contents({name: rubbish})))
