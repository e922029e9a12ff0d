"""What each cell of the comparison says, read from the page as a browser reads it."""

import datetime

import pytest

from tests.element_reader import elements_of
from tests.factories import assessment, tool
from tests.page_factories import catalogue, site
from tests.tools_catalog.shown_pages import ready_service, shown
from tests.tools_catalog.three_tools import THREE
from tools_catalog.methodology import load_edition
from tools_catalog.snapshots import publish_snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]
TWO = "?t=alfa&t=beta"
WEIGHED = "&does=survey&w.functions=critical"  # asks for level 3 of surveys
OLD = datetime.date(2023, 1, 1)


class Shown:
    """The table of the English page at this query."""

    def __init__(self, query):
        [self.table] = elements_of(shown(f"/en/compare/{query}")).all("table", "cp-cmp")
        [head] = self.table.all("thead")
        [self.head] = [row.children for row in head.all("tr")]
        self.tools = [name.text.lower() for name in head.all("th", "cp-cmp__name")]

    def row(self, criterion):
        """The cells of a criterion, of each tool in its order."""
        name = load_edition("2026.1").criteria[criterion].name["en"]
        [row] = [row for row in self.table.all("tr") if row.children[0].text.startswith(name)]
        assert len(row.children) == 1 + len(self.tools)
        return row.children[1:]

    def cell(self, tool, criterion="surveys"):
        return self.row(criterion)[self.tools.index(tool)]

    def verdict(self, tool):
        return [each.text for each in self.cell(tool).all(of_class="cp-verdict")]

    def level(self, tool, criterion="surveys"):
        """The words and the numbers of a level."""
        [line] = self.cell(tool, criterion).all("p", "cp-cmp__level")
        return line.all(of_class="cp-level")[0].text, [number.text for number in line.all("span", "cp-meta")]


def publish_two(alfa=(), beta=()):
    """Alfa and Beta, with these values of their surveys."""
    for key, values in (("alfa", alfa), ("beta", beta)):
        assessment(tool(key), **dict(values))
    publish_snapshot()
    site(catalogue())


# --- the level --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("level", "words"), [(1, "Makeshift"), (2, "Basic"), (3, "Full")])
def test_a_level_stands_in_words_and_as_a_number(level, words):
    publish_two({"level": level}, {"level": 0})
    assert Shown(TWO).level("alfa") == (words, [str(level)])


def test_a_level_that_is_at_least_so_high_stands_as_both_ends():
    publish_two({"level": 2, "floor": True})
    assert Shown(TWO).level("alfa") == ("Basic or more", ["2–4"])


@pytest.mark.parametrize(
    ("values", "words", "numbers"),
    [
        ({"level": 3, "grade": "C"}, "Makeshift to full", "1–3"),
        ({"level": 2, "evidence": [{"seen_on": OLD}]}, "Makeshift to full", "1–3"),
        ({"level": 1, "grade": "D", "claim_low": 1, "claim_high": 2}, "Makeshift to basic", "1–2"),
    ],
)
def test_weak_old_or_contradicting_evidence_makes_a_level_a_range(values, words, numbers):
    publish_two(values)
    assert Shown(TWO).level("alfa") == (words, [numbers])


def test_what_nobody_verified_has_a_word_and_the_widest_range():
    publish_two({"state": "unknown", "level": None, "grade": "U", "evidence": []})
    assert Shown(TWO).level("alfa") == ("Not verified", ["0–4"])


def test_what_does_not_apply_has_a_word_and_no_number():
    of = tool("alfa")
    assessment(of)
    assessment(of, "self_hosting", state="not_applicable", level=None, grade="B")
    assessment(tool("beta"))
    publish_snapshot()
    site(catalogue())
    assert Shown(TWO).level("alfa", "self_hosting") == ("Does not apply", [])


@pytest.mark.parametrize(
    ("values", "verdict"),
    [({"level": 3}, "is enough"), ({"level": 2}, "is not enough"), ({"level": 2, "floor": True}, "we do not know")],
)
def test_a_cell_says_whether_the_level_is_the_needed_one(values, verdict):
    publish_two(values)
    assert Shown(TWO + WEIGHED).verdict("alfa") == [verdict]


def test_where_no_level_is_needed_nothing_is_enough_or_not():
    publish_two({"level": 3})
    assert Shown(TWO).verdict("alfa") == []


# --- beside other tools -----------------------------------------------------------------------------------------------
def test_only_the_best_cell_of_a_row_is_called_so(three):
    table = Shown(THREE)
    said = {tool: [each.text for each in table.cell(tool).all("b")].count("best in the row") for tool in table.tools}
    assert said == {"alfa": 0, "beta": 0, "gama": 1}


def test_only_the_best_cell_of_a_row_is_marked(three):
    assert ["cp-cmp__best" in cell.classes for cell in Shown(THREE).row("surveys")] == [False, False, True]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"level": 3}, "more than the reference"),
        ({"level": 1}, "less than the reference"),
        ({"level": 2}, "same as the reference"),
        ({"level": 2, "floor": True}, "beside the reference: we do not know"),
    ],
)
def test_a_cell_says_what_it_is_to_the_reference(values, words):
    publish_two(beta=values)
    table = Shown(f"{TWO}&pin=alfa&all=1")
    assert [line.text for line in table.cell("beta").all("p") if "reference" in line.text] == [words]
    assert "reference" not in table.cell("alfa").text


def test_without_a_reference_no_cell_is_held_against_one(three):
    assert [cell for cell in Shown(THREE).row("surveys") if "reference" in cell.text] == []


# --- the evidence -----------------------------------------------------------------------------------------------------
def test_a_cell_shows_the_grade_of_its_evidence_and_each_source_with_its_day():
    pieces = [{"url": "https://example.org/one"}, {"url": "https://example.org/two"}]
    publish_two({"level": 3, "grade": "B", "evidence": pieces})
    [evidence] = Shown(TWO).cell("alfa").all("details", "cp-ev")
    [listed] = evidence.all("ul", "cp-ev__list")
    assert evidence.all("summary")[0].text == "B documented 2 sources"
    assert [link.attributes["href"] for link in listed.all("a")] == [piece["url"] for piece in pieces]
    assert all("20 November 2026" in source.text for source in listed.all("li"))


def test_a_cell_without_evidence_says_when_we_searched():
    publish_two({"state": "unknown", "level": None, "grade": "U", "evidence": []})
    [evidence] = Shown(TWO).cell("alfa").all("p", "cp-ev")
    assert "We searched on 20 November 2026 and found nothing." in evidence.text


def test_old_evidence_is_called_old_and_fresh_evidence_is_not():
    noted = {"note_cs": "Jen pro přihlášené.", "note_en": "Only after signing in."}
    publish_two({"level": 2, "evidence": [{"seen_on": OLD}]}, {"level": 3, **noted})
    old, fresh = ("The evidence is old, so the range is wider." in cell.text for cell in Shown(TWO).row("surveys"))
    assert (old, fresh) == (True, False)


def test_the_note_of_an_assessment_stands_in_its_cell_alone():
    publish_two({"level": 3, "note_cs": "Jen pro přihlášené.", "note_en": "Only after signing in."})
    assert ["Only after signing in." in cell.text for cell in Shown(TWO).row("surveys")] == [True, False]


def test_what_only_follows_from_the_methodology_is_said_to_be_computed():
    for of in (ready_service("alfa"), tool("beta")):
        assessment(of)
    publish_snapshot()
    site(catalogue())
    cells = Shown(TWO).row("time_to_launch")
    assert ["Computed by the methodology, not proven:" in cell.text for cell in cells] == [True, False]


# --- rows and columns -------------------------------------------------------------------------------------------------
def test_each_tool_heads_its_column_and_each_criterion_its_row(three):
    table = Shown(f"{THREE}&all=1{WEIGHED}&w.cost=useful&size=pop_500_1999")
    assert [(cell.name, cell.attributes["scope"]) for cell in table.head] == [("th", "col")] * 4
    rows = [row.children for row in table.table.all("tr") if len(row.children) > 1][1:]
    assert len(rows) > len(load_edition("2026.1").criteria)
    assert {(first.name, first.attributes.get("scope")) for first, *_ in rows} == {("th", "row")}
    assert {cell.name for _, *cells in rows for cell in cells} == {"td"}


def test_a_group_heads_its_rows_over_all_columns(three):
    _, *groups = Shown(f"{THREE}&all=1").table.all("tbody")
    heads = [group.all("tr")[0].children for group in groups]
    assert len(heads) == len(load_edition("2026.1").groups)
    assert {tuple((cell.attributes["scope"], cell.attributes["colspan"]) for cell in row) for row in heads} == {
        (("rowgroup", "4"),)
    }


def test_the_level_that_is_needed_stands_beside_the_criterion(three):
    name = load_edition("2026.1").criteria["surveys"].name["en"]
    [head] = [th for th in Shown(THREE + WEIGHED).table.all("th") if th.text.startswith(name)]
    assert [small.text for small in head.all("small")] == ["You need: Full"]


@pytest.mark.parametrize(
    ("show", "away"), [("", [False, False, True]), ("&show=gama&show=alfa", [False, True, False])]
)  # fmt: skip
def test_a_phone_leaves_out_all_cells_of_all_but_two_tools(three, show, away):
    table = Shown(f"{THREE}&all=1{WEIGHED}&w.cost=useful&size=pop_500_1999{show}").table
    rows = [cells for row in table.all("tr") if (cells := row.children[1:])]
    assert len(rows) > len(load_edition("2026.1").criteria)
    assert {tuple("cp-cmp__away" in cell.classes for cell in cells) for cells in rows} == {tuple(away)}


def test_a_phone_leaves_out_none_of_two_tools():
    publish_two({"level": 3})
    assert Shown(f"{TWO}&all=1").table.all(of_class="cp-cmp__away") == []
