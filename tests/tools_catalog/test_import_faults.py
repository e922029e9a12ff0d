"""Files that must not be loaded: every fault of every file at once, and nothing half-loaded."""

from __future__ import annotations

import pytest
from django.utils import translation

from site_core.seeded import SeededValue
from tests.factories import TODAY, cell, cell_piece, fact, tool_file, write_files
from tools_catalog.importing import InvalidFiles, NothingToImport, import_catalogue
from tools_catalog.models import Assessment, Evidence, PricePoint, Publication, Reference, Tool
from tools_catalog.rules.lengths import (
    LARGEST_AMOUNT,
    LONGEST_KEY,
    LONGEST_NAME,
    LONGEST_SHOWS,
    LONGEST_URL,
    LONGEST_VENDOR,
)

pytestmark = pytest.mark.django_db


def faults(folder):
    """File and place of all faults."""
    with pytest.raises(InvalidFiles) as refused:
        import_catalogue(folder, TODAY)
    return [(name, fault.place) for name, fault in refused.value.faults]


def one_cell(criterion="surveys", **values):
    return tool_file(assessments={**tool_file()["assessments"], criterion: cell(**values)})


def place(**values):
    row = {"place": "Lhota", "country": "CZ", "size_band": None, "kind": "live", "year": 2025}
    return {**row, "what": {"cs": "ankety", "en": "polls"}, "source": "https://example.org/a", **values}


def test_all_faults_of_all_files_come_at_once_and_nothing_is_loaded(tmp_path):
    first = tool_file("anketa", homepage="ftp://example.org", year_started=2031)
    second = tool_file("hlasovani", facts={"status": fact("active"), "colour": fact("blue")})
    write_files(tmp_path, first, second, tool_file("zdrava"))

    assert faults(tmp_path) == [
        ("tools/anketa.yaml", "year_started"),
        ("tools/anketa.yaml", "homepage"),
        ("tools/hlasovani.yaml", "facts.colour"),
    ]
    assert not Tool.objects.exists()
    assert not Publication.objects.exists()
    assert not SeededValue.objects.exists()


def test_a_faulty_second_seed_leaves_the_first_as_it_was(tmp_path):
    write_files(tmp_path, tool_file())
    import_catalogue(tmp_path, TODAY)
    write_files(tmp_path, tool_file(name="Anketa 2"), tool_file("hlasovani", kind="free"))

    assert faults(tmp_path) == [("tools/hlasovani.yaml", "kind")]
    assert Tool.objects.get().name == "Anketa"


@pytest.mark.parametrize(
    ("broken", "place"),
    [
        pytest.param(one_cell("colour"), "assessments.colour", id="an unknown criterion"),
        pytest.param(one_cell("budget_fit"), "assessments.budget_fit", id="a criterion that is counted"),
        pytest.param(one_cell(grade="E"), "assessments.surveys.grade", id="an unknown grade"),
        pytest.param(one_cell(level=5), "assessments.surveys.level", id="a level above 4"),
        pytest.param(one_cell(evidence=[], grade="C"), "assessments.surveys.evidence", id="a level without evidence"),
        pytest.param(
            one_cell(evidence=[cell_piece(seen_on="2026-11-26")]),
            "assessments.surveys.evidence[0].seen_on",
            id="evidence seen tomorrow",
        ),
        pytest.param(
            one_cell(evidence=[cell_piece(url="example.org/docs")]),
            "assessments.surveys.evidence[0].url",
            id="an address without https",
        ),
        pytest.param(
            one_cell(evidence=[cell_piece(kind="rumour")]),
            "assessments.surveys.evidence[0].kind",
            id="an unknown kind of evidence",
        ),
        pytest.param(one_cell(reviewer="Jana"), "assessments.surveys.reviewer", id="a signature in a file"),
        pytest.param(tool_file(facts={"status": fact("ended")}), "facts.status.value", id="an unknown status"),
        pytest.param(tool_file(facts={"identity": fact(["email"])}), "status", id="a status without its proof"),
        pytest.param(tool_file(facts={"status": fact("active", sources=[])}), "facts.status.sources", id="no source"),
        pytest.param(tool_file(summary={"cs": "Jen česky."}), "summary", id="a text in one language"),
        pytest.param(tool_file(name=" Anketa"), "name", id="a name with a space before it"),
        pytest.param(tool_file(name="a" * 121), "name", id="a name that does not fit"),
        pytest.param(tool_file(former_names=["a" * 121]), "former_names", id="a former name that does not fit"),
        pytest.param(tool_file(vendor={"name": "a" * 201, "country": "CZ"}), "vendor.name", id="a long supplier"),
        pytest.param(tool_file(homepage=f"https://example.org/{'a' * 481}"), "homepage", id="a long address"),
        pytest.param(
            one_cell(evidence=[cell_piece(url=f"https://example.org/{'a' * 481}")]),
            "assessments.surveys.evidence[0].url",
            id="a long address of evidence",
        ),
        pytest.param(tool_file(references=[place(place="a" * 121)]), "references[0].place", id="a long place"),
        pytest.param(
            tool_file(references=[place(place_cs="a" * 121)]), "references[0].place_cs", id="a long Czech place"
        ),
        pytest.param(tool_file(references=[place(cycles=40_000)]), "references[0].cycles", id="too many rounds"),
        pytest.param(
            tool_file(facts={"status": fact("active", seen_on=2026)}), "facts.status.seen_on", id="a year for a day"
        ),
    ],
)
def test_a_fault_is_named_with_its_place(tmp_path, broken, place):
    assert ("tools/anketa.yaml", place) in faults(write_files(tmp_path, broken))


def test_a_missing_assessment_is_a_fault(tmp_path):
    file = tool_file()
    del file["assessments"]["voting"]

    assert faults(write_files(tmp_path, file)) == [("tools/anketa.yaml", "assessments.voting")]


def test_a_name_that_stands_twice_in_a_record_is_a_fault(tmp_path):
    write_files(tmp_path, tool_file())
    path = tmp_path / "tools" / "anketa.yaml"
    path.write_text(path.read_text() + "kind: proprietary\n")

    with pytest.raises(InvalidFiles, match="1 faults") as refused:
        import_catalogue(tmp_path, TODAY)
    assert "kind" in refused.value.faults[0][1].message


@pytest.mark.parametrize("written", [
    "!!timestamp 2026-11-22", "!!timestamp 2026-13-45", "!!int abc", "!!binary x", "!!python/none", "!!set {a}",
    "9" * 5000,
])  # fmt: skip
def test_a_value_that_names_its_type_or_cannot_be_read_is_a_fault_and_no_crash(tmp_path, written):
    write_files(tmp_path, tool_file())
    path = tmp_path / "tools" / "anketa.yaml"
    path.write_text(path.read_text().replace("'2026-11-20'", written, 1))

    assert faults(tmp_path) == [("tools/anketa.yaml", "")]


def test_what_the_rules_let_through_fits_into_the_fields():
    fields = {
        (Tool, "name"): LONGEST_NAME, (Tool, "vendor"): LONGEST_VENDOR, (Tool, "homepage"): LONGEST_URL,
        (Tool, "key"): LONGEST_KEY, (Reference, "place"): LONGEST_NAME, (Reference, "place_cs"): LONGEST_NAME,
        (Reference, "source"): LONGEST_URL, (PricePoint, "source"): LONGEST_URL, (Evidence, "url"): LONGEST_URL,
        (Evidence, "shows_en"): LONGEST_SHOWS, (Assessment, "reviewer"): LONGEST_NAME,
    }  # fmt: skip
    assert {place: place[0]._meta.get_field(place[1]).max_length for place in fields} == fields
    amount = PricePoint._meta.get_field("amount")
    assert 10 ** (amount.max_digits - amount.decimal_places) == LARGEST_AMOUNT


def test_the_key_is_the_name_of_the_file(tmp_path):
    write_files(tmp_path, tool_file())
    (tmp_path / "tools" / "anketa.yaml").rename(tmp_path / "tools" / "jina.yaml")

    assert faults(tmp_path) == [("tools/jina.yaml", "key")]


def test_two_tools_of_one_name_are_a_fault(tmp_path):
    write_files(tmp_path, tool_file("anketa", name="Anketa"), tool_file("anketa-2", name="Anketa"))

    assert faults(tmp_path) == [("tools/anketa.yaml", "name")]


def test_a_file_that_is_not_yaml_is_named(tmp_path):
    write_files(tmp_path, tool_file())
    (tmp_path / "tools" / "rozbity.yaml").write_text("key: [")

    assert faults(tmp_path) == [("tools/rozbity.yaml", "")]


@pytest.mark.parametrize(
    ("content", "message"),
    [("key: a\nname: b\nkey: c\n", "Line 3: “key” stands here twice"), ("key: a\n  b: c\n", "Line 2: ")],
)
def test_the_line_that_cannot_be_read_is_named(tmp_path, content, message):
    write_files(tmp_path, tool_file())
    (tmp_path / "tools" / "rozbity.yaml").write_text(content)

    with pytest.raises(InvalidFiles) as refused, translation.override("en"):
        import_catalogue(tmp_path, TODAY)

    assert refused.value.faults[0][1].message.startswith(message)


def test_a_folder_without_tools_is_no_catalogue(tmp_path):
    with pytest.raises(NothingToImport):
        import_catalogue(tmp_path, TODAY)


def test_a_level_3_without_the_evidence_that_the_criterion_asks_for_counts_as_c_and_is_reported(tmp_path):
    write_files(tmp_path, one_cell("participatory_budgeting", level=3))

    report = import_catalogue(tmp_path, TODAY)

    assert Assessment.objects.get(criterion="participatory_budgeting").grade == "C"
    assert report.counted_as_c == [("tools/anketa.yaml", "assessments.participatory_budgeting")]


def test_an_address_that_a_template_left_half_done_is_kept_and_reported(tmp_path):
    broken = "https://example.org/%7B$HOME_URL%7Do-platforme/"
    write_files(tmp_path, one_cell(evidence=[cell_piece(url=broken)]))

    report = import_catalogue(tmp_path, TODAY)

    assert report.incomplete == [("tools/anketa.yaml", "assessments.surveys.evidence[0].url")]
    assert any("assessments.surveys.evidence[0].url" in line for line in report.lines())
    assert Evidence.objects.get().url == broken


def test_a_day_is_a_text_with_and_without_quotes(tmp_path):
    write_files(tmp_path, tool_file())
    path = tmp_path / "tools" / "anketa.yaml"
    path.write_text(path.read_text().replace("'2026-11-20'", "2026-11-20"))

    import_catalogue(tmp_path, TODAY)

    assert Tool.objects.get().facts.first().seen_on.isoformat() == "2026-11-20"
