"""Workshops that come with the site: files into the database, and never over what a person did."""

import pytest
import yaml

from hub.models import Organisation
from tests.workshops.planting import topic
from workshops.importing import import_workshops, read_workshops
from workshops.importing_series import import_series
from workshops.models import Series, Workshop
from workshops.words import Audience, Format, Part

pytestmark = pytest.mark.django_db
NEUTRAL = {"format": "online", "sessions": [["2026-09-29T13:00:00+00:00", None]], "topics": ["maps"]}


@pytest.fixture
def folder(tmp_path):
    def write(**workshop):
        words = {name: {"cs": name, "en": name} for name in ("title", "slug", "lead")}
        (tmp_path / "dilna.yaml").write_text(yaml.safe_dump({"workshop": {**NEUTRAL, **workshop}, **words}))
        return tmp_path

    topic("maps")
    return write


def test_a_file_becomes_a_workshop_with_its_rows(folder):
    firm = Organisation.objects.create(key="f", name="Firma")

    assert import_workshops(folder(organisations=[["f", "guest"], ["neni", "guest"]])) == []

    made = Workshop.objects.get()
    assert (made.key, made.format) == ("dilna", "online")
    assert [row.organisation for row in made.organisation_rows.all()] == [firm]
    assert [one.key for one in made.topics.all()] == ["maps"]
    assert made.spans[0].start.isoformat() == "2026-09-29T13:00:00+00:00"


def test_a_second_import_changes_nothing(folder):
    import_workshops(folder())
    before = Workshop.objects.values().get()
    import_workshops(folder())

    after = Workshop.objects.values().get()
    assert {**after, "changed_at": None} == {**before, "changed_at": None}


def test_what_changed_in_the_file_is_written(folder):
    import_workshops(folder())
    import_workshops(folder(format="hybrid"))

    assert Workshop.objects.get().format == "hybrid"


def test_what_a_person_changed_stays_and_is_told(folder):
    import_workshops(folder())
    Workshop.objects.update(format="on_site")

    assert import_workshops(folder(format="hybrid")) == ["workshop dilna: format was changed here and in the file"]
    assert Workshop.objects.get().format == "on_site"


def test_what_is_new_in_the_file_is_written_where_nobody_filled_it_in(folder):
    import_workshops(folder())
    Workshop.objects.update(price="paid")

    assert import_workshops(folder(came=20, price="free", organisations=[])) == [
        "workshop dilna: price was changed here and in the file"
    ]
    assert Workshop.objects.get().came == 20


def test_a_workshop_of_a_file_belongs_to_a_series_of_a_file(folder, tmp_path):
    (series := tmp_path / "series").mkdir()
    (series / "rada.yaml").write_text(yaml.safe_dump({"name": {"cs": "Řada", "en": "Series"}}))

    assert [*import_series(series), *import_workshops(folder(series="rada"))] == []
    assert str(Workshop.objects.get().series) == "Řada"
    assert [*import_series(series), *import_workshops(folder(series="rada"))] == []


def test_a_series_that_a_person_named_keeps_that_name(tmp_path):
    def write(name):
        (tmp_path / "rada.yaml").write_text(yaml.safe_dump({"name": {"cs": name, "en": name}}))
        return import_series(tmp_path)

    write("Řada")
    Series.objects.update(name={"cs": "Jiná", "en": "Other"})
    assert write("Ještě jiná") == ["series rada: name was changed here and in the file"]
    assert str(Series.objects.get()) == "Jiná"


def test_what_a_person_deleted_stays_away(folder):
    import_workshops(folder())
    Workshop.objects.get().delete()
    import_workshops(folder())

    assert not Workshop.objects.exists()


@pytest.mark.parametrize(("key", "content"), read_workshops(), ids=lambda one: one if isinstance(one, str) else "")
def test_files_of_the_site_name_only_what_there_is(key, content):
    neutral = content["workshop"]

    assert neutral.get("format", "online") in Format.values
    assert set(neutral.get("audiences", [])) <= set(Audience.values)
    assert {part for _key, part in neutral.get("organisations", [])} <= set(Part.values)
    assert neutral.get("sessions") or neutral.get("held_in"), key
