"""On paper each cell names its evidence by number, and each page stands once in the list behind the table."""

from hypothesis import given, settings

from tests.tools_catalog.comparison.cast import EDITION, UNKNOWN, catalogues, compared, record, rows, scored
from tools_catalog.comparison.footnotes import footnotes


def piece(url="https://example.org/x", shows="nalezeno", kind="vendor_doc"):
    return {"url": url, "kind": kind, "seen_on": "2026-11-20", "shows": {"cs": shows, "en": shows}}


@settings(max_examples=15, deadline=None)
@given(catalogues())
def test_every_source_of_every_cell_stands_behind_one_of_its_numbers(records):
    shown = compared(records)
    found = footnotes(shown)
    for key, row in rows(shown).items():
        for cell in row.cells:
            numbers = found.numbers.get(f"{cell.tool}.{key}", ())
            told = [source for number in numbers for source in found.notes[number - 1].shows]
            assert [source for source in cell.found.sources if source not in told] == []


def test_a_page_that_shows_two_things_is_listed_once_with_both():
    alfa = record("alfa", surveys=scored(evidence=[piece(), piece(shows="totéž")]), analysis=scored(evidence=[piece()]))
    found = footnotes(compared({"alfa": alfa, "beta": record("beta")}))
    [note] = found.notes
    assert (note.url, [source.title for source in note.shows]) == ("https://example.org/x", ["nalezeno", "totéž"])
    assert found.numbers == {"alfa.surveys": (1,), "alfa.analysis": (1,)}


def test_the_same_page_as_another_kind_of_evidence_is_another_note():
    alfa = record("alfa", surveys=scored(evidence=[piece(), piece(kind="source_code")]))
    kinds = [note.kind for note in footnotes(compared({"alfa": alfa, "beta": record("beta")})).notes]
    assert kinds == [EDITION.labels.evidence_kinds[kind] for kind in ("vendor_doc", "source_code")]


def test_a_cell_without_evidence_has_no_number():
    found = footnotes(compared({"alfa": record("alfa", surveys=UNKNOWN), "beta": record("beta")}))
    assert (found.notes, found.numbers) == ((), {})
