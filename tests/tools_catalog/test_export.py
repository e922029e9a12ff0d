"""A catalogue that is exported and imported into an empty database is the same catalogue, to the last letter."""

import datetime
import tempfile
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import tools_catalog
from tests.factories import TODAY, assessment, tool
from tests.tools_catalog.test_commands import run
from tools_catalog.exporting import FolderInUse, export_catalogue
from tools_catalog.importing import InvalidFiles, import_catalogue
from tools_catalog.models import PricePoint, Publication, Reference, Weakness
from tools_catalog.rubric import current_rubric
from tools_catalog.snapshots import publish_snapshot

pytestmark = pytest.mark.django_db

DATA = Path(tools_catalog.__file__).parent / "data"
ASSESSED = sorted(current_rubric().assessed)
LETTERS = st.characters(exclude_categories=("C", "Z"))
TEXT = st.text(st.one_of(LETTERS, st.sampled_from(" :#'\"-?@%&*!|>[]{}\u00a0")), min_size=1, max_size=40).map(str.strip)
WORDS = TEXT.filter(bool)
DAYS = st.dates(datetime.date(2024, 1, 1), datetime.date(2025, 12, 31))
LATER_DAYS = st.dates(datetime.date(2026, 1, 1), TODAY)
ADDRESSES = st.sampled_from(["https://example.org/a", "https://www.example.com/b?c=d#e"])
PIECES = st.fixed_dictionaries({"url": ADDRESSES, "seen_on": DAYS, "shows_en": WORDS, "shows_cs": WORDS})
CELLS = st.fixed_dictionaries(
    {
        "level": st.integers(0, 2),
        "floor": st.booleans(),
        "grade": st.sampled_from("BC"),
        "evidence": st.lists(PIECES, min_size=1, max_size=3),
        "reviewer": WORDS,
        "second_reviewer": WORDS.map(lambda name: f"druhý {name}"),
        "reviewed_on": LATER_DAYS,
    }
)
REASONS = st.one_of(st.just({}), st.fixed_dictionaries({"change_reason_cs": WORDS, "change_reason_en": WORDS}))
NOTES = st.one_of(st.just({}), st.fixed_dictionaries({"note_cs": WORDS, "note_en": WORDS}))
TOOLS = st.fixed_dictionaries(
    {
        "name": WORDS,
        "vendor": WORDS,
        "former_names": st.lists(WORDS, max_size=2),
        "country": st.sampled_from(["", "CZ"]),
        "homepage": st.sampled_from(["", "https://example.org"]),
        "year_started": st.one_of(st.none(), st.integers(1990, 2026)),
        "summary_cs": WORDS,
        "summary_en": WORDS,
    }
)
AMOUNTS = st.decimals(0, 9_999_999, places=2)


def make(key, fields, cells, amount, words):
    of = tool(key, **fields)
    of.prices = [
        PricePoint(
            amount=amount, currency="CZK", per="year", what_cs=words, what_en=words, vat="not_stated",
            source="https://example.org/p", seen_on=TODAY,
        )
    ]  # fmt: skip
    of.references = [
        Reference(place=words, country="CZ", kind="live", what_cs=words, what_en=words, source="https://example.org/r")
    ]
    of.weaknesses = [Weakness(text_cs=words, text_en=words, source="https://example.org/w")]
    of.save_revision(clean=False).publish()
    for criterion, values in cells.items():
        assessment(of, criterion, **values)


def exported(folder):
    """The id of the snapshot, whose catalogue stands in the folder and no longer in the database."""
    snapshot = publish_snapshot().pk
    export_catalogue(folder)
    return snapshot


def imported(folder):
    import_catalogue(folder, TODAY, signed=True)
    return Publication.objects.latest().snapshot_id


@settings(max_examples=6, phases=(Phase.explicit, Phase.reuse, Phase.generate))  # each example is two imports
@given(
    st.lists(TOOLS, min_size=1, max_size=3, unique_by=lambda fields: fields["name"]),
    st.dictionaries(st.sampled_from(ASSESSED), st.builds(dict.__or__, CELLS, st.builds(dict.__or__, REASONS, NOTES))),
    AMOUNTS,
    WORDS,
)
def test_nothing_is_lost_on_the_way_out_and_in(tools, cells, amount, words):
    with tempfile.TemporaryDirectory() as name:
        with transaction.atomic():
            for number, fields in enumerate(tools):
                make(f"nastroj-{number}", fields, cells if number == 0 else {}, amount, words)
            before = exported(Path(name))
            transaction.set_rollback(True)
        with transaction.atomic():
            after = imported(Path(name))
            transaction.set_rollback(True)

    assert after == before


def test_the_real_catalogue_survives_the_way_out_and_in(tmp_path):
    with transaction.atomic():
        import_catalogue(DATA, TODAY)
        before = exported(tmp_path)
        transaction.set_rollback(True)

    assert imported(tmp_path) == before


def test_a_draft_and_what_is_not_published_stay_at_home(tmp_path):
    of = assessment(tool())
    tool("navrh", published=False)
    of.level = 1
    of.save_revision(clean=False)

    assert export_catalogue(tmp_path) == 1
    assert [path.name for path in tmp_path.glob("tools/*")] == ["anketa.yaml"]
    assert "level: 2" in (tmp_path / "tools/anketa.yaml").read_text()


def test_files_that_are_there_are_not_overwritten(tmp_path):
    tool()
    export_catalogue(tmp_path)
    (tmp_path / "tools/anketa.yaml").write_text("moje")

    with pytest.raises(FolderInUse):
        export_catalogue(tmp_path)
    assert (tmp_path / "tools/anketa.yaml").read_text() == "moje"


def test_signatures_are_taken_over_only_if_it_is_said(tmp_path):
    assessment(tool(), reviewer="Jana", second_reviewer="Petr")
    export_catalogue(tmp_path)

    with pytest.raises(InvalidFiles) as refused:
        import_catalogue(tmp_path, TODAY)
    assert "assessments.surveys.reviewer" in [fault.place for _name, fault in refused.value.faults]


def test_an_import_that_breaks_in_the_middle_leaves_the_catalogue_as_it_was(tmp_path, monkeypatch):
    assessment(tool())
    before = publish_snapshot()
    export_catalogue(tmp_path)
    changed = (tmp_path / "tools/anketa.yaml").read_text().replace("level: 2", "level: 1").replace("anketa", "nova")
    (tmp_path / "tools/nova.yaml").write_text(changed.replace("Anketa", "Nova"))
    monkeypatch.setattr("tools_catalog.importing.records.add_assessments", broken)

    with pytest.raises(OSError, match="disk"):
        import_catalogue(tmp_path, TODAY, signed=True)

    assert publish_snapshot() == before
    assert Publication.objects.count() == 1


def broken(_planned):
    raise OSError("disk is full")


def test_the_commands_say_what_they_did(tmp_path):
    assessment(tool())

    out, _err, failed = run("export_catalogue", tmp_path)
    assert (out, failed) == (f"Tools: 1 written to {tmp_path / 'tools'}.\n", "")
    assert (
        run("export_catalogue", tmp_path)[2] == f"There are tools in {tmp_path / 'tools'} already, nothing was written."
    )
    assert "Tools: 0 added, 0 changed, 1 left alone." in run("import_catalogue", tmp_path, signed=True)[0]
