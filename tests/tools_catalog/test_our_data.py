"""The data that comes with the site."""

from __future__ import annotations

from pathlib import Path

import pytest

import tools_catalog
from site_core.seeded import SeededValue
from tests.factories import TODAY
from tools_catalog.importing import import_catalogue
from tools_catalog.importing.checking import source_tool
from tools_catalog.importing.fields import cell_fields, cell_from_fields, tool_fields, tool_from_fields
from tools_catalog.importing.reading import read_folder
from tools_catalog.models import Assessment, Tool
from tools_catalog.published_faults import published_faults
from tools_catalog.rubric import current_rubric
from tools_catalog.to_plain import plain_cell, plain_tool

DATA = Path(tools_catalog.__file__).parent / "data"


@pytest.fixture(scope="module")
def sources():
    files = read_folder(DATA)
    return [source_tool(file, current_rubric()) for file in files]


def test_cutting_records_into_fields_loses_nothing(sources):
    for source in sources:
        assert tool_from_fields(source.key, tool_fields(source.tool)) == source.tool
        for cell in source.cells.values():
            fields = cell_fields(cell)
            assert cell_fields(cell_from_fields(fields)) == fields


@pytest.mark.django_db
def test_what_was_imported_comes_back_as_the_files_say_and_breaks_no_rule(sources):
    import_catalogue(DATA, TODAY)

    tools = {tool.key: tool for tool in Tool.objects.with_everything()}
    cells = {
        (cell.tool.key, cell.criterion): cell for cell in Assessment.objects.with_evidence().select_related("tool")
    }
    for source in sources:
        assert plain_tool(tools[source.key]) == source.tool
        for criterion, cell in source.cells.items():
            assert cell_fields(plain_cell(cells[source.key, criterion])) == cell_fields(cell)
    assert list(published_faults(current_rubric(), TODAY)) == []

    SeededValue.objects.filter(kind="catalogue file").delete()
    again = import_catalogue(DATA, TODAY)
    assert again.changed == again.conflicts == again.gone == []
