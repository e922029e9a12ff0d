"""The files of the comparison open clean in LibreOffice: Czech letters, every row, no text taken for a formula."""

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pytest
from django.test import Client
from openpyxl import load_workbook

from tests.factories import assessment, tool
from tests.page_factories import catalogue, site
from tools_catalog.snapshots import publish_snapshot

NAME = "Příliš žluťoučký kůň"
FORMULA = "=1+1"
CALC = "program/libsclo.so"  # an office without it starts, but opens no table
AS_CSV = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false"  # semicolons, quotes, UTF-8
READ_CSV = "--infilter=Text - txt - csv (StarCalc):59,34,76,1"


def has_calc():
    """Whether LibreOffice is here, and with it the part that opens tables."""
    office = shutil.which("soffice")
    return bool(office) and (Path(office).resolve().parent.parent / CALC).exists()


pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("it_is"),
    pytest.mark.skipif(not has_calc(), reason="needs LibreOffice Calc (Debian: libreoffice-calc-nogui)"),
]


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    """A profile of LibreOffice of these tests alone: no setting of this machine, no lock of another office."""
    return tmp_path_factory.mktemp("profile")


@pytest.fixture
def converted(profile, tmp_path):
    """Downloads the comparison of two tools, one of them named like a formula, and has LibreOffice write it anew."""
    assessment(tool("alfa", name=NAME), level=1)
    assessment(tool("beta", name=FORMULA), level=3)
    publish_snapshot()
    site(catalogue())

    def convert(kind, *options):
        before = tmp_path / f"comparison.{kind}"
        before.write_bytes(Client().get(f"/porovnani/porovnani.{kind}?t=alfa&t=beta").content)
        command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", *options]
        command += ["--outdir", str(tmp_path / "anew"), str(before)]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        [after] = (tmp_path / "anew").iterdir()
        return before.read_bytes(), after.read_bytes()

    return convert


def lines_of(text):
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_the_xlsx_opens_with_czech_letters_every_row_and_no_formula(converted):
    before, after = converted("xlsx", "--convert-to", AS_CSV)
    first = load_workbook(io.BytesIO(before)).worksheets[0]
    lines = lines_of(after.decode())
    assert lines[0][3:5] == [NAME, FORMULA]
    assert len(lines) == first.max_row > 40
    assert [cell or "" for cell in next(first.iter_rows(min_row=2, values_only=True))][:2] == lines[1][:2]


def test_the_csv_opens_with_czech_letters_every_row_and_no_formula(converted):
    before, after = converted("csv", READ_CSV, "--convert-to", "xlsx")
    page = load_workbook(io.BytesIO(after)).active
    cells = [cell for row in page for cell in row]
    head = [cell.value for cell in page[1]]
    assert (head[3], head[4].lstrip("'")) == (NAME, FORMULA)
    assert "f" not in {cell.data_type for cell in cells}
    assert page.max_row == len(lines_of(before.decode("utf-8-sig"))) > 40
