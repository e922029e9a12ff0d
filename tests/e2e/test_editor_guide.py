"""A new editor writes a recap with the guide alone: its names lead from the first page to a draft."""

from __future__ import annotations

import re

import pytest

from tests.e2e.accessibility import violations
from tests.media_library.photographs import photograph

PEOPLE = [("nela", "Page editors", "cs")]
JOB = "Napsat shrnutí webináře za dvacet minut"
ALT = "Žáci lepí značky do mapy obce"
TITLE = "Pocitové mapy na třech školách"
OF_WAGTAIL = "Cannot find matching"  # tabs of the chooser of pictures
NOTES = "Tři školy ukázaly, jak sbírají podněty."


@pytest.fixture(scope="module")
def editor(member):
    """Somebody new at the desk."""
    nela = member("nela")
    yield nela
    nela.faults[:] = [fault for fault in nela.faults if OF_WAGTAIL not in fault]


def open_job(editor):
    """Opens the guide from the first page, as somebody new does."""
    editor.open("/admin/")
    editor.page.get_by_role("link", name=JOB).first.click()
    editor.page.get_by_role("heading", level=1, name=JOB).wait_for()


def bold(page):
    """What the page of the job calls by name."""
    return {name.casefold() for name in page.locator("#main strong").all_inner_texts()}


def begin(page):
    """From the menu to the form of a new recap, as the first step says."""
    page.get_by_role("button", name="Stránky").click()
    page.get_by_role("link", name="podstránky 'Úvod'").or_(page.get_by_role("button", name="podstránky 'Úvod'")).click()
    page.get_by_role("link", name=re.compile("^Aktuality")).last.click()
    page.get_by_role("link", name="Přidat podstránku").first.click()
    page.get_by_role("link", name=re.compile("^Shrnutí webináře")).first.click()


def add_photo(page, number):
    """A photo in the gallery, uploaded with its author and licence."""
    materials = page.locator("[data-contentpath=materials]")
    if number:
        materials.get_by_title("Přidat").last.click()
    materials.get_by_role("button", name="Zvolit obrázek").last.click()
    page.get_by_role("tab", name="Nahrát").click()
    form = page.get_by_role("dialog")
    content = photograph("JPEG", quality=90 - number).getvalue()
    photo = {"name": f"IMG_{number}.jpg", "mimeType": "image/jpeg", "buffer": content}
    form.locator("[name$=file]").set_input_files(photo)
    form.locator("[name$=title]").fill(f"Žáci u mapy {number + 1}")
    form.locator("[name$=author]").fill("Nela Nová")
    form.locator("select[name$=licence]").select_option(index=1)
    form.locator("select[name$=people]").select_option(index=1)
    form.get_by_role("button", name="Nahrát").click()
    form.wait_for(state="hidden")
    alt = materials.locator("[name$=alt_text]").last
    assert alt.input_value() == "", "the name of a file says nothing"
    alt.fill(ALT)


def test_the_guide_has_no_barriers_and_names_what_the_form_has(editor):
    open_job(editor)
    named = bold(editor.page)

    assert violations(editor.page) == []
    assert {"hlavní zjištění", "kdy se konalo", "uložit koncept"} <= named


def test_with_the_guide_alone_notes_and_three_photos_become_a_recap(editor):
    page = editor.page
    open_job(editor)
    begin(page)
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=lead]").fill(NOTES)
    page.locator("[name=held_on]").fill("20. 01. 2026")
    page.locator("[name=topics]").first.check()
    page.locator("[name=findings]").fill("Nejdřív potřeby.\nPak nástroj.\nNakonec termín.")
    for text in page.locator("[data-contentpath=body] [contenteditable=true]").all():
        text.click()
        page.keyboard.type(NOTES)
    page.locator("[data-contentpath=materials]").get_by_title("Vložit blok").first.click()
    page.get_by_role("option", name=re.compile("^Fotografie")).first.click()
    add_photo(page, 0)
    add_photo(page, 1)
    add_photo(page, 2)
    page.get_by_role("button", name="Uložit koncept").first.click()
    page.get_by_text(re.compile(f"Stránka '{TITLE}' byla (vytvořena|aktualizována)")).wait_for()

    draft = page.context.request.get(f"{page.url.partition('/edit/')[0]}/view_draft/").text()
    assert draft.count(f'alt="{ALT}"') == 3
    assert "<li>Nakonec termín.</li>" in draft.replace("\N{NO-BREAK SPACE}", " ")
