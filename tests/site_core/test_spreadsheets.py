"""Nothing that somebody from outside has typed is a formula in a table to take away."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail.admin.views.mixins import SpreadsheetExportMixin

import tools_catalog.wagtail_hooks  # noqa: F401, the admin as it runs: all its lists
from site_core.exported_lists import HarmlessExport
from site_core.spreadsheets import FORMULA, harmless, harmless_everywhere

TYPED = st.text(st.sampled_from("=+-@;,\t\r\n\"' a1"), max_size=12)


class Table(HarmlessExport):
    list_export = ["word", "text"]

    def get_heading(self, queryset, field):
        return field


def table(*texts):
    """The file that is streamed, as text."""
    rows = [type("Row", (), {"word": "slovo", "text": text}) for text in texts]
    return b"".join(Table().stream_csv(rows)).decode()


@given(TYPED)
def test_no_text_begins_like_a_formula(typed):
    assert not harmless(typed).startswith(FORMULA)


@given(TYPED)
def test_a_reader_of_the_file_gets_the_text_as_it_was_made_harmless(typed):
    _head, row = csv.reader(table(typed).splitlines(keepends=True))
    assert row == ["slovo", harmless_everywhere(typed)]


@given(TYPED, st.sampled_from(";\t"))
def test_no_cell_is_a_formula_whatever_separator_the_spreadsheet_guesses(typed, separator):
    for row in csv.reader(table(typed).splitlines(keepends=True), delimiter=separator):
        assert not [cell for cell in row if cell.lstrip(' "').startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("value", [5, -5, None])
def test_numbers_stay_numbers(value):
    assert Table().preprocess_field_value("text", value, "xlsx") == value


def ours(view):
    for each in view.__subclasses__():
        if not each.__module__.startswith("wagtail"):
            yield each
        yield from ours(each)


def test_each_list_of_ours_that_is_exported_is_exported_so():
    found = set(ours(SpreadsheetExportMixin))
    assert len(found) >= 5
    assert not [view for view in found if not issubclass(view, HarmlessExport)]
