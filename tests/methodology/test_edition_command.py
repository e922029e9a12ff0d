"""`manage.py edition show|lint|graph`, as its user runs it."""

import shutil
import xml.etree.ElementTree as ElementTree
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.methodology.changing import changed
from tools_catalog.methodology import current_edition, graph_layout
from tools_catalog.methodology.graph import graph
from tools_catalog.methodology.graph_flow import flow_of, in_words
from tools_catalog.methodology.loading import EDITIONS
from tools_catalog.methodology.validator import read_raw
from tools_catalog.methodology.validator.node import Node

SVG = "{http://www.w3.org/2000/svg}"


def edition(*arguments):
    """What the command prints."""
    out = StringIO()
    call_command("edition", *map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.fixture
def faulty(tmp_path):
    """A copy of the edition with a fault in two files."""
    folder = shutil.copytree(EDITIONS / "2026.1", tmp_path / "draft")
    for name, old, new in (
        ("needs", "hosting_gdpr: 0.28", "hosting_gdpr: 0.27"),
        ("edition", "first_bonus: 20", "first_bonus: 40"),
    ):
        file = folder / f"{name}.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    return folder


def test_published_edition_has_no_fault():
    assert edition("lint", "2026.1") == "Edition 2026.1: no fault.\n"


def test_current_edition_is_meant_where_none_is_named():
    assert edition("lint") == f"Edition {current_edition().id}: no fault.\n"


def test_lint_lists_all_faults_of_a_folder_and_fails(faulty):
    out = StringIO()
    with pytest.raises(CommandError, match=r"Edition draft: 2 faults\.") as error:
        call_command("edition", "lint", str(faulty), stdout=out)
    assert error.value.returncode == 1
    assert out.getvalue().splitlines() == [
        "edition.yaml: importance.first_bonus: jumps over a bucket",
        "needs.yaml: needs[data_exit].mapping: the shares add up to 99/100, not to 1",
    ]


@pytest.mark.parametrize("action", ["show", "lint", "graph"])
def test_unknown_edition_is_named_with_those_that_exist(action):
    with pytest.raises(CommandError, match=r"There is no edition '1999\.1'\. Editions: 2026\.1"):
        edition(action, "1999.1")


@pytest.mark.parametrize("action", ["show", "graph"])
def test_edition_that_cannot_be_read_says_why(action, faulty):
    (faulty / "glossary.yaml").unlink()
    with pytest.raises(CommandError, match=r"^glossary\.yaml: the file is missing$"):
        edition(action, faulty)


def test_show_tells_what_is_in_the_edition():
    shown = edition("show")
    for part in (
        "Recommendation methodology 2026.1 (proposal, valid from 2026-11-01)",
        "27 questions on 20 pages in 6 sections (* required)",
        "Why: trigger + problem_statement, level*, room, feedback",
        "41 criteria in 8 groups",
        "Safe data and a way out: hosting_gdpr 28%, export_exit 28%, security_evidence 24%, openness 20%",
        "30 readiness rules",
        "Points: Critical 100, Important 60, Useful 30, Not needed 0; first choice +20",
    ):
        assert part in shown


def test_show_speaks_the_language_that_was_asked_for():
    assert edition("show", "--lang", "cs").startswith("Metodika doporučování 2026.1")


def test_show_tells_about_a_faulty_edition_what_it_has(faulty):
    assert "41 criteria in 8 groups" in edition("show", faulty)


@pytest.mark.parametrize("language", ["cs", "en"])
def test_graph_is_well_formed_and_shows_every_section_page_and_question_once(language):
    picture = ElementTree.fromstring(edition("graph", "--lang", language))
    groups = [group.get("id") for group in picture.iter(f"{SVG}g")]
    ours = current_edition()
    wanted = [*(f"section-{key}" for key in ours.sections), *(f"page-{key}" for key in ours.pages)]
    assert sorted(groups) == sorted([*wanted, *(f"question-{key}" for key in ours.questions)])


def test_graph_shows_the_words_of_each_question():
    picture = ElementTree.fromstring(edition("graph", "--lang", "cs"))
    shown = " ".join(text.text for text in picture.iter(f"{SVG}text"))
    for question in current_edition().questions.values():
        assert question.text["cs"] in shown


def test_graph_has_an_arrow_for_each_question_that_decides_about_another():
    picture = ElementTree.fromstring(edition("graph"))
    arrows = [line.find(f"{SVG}title").text.split(":")[0] for line in picture.iter(f"{SVG}polyline")]
    assert arrows == [
        "activities → vote_assurance",
        "level → vote_assurance",
        "activities → map_need",
        "budget → budget_strictness",
        "existing_tool → existing_tool_name",
    ]


def test_no_arrow_of_the_graph_crosses_a_page():
    layout = graph_layout.layout_of(flow_of(read_raw(EDITIONS / "2026.1"), "cs"))
    boxes = [box for band in layout.bands for box in band.boxes]
    for arrow in layout.arrows:
        for (x, y), (to_x, to_y) in zip(arrow.points, arrow.points[1:], strict=False):
            for box in boxes:
                beside = max(x, to_x) <= box.x or min(x, to_x) >= box.x + graph_layout.PAGE_WIDTH
                above_or_below = max(y, to_y) < box.y or min(y, to_y) > box.y + box.height
                assert beside or above_or_below, (arrow.link, box.page.key)


def test_pages_of_the_graph_do_not_overlap_and_stay_in_the_picture():
    layout = graph_layout.layout_of(flow_of(read_raw(EDITIONS / "2026.1"), "cs"))
    for band in layout.bands:
        for box, following in zip(band.boxes, band.boxes[1:], strict=False):
            assert box.x + graph_layout.PAGE_WIDTH < following.x
        assert all(band.channel < box.y and box.y + box.height < band.y + band.height for box in band.boxes)
        assert all(box.x + graph_layout.PAGE_WIDTH < layout.width for box in band.boxes)
    tops = [band.y for band in layout.bands]
    assert tops == sorted(tops)
    assert layout.bands[-1].y + layout.bands[-1].height < layout.height


def test_words_of_the_edition_cannot_break_the_picture():
    picture = graph(changed({"questions questions[size].text.en": 'Is "5 < 6" & "6 > 5"?'}), "en")
    shown = [text.text for text in ElementTree.fromstring(picture).iter(f"{SVG}text")]
    assert 'Is "5 < 6" & "6 > 5"?' in shown


def test_graph_goes_to_a_file(tmp_path):
    said = edition("graph", "--output", tmp_path / "flow.svg")
    assert said == f"Drew edition 2026.1 to {tmp_path / 'flow.svg'}.\n"
    assert (tmp_path / "flow.svg").read_text(encoding="utf-8") == edition("graph")


def test_graph_that_cannot_be_written_says_why(tmp_path):
    with pytest.raises(CommandError, match="Cannot write .*: No such file or directory"):
        edition("graph", "--output", tmp_path / "none" / "flow.svg")


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("always", "always"),
        ({"question": "level", "in": ["inform", "consult"]}, "level: inform, consult"),
        ({"not": {"question": "level", "in": ["inform"]}}, "not level: inform"),
        ({"any": [{"question": "a", "in": ["b"]}, {"question": "c", "in": ["d"]}]}, "a: b or c: d"),
        (
            {"all": [{"question": "a", "in": ["b"]}, {"any": [{"question": "c", "in": ["d"]}, "always"]}]},
            "a: b and (c: d or always)",
        ),
    ],
)
def test_condition_is_told_in_one_line(condition, words):
    assert in_words(Node("questions.yaml", "", condition)) == words
