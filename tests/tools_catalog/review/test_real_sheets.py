"""The sheets of the real catalogue: whoever opens and sends one back has typed nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.tools_catalog.review.desk import cell_form
from tests.tools_catalog.review.test_judgement import judgements
from tools_catalog.models import Tool
from tools_catalog.review.cell_form import CellEntry
from tools_catalog.review.judgement import judgement
from tools_catalog.review.standing import Standing
from tools_catalog.rubric import current_rubric

TOOLS = sorted((Path(__file__).parents[3] / "tools_catalog" / "data" / "tools").glob("*.yaml"))


def standing(criterion, draft):
    return Standing(Tool(key="anketa"), criterion, None, None, draft, None, "")


def sent_back(criterion, draft):
    """The entry that a form makes of a cell that was shown and sent back as a browser does it."""
    shown = standing(criterion, draft)
    data = {name: str(value).replace("\n", "\r\n") for name, value in cell_form(shown).items()}
    return CellEntry(shown, data)


@pytest.mark.parametrize("file", TOOLS, ids=lambda file: file.stem)
def test_no_cell_of_a_real_tool_changes_by_being_sent_back(file):
    cells = yaml.safe_load(file.read_text(encoding="utf-8"))["assessments"]
    for criterion, cell in cells.items():
        dated = [{**piece, "seen_on": str(piece["seen_on"])} for piece in cell["evidence"]]
        entry = sent_back(criterion, judgement({**cell, "evidence": dated}))
        assert entry.is_valid(), (criterion, entry.form.errors, entry.pieces.errors)
        assert entry.is_untouched, criterion


@given(st.sampled_from(current_rubric().assessed), judgements)
def test_any_judgement_comes_through_the_form_as_it_was(criterion, one):
    entry = sent_back(criterion, one)
    if entry.is_valid():  # an impossible choice is refused, never altered
        assert entry.judgement == one
