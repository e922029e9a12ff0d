"""What a table shows and what of it is translated, without a database."""

from hypothesis import given
from hypothesis import strategies as st

from site_core.blocks.table_words import NUMBER, SPEAKS, name_of, table, texts_by_name, translated

TEXT = st.text(alphabet="abčř 19,.%", max_size=6)
GRIDS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(TEXT, min_size=width, max_size=width), min_size=1, max_size=6)
)


def in_english(data):
    """A translation of every text that has a name."""
    return {name: f"EN {text}" for name, text in texts_by_name(data).items()}


@given(GRIDS, st.data())
def test_an_inserted_row_takes_no_translation_away(data, draw):
    place = draw.draw(st.integers(0, len(data)))
    longer = [*data[:place], ["new"] * len(data[0]), *data[place:]]

    shown = translated(longer, in_english(data))

    assert [*shown[:place], *shown[place + 1 :]] == translated(data, in_english(data))


@given(GRIDS, st.randoms())
def test_moved_rows_keep_their_translation(data, chance):
    order = list(range(len(data)))
    chance.shuffle(order)

    shown = translated([data[place] for place in order], in_english(data))

    known = translated(data, in_english(data))
    assert shown == [known[place] for place in order]


@given(GRIDS)
def test_every_cell_with_a_word_is_translated_and_no_other(data):
    for row, shown in zip(data, translated(data, in_english(data)), strict=True):
        for cell, text in zip(row, shown, strict=True):
            assert text == (f"EN {cell.strip()}" if SPEAKS.search(cell) else cell)


def test_a_text_that_stands_in_many_cells_is_translated_once():
    assert list(texts_by_name([["ano", "ne"], ["ano", "ano"]]).values()) == ["ano", "ne"]


def test_a_number_goes_to_the_translator_only_where_the_languages_write_it_otherwise():
    assert list(texts_by_name([["2024", "12 %", "12,5 %", "1 999", "50 Kč", "–", None, ""]]).values()) == [
        "12,5 %",
        "50 Kč",
    ]


def test_two_texts_have_two_names():
    assert name_of("ano") != name_of("ne")


def test_the_first_row_and_the_first_column_can_be_heads():
    shown = table([["Rok", "Škol"], ["2024", "48"]], "Školy", has_head=True, has_names=True)

    assert [head.text for head in shown.head] == ["Rok", "Škol"]
    [row] = shown.rows
    assert row.name == "2024"
    assert [(cell.text, cell.label, cell.is_number) for cell in row.cells] == [("48", "Škol", True)]


def test_without_heads_all_is_cells():
    shown = table([["a", "b"], ["c"]], "", has_head=False, has_names=False)

    assert shown.head == ()
    assert [[cell.text for cell in row.cells] for row in shown.rows] == [["a", "b"], ["c", ""]]


def test_what_the_sheet_leaves_empty_below_and_on_the_right_is_not_shown():
    shown = table([["Rok", "", None], ["2024", "48", ""], ["", "", ""]], "", has_head=True, has_names=False)

    assert [head.text for head in shown.head] == ["Rok", ""]
    assert [[cell.text for cell in row.cells] for row in shown.rows] == [["2024", "48"]]


def test_an_empty_table_shows_nothing():
    assert table([], "Nic", has_head=True, has_names=True).rows == ()


def test_what_looks_like_a_number_is_set_like_one():
    numbers = ["48", "1 999", "12,5 %", "50 Kč", "−3", "~ 100"]
    words = ["ano", "3 školy v Brně", "", "–"]

    assert [text for text in numbers + words if NUMBER.fullmatch(text)] == numbers


def test_a_column_is_set_like_numbers_only_if_it_holds_nothing_else():
    shown = table([["Škol", "Cena"], ["48", "neznámá"], ["", "50 Kč"]], "", has_head=True, has_names=False)

    assert [head.is_number for head in shown.head] == [True, False]
    assert [[cell.is_number for cell in row.cells] for row in shown.rows] == [[True, False], [True, False]]


def test_a_table_that_is_all_head_has_no_rows():
    shown = table([["Rok", "Škol"]], "", has_head=True, has_names=True)

    assert [head.text for head in shown.head] == ["Rok", "Škol"]
    assert shown.rows == ()
