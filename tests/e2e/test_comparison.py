"""A consultant compares three tools for a client, takes the comparison away and keeps it; with a script and without."""

import re
import shutil
import subprocess

import pytest

from tests.e2e.clerk import Clerk
from tests.e2e.consultant import Consultant
from tests.e2e.test_pages import barriers

THREE = ("consul-democracy", "decidim", "munipolis")
NAMES = ["CONSUL Democracy", "Decidim", "Munipolis"]
TITLE = "Dotazníky pro Horní Lhotu – příliš žluťoučký kůň"
NOTE = "Nejvíc zkušeností.\n=1+1 není vzorec."


def kept(consultant):
    """Keeps the comparison that the consultant sees, with a note on Decidim; both links as paths."""
    consultant.follow(consultant.says["save"])
    consultant.main.get_by_label(consultant.says["title"]).fill(TITLE)
    consultant.note_on("Decidim").fill(NOTE)
    consultant.press(consultant.says["keep"])
    return consultant.link("read_link"), consultant.link("edit_link")


@pytest.mark.parametrize(("language", "javascript"), [("cs", True), ("cs", False), ("en", False)])
def test_a_consultant_compares_weighs_takes_away_keeps_and_reopens(reader, language, javascript):
    one = Consultant(reader(language=language, javascript=javascript)).open_comparison(*THREE[:2])
    one.main.get_by_label(one.says["add"]).select_option("munipolis")
    one.press(one.says["add_button"])
    assert one.names == NAMES
    assert one.fits == []

    one.main.get_by_text(one.says["importance"], exact=True).click()
    one.main.get_by_label(one.says["activity"], exact=True).check()
    one.mark(one.says["need"], one.says["bucket"])
    one.press(one.says["use"])
    fits = one.fits
    assert len(fits) == 3
    assert len(set(fits)) > 1

    first, second, _ = (book := one.workbook()).worksheets
    lines = [[cell.value for cell in row] for row in first]
    assert lines[0][3:6] == NAMES
    [line] = [line for line in lines if line[1] == one.says["fit"]]
    assert [int(value) for value in line[3:6]] == fits
    assert second.title == one.says["sources"]
    assert all(
        cell.data_type in ("s", "n", "d") for page in book.worksheets for row in page for cell in row if cell.value
    )
    assert any("ř" in str(cell.value) for row in first for cell in row) or "cs" not in language
    assert second.max_row > 10

    read, edit = kept(one)
    client = Consultant(reader(language=language, javascript=javascript))
    client.reader.open(read)
    assert client.names == NAMES
    assert client.fits == fits
    for part in (TITLE, "Nejvíc zkušeností.", "=1+1 není vzorec."):
        assert part in client.text
    assert client.main.get_by_role("link", name=re.compile(one.says["change"])).count() == 0
    assert edit.split("/")[-2] not in client.page.content()


COLUMNS = """() => [...document.querySelectorAll(".cp-cmp-whys section")].map(section => ({
  room: section.parentElement.offsetWidth, width: section.offsetWidth,
  items: section.querySelectorAll("li").length,
  columns: new Set([...section.querySelectorAll("li")].map(item => item.offsetLeft)).size,
}))"""


def test_a_long_list_of_why_fills_the_width_of_the_page(reader):
    one = Consultant(reader()).open_comparison("decidim", "consul-democracy")
    found = [section for section in one.page.evaluate(COLUMNS) if section["items"] > 3]
    assert found
    assert [section for section in found if section["width"] < section["room"] or section["columns"] < 3] == []


@pytest.mark.parametrize("javascript", [True, False])
def test_any_two_tools_are_held_against_each_other(reader, javascript):
    one = Consultant(reader(javascript=javascript)).open_comparison(*THREE)
    one.main.get_by_label("Proč", exact=True).select_option("munipolis")
    one.main.get_by_label("a ne", exact=True).select_option("decidim")
    one.press(one.says["show_why"])
    assert "Proč Munipolis, a ne Decidim" in one.text
    assert one.page.url.endswith("#why")
    assert one.names == NAMES


@pytest.mark.parametrize("javascript", [True, False])
def test_the_rows_of_a_group_fold_away_and_paper_has_them_all(reader, javascript):
    one = Consultant(reader(javascript=javascript)).open_comparison(*THREE)
    group = one.page.locator(".cp-cmp tbody:has(.cp-cmp__fold)").first
    rows = group.get_by_role("row")
    before = rows.count()
    group.get_by_role("checkbox").check()
    assert (before > 1, rows.count()) == (True, 1)
    one.page.emulate_media(media="print")
    assert rows.count() == before
    one.page.emulate_media(media="screen")
    group.get_by_role("checkbox").uncheck()
    assert rows.count() == before


def test_the_tray_of_the_catalogue_leads_to_the_comparison_and_a_tool_can_be_taken_out(reader):
    one = Consultant(reader(javascript=False)).open_catalogue()
    for _ in range(3):
        one.follow(f"{one.says['compare']}\\s")
    one.go(one.page.locator(".cp-tray").get_by_role("link", name=one.says["compare_them"]))
    names = one.names
    assert len(names) == 3
    levels = one.levels(0)
    assert len(levels) > 5
    one.go(one.main.locator(".cp-cmp__do").nth(1).get_by_role("link", name=re.compile("^Odebrat")))
    assert one.names == [names[0], names[2]]
    one.follow("Všech")
    after = one.levels(0)
    assert {criterion: after[criterion] for criterion in levels} == levels


@pytest.mark.parametrize("language", ["cs", "en"])
def test_from_a_read_only_result_a_comparison_keeps_its_tools_and_numbers(reader, language):
    clerk = Clerk(reader(language=language)).begin_like("town")
    clerk.check()
    clerk.show_result()
    picked = clerk.main.locator(".cp-pick h3").all_inner_texts()
    numbers = clerk.main.locator(".cp-pick .cp-range__words").all_inner_texts()
    result = clerk.page.url.removeprefix(clerk.reader.site)
    token = next(part for part in result.split("/") if len(part) == 32)
    clerk.reader.open(f"{result.partition(token)[0]}{token}/{clerk.says['link_page']}/")
    read = clerk.page.get_by_label(clerk.says["read_link"]).input_value().rstrip("/").split("/")[-1]

    one = Consultant(reader(language=language, javascript=False))
    one.reader.open(result.replace(token, read))
    one.follow(one.says["from_result"])
    one.main.get_by_label(one.says["title"]).fill(TITLE)
    one.press(one.says["keep"])
    one.reader.open(one.link("read_link"))

    assert one.names == picked
    assert one.main.locator(".cp-cmp-tools .cp-range__words").all_inner_texts() == numbers


def test_two_colleagues_who_change_the_same_are_asked_on_a_page_without_barriers(reader):
    one = Consultant(reader()).open_comparison(*THREE)
    _, edit = kept(one)
    first, second = (Consultant(reader()) for _ in range(2))
    for each in (first, second):
        each.reader.open(edit)
        each.follow(each.says["change"])
    for each, title in ((first, "První název"), (second, "Druhý název")):
        each.main.get_by_label(each.says["title"]).fill(title)
        each.press(each.says["keep"])
    assert second.page.title().startswith(second.says["error"])
    assert f"{second.says['meanwhile']}: První název." in second.text
    assert second.main.get_by_label(second.says["title"]).input_value() == "Druhý název"
    assert barriers(second.reader) == []
    second.press(second.says["keep"])
    assert "Druhý název" in second.text


OUTSIDE = """() => [...document.querySelectorAll(".cp-cmp td, .cp-cmp th")].filter(cell => cell.offsetWidth).flatMap(
  cell => {
    const edge = cell.getBoundingClientRect(), texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), out = [];
    while (texts.nextNode()) {
      const text = texts.currentNode, range = document.createRange();
      if (!text.data.trim() || text.parentElement.closest(".cp-visually-hidden")) continue;
      range.selectNodeContents(text);
      for (const box of range.getClientRects())
        if (box.right > edge.right + 0.5 || box.left < edge.left - 0.5) out.push(text.data.trim());
    }
    return out;
  }
)"""


FIVE = (*THREE, "citizen-os", "adhocracy-plus")


@pytest.mark.parametrize(
    ("language", "width", "tools"), [("cs", 320, THREE), ("en", 320, THREE), ("cs", 768, FIVE), ("cs", 1000, FIVE)]
)
def test_in_a_narrow_window_every_text_stays_within_its_cell(reader, language, width, tools):
    one = Consultant(reader(language=language, width=width)).open_comparison(*tools)
    weighed = "&all=1&does=survey&w.functions=critical&w.offline=important&w.data_exit=useful"
    one.page.goto(one.page.url + weighed)
    assert one.main.locator(".cp-cmp td:visible").count() > 60
    assert one.page.evaluate(OUTSIDE) == []


WINDOWS = [(1366, 650), (1100, 900), (800, 900), (320, 650)]


def in_the_middle(reader, width, height):
    """A consultant in a window of this size, half way down the table; the row of names above it."""
    one = Consultant(reader()).open_comparison(*THREE)
    one.page.set_viewport_size({"width": width, "height": height})
    one.page.locator(".cp-cmp tbody").nth(4).evaluate("group => group.scrollIntoView({block: 'center'})")
    return one, one.page.locator(".cp-cmp thead tr").bounding_box()


@pytest.mark.parametrize(("width", "height"), WINDOWS)
def test_the_names_of_the_tools_stay_in_sight_and_leave_room_for_the_rows(reader, width, height):
    one, head = in_the_middle(reader, width, height)
    places = [name.bounding_box() for name in one.page.locator(".cp-cmp__name:visible").all()]
    assert len(places) == (2 if width == 320 else 3)
    assert {place["y"] for place in places} == {0}
    assert 0 < head["height"] < height / 5


TOP = "() => document.activeElement.getBoundingClientRect().top"


@pytest.mark.parametrize(("width", "height"), WINDOWS)
def test_what_has_the_focus_is_never_hidden_below_the_names(reader, width, height):
    one, head = in_the_middle(reader, width, height)
    one.page.locator(".cp-cmp tbody").nth(4).locator("summary").last.focus()
    for _ in range(20):  # so that the window has to follow
        one.page.keyboard.press("Shift+Tab")
        assert one.page.evaluate(TOP) >= head["height"]


needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext (Debian: poppler-utils)")


def printed(page, file, order="-layout"):
    """The page on paper: its words in the order of pdftotext, and what the file says of itself."""
    page.pdf(path=file, prefer_css_page_size=True)
    words, facts = (
        subprocess.run(command, capture_output=True, text=True, check=True).stdout
        for command in (["pdftotext", order, str(file), "-"], ["pdfinfo", str(file)])
    )
    return " ".join(words.replace("\N{NO-BREAK SPACE}", " ").split()), facts


@needs_poppler
@pytest.mark.parametrize("language", ["cs", "en"])
def test_a_printed_comparison_says_where_it_comes_from_and_has_the_source_of_each_cell(reader, tmp_path, language):
    one = Consultant(reader(language=language)).open_comparison(*THREE)
    cells = one.main.locator(".cp-cmp td").evaluate_all(
        "all => all.map(cell => [...cell.querySelectorAll('.cp-ev__list a')].map(link => link.href))"
    )
    numbers = one.main.locator(".cp-cmp td").evaluate_all(
        "all => all.map(cell => cell.querySelector('.cp-printonly')?.textContent.match(/[0-9]+/g) || [])"
    )
    notes = one.main.locator(".cp-paper-sources li").all_text_contents()
    said, facts = printed(one.page, tmp_path / "comparison.pdf", "-raw")

    assert re.search(r"Page size: +84\d[.\d]* x 59\d", facts)
    assert f"civicport, {one.page.url} " in said[:300]
    assert one.says["catalogue_of"] in said[:300]
    assert sum(map(len, cells)) > 50
    for urls, named in zip(cells, numbers, strict=True):
        listed = " ".join(notes[int(number) - 1] for number in named)
        assert [url for url in urls if url not in listed] == []
    paper = "".join(said.split())
    assert [note for note in notes if note.split()[-1] not in paper] == []


@needs_poppler
def test_a_kept_comparison_is_printed_on_a4_across_with_title_notes_and_the_link_for_reading(reader, tmp_path):
    one = Consultant(reader()).open_comparison(*THREE)
    read, edit = kept(one)
    one.reader.open(edit)
    said, facts = printed(one.page, tmp_path / "comparison.pdf")
    assert re.search(r"Page size: +84\d[.\d]* x 59\d", facts)
    assert TITLE in said
    assert "Nejvíc zkušeností." in said
    paper = "".join(said.split())
    assert f"civicport,{one.reader.site}{read}" in paper[:300]
    assert edit.split("/")[-2] not in paper
