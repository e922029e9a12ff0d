"""Lists of the admin as files: words of outsiders, suppliers and reviewers are texts in them, never formulas."""

import csv
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from site_core.outbox import put_mail
from tests.factories import assessment, conflict, superuser, tool
from tests.tools_catalog.admin_browser import admin, url
from tests.tools_catalog.corrections.supplier import correction
from tools_catalog.models import Assessment, ConflictOfInterest, Evidence, Tool
from tools_catalog.snapshots import publish_snapshot

pytestmark = pytest.mark.django_db
BAD = "=HYPERLINK(1)"


def the_mail_log():
    put_mail(to="=1+1@example.org", subject=BAD, text="", about="correction 1")
    return reverse("mail_log")


def the_queue():
    correction(tool(), text=BAD, evidence_url=BAD)
    return reverse("corrections:index")


def the_tools():
    tool(vendor=BAD)
    return url(Tool, "list")


def the_assessments():
    assessment(tool(name=BAD), reviewer=BAD)
    return url(Assessment, "list")


def the_register():
    conflict(superuser("petra"), tool(), public_name=BAD)
    return url(ConflictOfInterest, "list")


def the_report_of_evidence():
    assessment(tool(), evidence=[{"shows_en": BAD}])
    Evidence.objects.update(shows_cs="")
    return reverse("untranslated_evidence")


def the_cells_to_verify():
    assessment(tool(name=BAD))
    publish_snapshot()
    return reverse("to_verify:gaps")


LISTS = (
    the_mail_log, the_queue, the_tools, the_assessments, the_register, the_report_of_evidence, the_cells_to_verify,
)  # fmt: skip


def cells(of, kind):
    """All cells under the head of the exported file."""
    written = admin().get(of, {"export": kind}).getvalue()
    if kind == "csv":
        rows = list(csv.reader(io.StringIO(written.decode())))
    else:
        rows = list(load_workbook(io.BytesIO(written)).active.iter_rows(values_only=True))
    return [str(cell) for row in rows[1:] for cell in row]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("made", LISTS, ids=lambda made: made.__name__)
def test_what_somebody_typed_is_no_formula_in(made, kind):
    found = cells(made(), kind)
    assert f"'{BAD}" in found
    assert not [cell for cell in found if cell.startswith(("=", "+", "@"))]
