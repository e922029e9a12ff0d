"""System checks notice a faulty edition."""

import shutil

import pytest
from django.core.checks import run_checks

from tools_catalog import checks
from tools_catalog.methodology import loading
from tools_catalog.methodology.loading import EDITIONS


@pytest.fixture
def editions(tmp_path, monkeypatch):
    """A folder with the current edition and a copy of it under another id."""
    folder = shutil.copytree(EDITIONS, tmp_path / "editions")
    shutil.copytree(folder / "2026.1", folder / "2027.1")
    for module in (checks, loading):
        monkeypatch.setattr(module, "EDITIONS", folder)
    return folder


def spoil(folder):
    file = folder / "needs.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("hosting_gdpr: 0.28", "hosting_gdpr: 0.27"), encoding="utf-8"
    )


def found(*, deploy=False):
    return [(error.id, error.msg) for error in run_checks(tags=["methodology"], include_deployment_checks=deploy)]


def test_published_editions_pass(editions):
    assert found(deploy=True) == []


def test_fault_of_the_current_edition_is_an_error(editions):
    spoil(editions / "2026.1")
    text = "Edition 2026.1: needs.yaml: needs[data_exit].mapping: the shares add up to 99/100, not to 1"
    assert found() == [("tools_catalog.E001", text)]


def test_fault_of_another_edition_is_an_error_before_deployment(editions):
    spoil(editions / "2027.1")
    assert found() == []
    text = "Edition 2027.1: needs.yaml: needs[data_exit].mapping: the shares add up to 99/100, not to 1"
    assert found(deploy=True) == [("tools_catalog.E001", text)]


def test_correction_is_noticed_in_the_same_process(editions):
    good = (editions / "2026.1" / "needs.yaml").read_bytes()
    spoil(editions / "2026.1")
    assert len(found()) == 1
    (editions / "2026.1" / "needs.yaml").write_bytes(good)
    assert found() == []


def test_edition_is_validated_once_while_its_files_stay_the_same(editions, monkeypatch):
    calls = []
    monkeypatch.setattr(checks, "edition_faults", lambda *_: calls.append(1) or [])
    found()
    found()
    assert len(calls) == 1


def test_brand_of_the_catalogue_in_an_edition_is_an_error(editions):
    file = editions / "2026.1" / "glossary.yaml"
    text = file.read_text(encoding="utf-8")
    assert "People take part in municipal decisions" in text
    file.write_text(text.replace("People take part in", "With Decidim people take part in"), encoding="utf-8")
    assert found() == [
        ("tools_catalog.E001", "Edition 2026.1: glossary.yaml: terms[participation].text.en: names the brand 'decidim'")
    ]


def test_current_edition_has_to_exist(editions):
    (editions / "current.txt").write_text("2031.7\n", encoding="utf-8")
    assert found() == [("tools_catalog.E002", "current.txt names the edition '2031.7', which does not exist.")]
