"""Organisations from their file: as often as one likes, and never over what a person did."""

from __future__ import annotations

import pytest
import yaml

from hub.importing.organisations import import_organisations
from hub.models import Organisation

pytestmark = pytest.mark.django_db
KRAMA = {"key": "krama", "name": "Krama", "country": "", "website": "", "about": {}}


@pytest.fixture
def load(tmp_path):
    """Imports a file that holds exactly these organisations."""

    def run(*organisations):
        file = tmp_path / "organisations.yaml"
        file.write_text(yaml.safe_dump(list(organisations)), encoding="utf-8")
        return import_organisations(file)

    return run


def test_ours_are_sound_and_a_second_import_changes_nothing():
    assert import_organisations() == []
    before = list(Organisation.objects.values())
    for organisation in Organisation.objects.all():
        organisation.full_clean()

    assert import_organisations() == []
    assert list(Organisation.objects.values()) == before


def test_a_corrected_name_arrives_and_what_a_person_wrote_stays(load):
    load(KRAMA)
    Organisation.objects.update(website="https://example.org")

    left = load({**KRAMA, "name": "Krama Studio", "website": "https://example.com"})

    krama = Organisation.objects.get()
    assert (krama.name, krama.website) == ("Krama Studio", "https://example.org")
    assert left == ["organisation krama: website was changed here and in the file"]


def test_a_deleted_organisation_does_not_come_back(load):
    load(KRAMA)
    Organisation.objects.all().delete()

    load(KRAMA)

    assert not Organisation.objects.exists()
