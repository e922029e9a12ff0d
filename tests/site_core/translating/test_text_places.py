"""What an editor calls the place of a text."""

from __future__ import annotations

import pytest
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from site_core.translating.text_places import text_place
from tests.page_factories import found, page, site

pytestmark = pytest.mark.django_db
FIGURE = {"number": "2", "title": "jablka", "unit": "kusů", "text": "Zralá."}
BODY = [
    {"type": "heading", "value": "Nadpis"},
    {"type": "figures", "value": {"figures": [FIGURE, FIGURE]}},
]


@pytest.fixture
def about():
    site(page("about", body=BODY, lead="Úvod"))
    return found("about")


def test_a_field_has_its_own_name(about):
    assert text_place(about, "title") == "Název"
    assert text_place(about, "lead") == "Úvod"


def test_a_block_is_named_within_its_field_and_a_line_within_its_block(about):
    places = {text_place(about, part.path) for part in extract_segments(about) if isinstance(part, StringSegmentValue)}

    assert "Obsah – Nadpis" in places
    assert {f"Obsah – Klíčová čísla – Údaje – {number} – Co to je" for number in (1, 2)} <= places


def test_a_block_that_is_gone_is_named_by_its_field(about):
    assert text_place(about, "body.gone.text") == "Obsah"


def test_a_field_that_is_gone_is_named_by_its_path(about):
    assert text_place(about, "gone.line") == "gone.line"
