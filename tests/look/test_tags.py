"""Words and addresses that the look's tags make."""

import datetime

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe

from site_core.templatetags.look import (
    KEPT_DRAWINGS,
    as_tool,
    drawn,
    kept_drawing,
    level_words,
    one_line,
    percent_of,
    seen,
    without_letter,
)

LEVELS = ["Missing", "Makeshift", "Basic", "Full", "Demanding use"]


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (3, 3, "Full"),
        (1, 3, "Makeshift to full"),
        (2, 4, "Basic or more"),
        (0, 4, "Not verified"),
        (0, 0, "Missing"),
    ],
)
def test_an_interval_of_levels_is_said_in_words(low, high, words, settings):
    settings.LANGUAGE_CODE = "en"
    assert level_words(low, high, LEVELS) == words


def test_a_claim_that_leaves_everything_open_is_said_as_the_range_that_it_is(settings):
    settings.LANGUAGE_CODE = "en"
    assert level_words(0, 4, LEVELS, "scored") == "Missing to demanding use"


def test_a_component_that_is_kept_speaks_the_language_of_each_page():
    said = {}
    for language in ("cs", "en", "cs"):
        with translation.override(language):
            said[language] = drawn("components/level.html", state="na")

    assert "Does not apply" in said["en"]
    assert "Does not apply" not in said["cs"]


def test_a_component_that_was_drawn_with_safe_text_still_escapes_the_same_plain_text():
    drawn("components/grade.html", grade="A", word=mark_safe("<i>x</i>"))

    assert "&lt;i&gt;" in drawn("components/grade.html", grade="A", word="<i>x</i>")


def test_components_are_not_kept_without_end():
    assert kept_drawing.cache_info().maxsize == KEPT_DRAWINGS


def test_the_kind_of_a_source_stands_before_its_day(settings):
    settings.LANGUAGE_CODE = "en"
    day = datetime.date(2026, 11, 22)

    assert seen(day, "page of the supplier") == f"page of the supplier, {seen(day)}"
    assert seen(day, "") == seen(day)


def test_a_grade_is_named_without_its_letter():
    assert without_letter("A – prověřeno") == "prověřeno"
    assert without_letter("prověřeno") == "prověřeno"


def test_a_title_written_over_several_lines_is_one_line_and_keeps_words_together():
    assert one_line("\n  Error:\n  How many\N{NO-BREAK SPACE}people?\n – civicport") == (
        "Error: How many\N{NO-BREAK SPACE}people? – civicport"
    )


def test_half_a_percent_is_rounded_up_and_nothing_of_nothing_is_zero():
    assert percent_of(1, 200) == 1
    assert percent_of(0, 0) == 0


def test_a_house_may_be_described_by_a_mapping_or_an_object():
    described = {"known": 5, "unknown": 2, "open_source": True}
    assert as_tool(described) == as_tool(type("House", (), described)())


def test_the_range_prints_its_numbers_beside_the_bar():
    html = render_to_string("components/range.html", {"sure": 53, "possible": 86})
    assert "53" in html.partition("cp-range__words")[2]
    assert "86" in html.partition("cp-range__words")[2]


def test_the_bar_itself_is_hidden_from_screen_readers():
    assert '<svg class="cp-range__bar" aria-hidden="true"' in render_to_string("components/range.html", {"sure": 5})


def test_unknown_and_not_applicable_are_words_not_blanks():
    for state in ("unknown", "na"):
        html = render_to_string("components/level.html", {"low": 0, "high": 0, "state": state, "levels": LEVELS})
        assert html.rpartition("<span>")[2].partition("</span>")[0].strip()


def test_the_error_page_of_a_broken_server_needs_neither_request_nor_database():
    assert "<h1" in render_to_string("500.html")
