"""The files of the comparison open again, hold no formula and say where they come from."""

import csv
import datetime
import io
import json
import re

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from openpyxl import load_workbook

from tests.factories import assessment, tool
from tests.page_factories import catalogue, site
from tests.tools_catalog.shown_pages import full_tool, ready_service, shown, translated
from tests.tools_catalog.three_tools import THREE
from tools_catalog.comparison.files import FILES, file_name, text_lines
from tools_catalog.snapshots import publish_snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]


def file(kind, query=THREE):
    answer = Client().get(f"/porovnani/porovnani.{kind}{query}")
    assert answer.status_code == 200
    return answer


def test_the_csv_opens_again_with_czech_letters_and_sources(three):
    text = file("csv").content.decode("utf-8")
    assert text.startswith("\ufeff")
    lines = list(csv.reader(io.StringIO(text[1:]), delimiter=";"))
    assert lines[0][3:] == ["Alfa", "Beta", "Gama", translated("Same for all")]
    assert any("Základ (2)" in cell for line in lines for cell in line)
    assert any("https://example.org/docs" in line for line in lines)


def test_the_xlsx_opens_again_with_sources_as_links_on_the_second_sheet(three):
    book = load_workbook(io.BytesIO(file("xlsx").content))
    first, second, third = book.worksheets
    assert [cell.value for cell in first[1]][3:6] == ["Alfa", "Beta", "Gama"]
    assert first.freeze_panes == "D2"
    for page, head in ((first, "$1:$1"), (second, "$1:$1"), (third, "$1:$1")):
        assert page.print_title_rows == head
        assert page.page_setup.orientation == "landscape"
        assert page.sheet_properties.pageSetUpPr.fitToPage
    assert second.cell(2, 6).hyperlink.target == "https://example.org/docs"
    assert second.cell(2, 5).value == datetime.datetime(2026, 11, 20)


def test_the_fit_is_a_number_in_the_xlsx():
    for level, key in enumerate(("alfa", "beta"), 2):
        assessment(tool(key), level=level)
    publish_snapshot()
    site(catalogue())
    first = load_workbook(io.BytesIO(file("xlsx", "?t=alfa&t=beta&w.functions=critical&does=survey").content)).active
    [sure] = [row for row in first.values if row[1] == translated("Certain fit of 100")]
    assert all(isinstance(value, int) for value in sure[3:5])
    assert 0 < sure[3] < sure[4] <= 100


def test_levels_and_grades_have_columns_of_their_own_on_a_sheet_that_can_be_sorted(three):
    levels = load_workbook(io.BytesIO(file("xlsx").content)).worksheets[2]
    _, *lines = levels.values
    criteria = json.loads(file("json").content)["criteria"]
    [name] = [row["name"] for row in criteria if row["key"] == "surveys"]
    surveys = [line[2:8] for line in lines if line[1] == name]
    assert surveys == [
        ("Alfa", None, 1, 1, 1, "B"), ("Beta", None, 2, 2, 2, "B"), ("Gama", None, 3, 3, 3, "B"),
    ]  # fmt: skip
    assert levels.auto_filter.ref == levels.dimensions
    assert {type(value) for line in lines for value in line[4:7]} == {int}
    assert len(lines) == 3 * len(criteria)


def test_what_nobody_found_says_in_files_when_we_searched():
    assessment(tool("alfa"), level=1)
    searched = assessment(tool("beta"), state="unknown", level=None, grade="U", evidence=[])
    publish_snapshot()
    site(catalogue())
    told = translated("We searched on %(date)s and found nothing.") % {"date": date_format(searched.reviewed_on)}
    assert told in file("csv", "?t=alfa&t=beta").content.decode()
    [surveys] = [
        row for row in json.loads(file("json", "?t=alfa&t=beta").content)["criteria"] if row["key"] == "surveys"
    ]
    assert surveys["cells"]["beta"]["searched_on"] == searched.reviewed_on.isoformat()
    assert surveys["cells"]["alfa"]["searched_on"] is None


def test_the_json_names_the_kind_of_each_piece_of_evidence(three):
    [surveys] = [row for row in json.loads(file("json").content)["criteria"] if row["key"] == "surveys"]
    assert {each["kind"] for cell in surveys["cells"].values() for each in cell["sources"]} == {"vendor_doc"}


def test_the_json_holds_the_prices_for_the_chosen_size_as_numbers(three):
    full_tool()
    publish_snapshot()
    found = json.loads(file("json", "?t=anketa&t=beta&size=pop_500_1999").content)["prices"]
    assert (found["anketa"]["service"]["low"], found["beta"]["service"]["low"]) == (6200, None)
    assert [each["url"] for each in found["anketa"]["service"]["sources"]] == ["https://example.org/cenik"]
    assert json.loads(file("json", "?t=anketa&t=beta").content)["prices"] is None


def test_a_file_is_named_for_its_tools_and_the_day(three):
    day = timezone.localdate().isoformat()
    said = file("xlsx", "?t=beta&t=alfa")["Content-Disposition"]
    assert said == f'attachment; filename="porovnani-beta-alfa-{day}.xlsx"'


def test_the_name_of_a_file_stays_short():
    day = datetime.date(2026, 11, 26)
    assert file_name("comparison", ["a" * 40, "b" * 40], day, "csv") == f"comparison-{'a' * 40}-2026-11-26.csv"
    assert len(file_name("comparison", ["a" * 100, "b"], day, "csv")) < 100


@pytest.mark.parametrize("kind", ["xlsx", "csv", "json"])
def test_what_cannot_be_printed_is_in_no_file(kind):
    assessment(tool("alfa", name="Al\x02\x0bfa"), level=1)
    assessment(tool("beta"), level=3)
    publish_snapshot()
    site(catalogue())
    content = file(kind, "?t=alfa&t=beta").content
    if kind == "xlsx":
        content = load_workbook(io.BytesIO(content)).active["D1"].value.encode()
    assert b"Al" in content
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", content)


def test_a_row_of_the_xlsx_is_as_high_as_its_longest_text():
    assert text_lines("one line", 30) == text_lines("", 30) == 1
    assert text_lines("x" * 31, 30) == text_lines("first\nsecond", 30) == 2


def test_a_level_that_only_follows_from_the_methodology_is_said_to_be_computed():
    for key in ("alfa", "beta"):
        assessment(ready_service(key))
    publish_snapshot()
    site(catalogue())
    told = translated("Computed by the methodology, not proven:")
    assert file("csv", "?t=alfa&t=beta").content.decode().count(told) >= 2
    criteria = json.loads(file("json", "?t=alfa&t=beta").content)["criteria"]
    [launch] = [row for row in criteria if row["key"] == "time_to_launch"]
    assert (launch["cells"]["alfa"]["low"], launch["cells"]["alfa"]["proven"]) == (2, 0)


def test_the_json_says_levels_as_numbers(three):
    found = json.loads(file("json").content)
    [surveys] = [row for row in found["criteria"] if row["key"] == "surveys"]
    assert [surveys["cells"][key]["low"] for key in ("alfa", "beta", "gama")] == [1, 2, 3]


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_no_file_holds_a_formula(name):
    assessment(tool("alfa", name=name), level=1)
    assessment(tool("beta"), level=3)
    publish_snapshot()
    site(catalogue())

    book = load_workbook(io.BytesIO(file("xlsx", "?t=alfa&t=beta").content))

    cells = [cell for page in book.worksheets for row in page for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s", "d", "n"}
    assert {cell.quotePrefix for cell in cells if cell.value == name} == {True}
    assert f"'{name}" in file("csv", "?t=alfa&t=beta").content.decode()


def test_a_file_of_another_kind_is_not_found(three):
    assert Client().get("/porovnani/porovnani.exe").status_code == 404


@pytest.mark.parametrize("query", ["", "?t=alfa", "?t=xyz&t=alfa"])
def test_less_than_two_tools_fill_no_file_and_the_answer_says_so(three, query):
    for kind in FILES:
        answer = Client().get(f"/porovnani/porovnani.{kind}{query}")
        assert answer.status_code == 404
        assert "Content-Disposition" not in answer
        html = answer.content.decode()
        assert translated("There is nothing to put into the file yet") in html
        assert ("<code>xyz</code>" in html) == ("xyz" in query)
        assert f'href="/porovnani/{query.replace("t=xyz&", "") or "?"}"' in html


def test_a_file_holds_all_rows_whatever_the_page_hides(three):
    found = json.loads(file("json").content)
    assert found == {**json.loads(file("json", f"{THREE}&all=1").content), "address": found["address"]}
    assert len(found["criteria"]) > len(re.findall(r'th scope="row"', shown(f"/porovnani/{THREE}")))
    assert [row["key"] for row in found["criteria"] if row["key"] == "surveys" and row["equal"]] == []


def test_every_file_says_what_was_important_and_where_the_page_is(three):
    weighed = f"{THREE}&does=survey&w.functions=critical"
    found = json.loads(file("json", weighed).content)
    assert found["address"] == f"http://testserver/porovnani/{weighed}"
    assert list(found["importance"].values()) == ["critical"]
    assert found["activities"] == ["Dotazník"]
    first = load_workbook(io.BytesIO(file("xlsx", weighed).content)).active
    said = [value for row in first.values for value in row]
    text = file("csv", weighed).content.decode()
    for part in ("Rozhodující", "Dotazník", found["address"], found["snapshot"]):
        assert part in said
        assert f'"{part}"' in text


def test_no_other_separator_makes_a_formula_of_a_csv():
    assessment(tool("alfa", name="ahoj,=1+1"), level=1)
    assessment(tool("beta"), level=3)
    publish_snapshot()
    site(catalogue())
    lines = list(csv.reader(io.StringIO(file("csv", "?t=alfa&t=beta").content.decode("utf-8-sig"))))
    assert not [line for line in lines if any(cell.startswith("=") for cell in line)]
