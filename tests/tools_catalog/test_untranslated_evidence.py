"""The report of evidence whose words stand in English only."""

import io

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories import assessment, tool, user
from tests.tools_catalog.admin_browser import admin, page, url
from tools_catalog.methodology import current_edition
from tools_catalog.models import Assessment, Evidence
from tools_catalog.untranslated_evidence import untranslated

pytestmark = pytest.mark.django_db
REPORT = reverse("untranslated_evidence")


@pytest.fixture
def cell():
    """Two pieces of evidence at one tool and one at another without Czech, and one with it."""
    of = tool()
    first = assessment(of, evidence=[{}, {"url": "https://example.org/2", "shows_en": "=1+1"}])
    assessment(of, "voting", level=1, evidence=[{"shows_en": "in both languages"}])
    assessment(tool("mapa"))
    Evidence.objects.exclude(shows_en="in both languages").update(shows_cs="")
    return first


def test_evidence_without_czech_is_counted_by_tool(cell):
    assert [(found.tool_key, found.criterion, found.of_tool) for found in untranslated()] == [
        ("anketa", "surveys", 2),
        ("anketa", "surveys", 2),
        ("mapa", "surveys", 1),
    ]


def test_each_line_leads_to_the_cell(cell):
    shown = page(admin().get(REPORT))

    assert f'href="{url(Assessment, "edit", cell.pk)}"' in shown
    assert str(current_edition().criteria["surveys"].name["cs"]) in shown
    assert "in both languages" not in shown


def test_the_count_stays_that_of_the_whole_tool_under_a_filter(cell):
    Evidence.objects.filter(url="https://example.org/2").update(kind="live")

    shown = admin().get(REPORT, {"kind": "live"}).context_data["object_list"]

    assert [found.of_tool for found in shown] == [2]


def test_the_report_comes_as_a_file_without_formulas(cell):
    sheet = load_workbook(io.BytesIO(admin().get(REPORT, {"export": "xlsx"}).getvalue())).active
    rows = list(sheet.iter_rows(values_only=True))

    assert len(rows) == 4
    assert rows[1][3] == str(current_edition().criteria["surveys"].name["cs"])
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_the_number_of_questions_does_not_grow_with_the_lines(cell, django_assert_max_num_queries):
    browser = admin()
    browser.get(REPORT)
    for number in range(5):
        assessment(tool(f"dalsi-{number}"))
    Evidence.objects.update(shows_cs="")

    with django_assert_max_num_queries(20):
        browser.get(REPORT)


@pytest.mark.parametrize("group", ["Reviewers", "Chief reviewers"])
def test_reviewers_find_the_report_in_the_menu(cell, group):
    browser = Client()
    browser.force_login(user("petr", group))

    assert browser.get(REPORT).status_code == 200
    assert REPORT in page(browser.get(reverse("wagtailadmin_home")))
