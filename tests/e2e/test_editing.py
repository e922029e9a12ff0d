"""An editor puts a page together from pieces, in a Czech administration."""

from __future__ import annotations

import re

import pytest

from tests.e2e.accessibility import too_wide, violations
from tests.e2e.desk import run

PAGE = """
from site_core.models import HomePage, StandardPage
home = HomePage.objects.get(locale__language_code="cs")
home.add_child(instance=StandardPage(title="Zkouška bloků", slug="zkouska-bloku", locale=home.locale, live=True))
"""
CELL = ".handsontable .ht_master td"


@pytest.fixture(scope="module")
def editor(administrators, database):
    """An administrator who has opened an empty page of text."""
    run(database, PAGE)
    member = administrators["cs"]
    member.open("/admin/pages/search/?q=Zkou")
    member.page.get_by_role("link", name="Zkouška bloků").first.click()
    member.page.wait_for_url(re.compile("/edit/"))
    return member.page


def add(page, name):
    """Picks a block in the picker, below all that is there."""
    button = page.get_by_title("Vložit blok").last
    button.evaluate("button => button.scrollIntoView({block: 'center'})")  # clear of the header that stays on top
    button.click()
    page.get_by_role("option", name=re.compile(f"^{name}")).first.click()


def cell(page, place):
    """A cell of the sheet in the middle of the window, clear of the header that stays on top."""
    found = page.locator(CELL).nth(place)
    found.evaluate("cell => cell.scrollIntoView({block: 'center'})")
    return found


def write_row(page, place, *texts):
    """Writes into the sheet from a cell on; every tabulator goes on to the next one."""
    cell(page, place).click()
    for text in texts:
        page.keyboard.press("Enter")  # opens the cell; the made-up keyboard has no key for a letter with a hook
        page.keyboard.type(text)
        page.keyboard.press("Tab")


def publish(page):
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    with page.expect_navigation():
        page.locator("[name=action-publish]").click()


def test_an_editor_writes_a_table_and_a_video_and_readers_see_them(editor, reader):
    add(editor, "Tabulka")
    editor.get_by_label("Záhlaví tabulky").select_option("both")
    editor.get_by_label("Titulek tabulky").fill("Kolik škol se zapojilo")
    write_row(editor, 0, "Rok", "Škol")
    write_row(editor, 3, "2025", "55")
    cell(editor, 0).click(button="right")
    editor.get_by_text("Vložit řádek nad").wait_for()
    editor.keyboard.press("Escape")
    add(editor, "Video")
    editor.get_by_label("Název záznamu").fill("Rozpočet na škole")
    editor.get_by_label(re.compile(r"^Adresa\W*$")).fill("https://youtu.be/aaaaaaaaaaa")
    publish(editor)

    one = reader()
    one.open("/zkouska-bloku/")
    table = one.page.get_by_role("table", name="Kolik škol se zapojilo")
    assert table.get_by_role("columnheader", name="Škol").is_visible()
    assert table.get_by_role("rowheader", name="2025").is_visible()
    assert table.get_by_role("row").count() == 2
    assert one.page.get_by_role("button", name="Přehrát tady").is_visible()
    assert violations(one.page) + too_wide(one.page) == []
