"""A translator brings a translation up to date: sees what changed, translates it, and others let it to readers."""

from __future__ import annotations

import re

import pytest

from tests.e2e.accessibility import come_to_rest, too_wide, violations
from tests.e2e.desk import run
from tests.e2e.visitor import plain

PEOPLE = (("tomas", "Translators into English", "cs"), ("eva", "Approvers of texts", "cs"))
CHANGES = {  # by slug of the page: words of before and of now
    "kdo-za-tim-stoji": ("Nejsme úřad ani dodavatel", "Nejsme úřad ani výrobce"),
    "co-je-v-katalogu": ("Nástroj patří do katalogu", "Nástroj najdete v katalogu"),
}
CHANGE = """
from wagtail.models import Page
for slug, (before, now) in {changes!r}.items():
    page = Page.objects.get(slug=slug).specific
    body = list(page.body.raw_data)
    text = next(block for block in body if block["type"] == "text" and before in block["value"])
    text["value"] = text["value"].replace(before, now)
    page.body = page.body.stream_block.to_python(body)
    page.save_revision().publish()
"""
FINDING = """
from blog.recaps import RecapPage
page = RecapPage.objects.get(slug="prvni-webinar-civicportu", locale__language_code="cs")
page.findings += "\\r\\nJedno zjištění navíc."
page.save_revision().publish()
"""
ENGLISH = "/en/what-is-in-the-catalogue/"
THEMES = ("light", "dark")


@pytest.fixture(scope="module")
def tomas(member, database):
    """A translator; an editor has just changed the source of two pages."""
    run(database, CHANGE.format(changes=CHANGES))
    return member("tomas")


def begin(tomas, title):
    """From the report to the translation that waits; the first page names a few of many."""
    tomas.open("/admin/reports/translations/?state=outdated")
    with tomas.page.expect_navigation():
        tomas.page.get_by_role("link", name=re.compile(f"Aktualizovat překlad.*{title}")).click()


def row(page):
    """The row of the text that changed."""
    return page.locator(".js-translation-editor li:has(> [data-change])")


def test_a_translator_reads_the_difference_in_the_row_of_the_field(tomas):
    begin(tomas, "Kdo za tím stojí")
    [beside] = row(tomas.page).all()
    words = beside.locator("[data-change]")

    assert words.locator("del").inner_text().endswith("dodavatel")
    assert words.locator("ins").inner_text().endswith("výrobce")
    assert "We are neither an authority nor a software supplier." in words.inner_text()


def test_the_list_above_leads_to_the_row(tomas):
    begin(tomas, "Kdo za tím stojí")
    tomas.page.get_by_role("link", name=re.compile("^Text: Nejsme úřad")).click()

    assert row(tomas.page).locator("[data-change]:target").count() == 1


def test_words_are_joined_as_people_say_them(tomas):
    begin(tomas, "Kdo za tím stojí")
    assert tomas.page.get_by_text("Překlad: čeština → angličtina").first.is_visible()
    assert "to angličtina" not in tomas.text


@pytest.mark.parametrize("theme", THEMES)
def test_the_editor_has_no_barriers_while_one_writes(tomas, theme):
    begin(tomas, "Kdo za tím stojí")
    page = tomas.page
    page.emulate_media(color_scheme=theme)
    beside = row(page)
    beside.get_by_role("button", name="Vyjít z dosavadního překladu").click()
    come_to_rest(page)

    assert beside.get_by_role("textbox", name=re.compile("^Překlad textu: Nejsme úřad")).is_visible()
    assert violations(page) == []
    beside.get_by_role("button", name="Zrušit").click()


def test_the_translation_goes_from_the_translator_to_readers(tomas, member, reader):
    begin(tomas, "Co je v katalogu")
    page, beside = tomas.page, row(tomas.page)
    address = page.url.removeprefix(tomas.site)
    beside.get_by_role("button", name="Vyjít z dosavadního překladu").click()
    field = beside.get_by_role("textbox")
    field.fill(field.input_value().replace("belongs in the catalogue", "is found in the catalogue"))
    beside.get_by_role("button", name="Uložit").click()
    beside.get_by_text("Přeloženo ručně").wait_for()
    tomas.press("Předložit ke schválení", page.locator("section", has_text="zatím nikdo neschvaluje"))
    assert "Překlad byl předložen ke schválení." in tomas.text
    approve(tomas, address)
    before = english(reader)
    approve(member("eva"), address)

    assert "A tool belongs in the catalogue when" in before
    assert "A tool is found in the catalogue when" in english(reader)


def test_a_text_of_several_lines_is_written_in_lines_and_leaves_the_list_when_it_is_saved(tomas, database):
    run(database, FINDING)
    tomas.open("/admin/reports/translations/?state=outdated")
    with tomas.page.expect_navigation():
        tomas.page.get_by_role("link", name=re.compile("Aktualizovat překlad.*První webinář")).click()
    beside, listed = row(tomas.page), tomas.page.locator("[data-source-changes]")
    was_listed = listed.is_visible()
    beside.get_by_role("button", name="Vyjít z dosavadního překladu").click()
    field = beside.get_by_role("textbox", name=re.compile("^Překlad textu:"))
    field.press("Control+End")
    field.press("Enter")
    field.press_sequentially("One more finding.")
    written = field.input_value()
    beside.get_by_role("button", name="Uložit").click()
    beside.get_by_text("Přeloženo ručně").wait_for()

    assert written.endswith("\nOne more finding.")
    assert written in beside.inner_text()
    assert (was_listed, listed.is_visible()) == (True, False)
    assert tomas.faults == []


def approve(one, address):
    one.open(address)
    one.press("Schválit tento krok", one.page.locator("section", has_text="Čeká na krok"))


def english(reader):
    """What a reader of the English page gets now."""
    one = reader(language="en")
    one.open(ENGLISH)
    return plain(one.page.locator("main").inner_text())


@pytest.mark.parametrize("language", ["cs", "en"])
def test_files_of_translations_have_no_barriers(administrators, language):
    one = administrators[language]
    one.open("/admin/translations/po/")
    whole = barriers(one.page)
    one.page.locator("[type=file]").locator("xpath=ancestor::form").evaluate("form => form.requestSubmit()")
    one.page.locator(".error-message").wait_for()

    assert whole + barriers(one.page) == []


@pytest.mark.parametrize("language", ["cs", "en"])
def test_the_warning_before_publishing_a_half_has_no_barriers(tomas, administrators, language):
    begin(tomas, "Kdo za tím stojí")
    translation = re.search(r"/(\d+)/", tomas.page.url)[1]
    one = administrators[language]
    one.open(f"/admin/translations/{translation}/publish/")

    assert barriers(one.page) == []


@pytest.mark.parametrize("language", ["cs", "en"])
@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_the_question_about_translations_has_no_barriers_and_names_the_page(tomas, administrators, language, action):
    begin(tomas, "Kdo za tím stojí")
    source = tomas.page.locator(".tr-languages a").get_attribute("href")
    one = administrators[language]
    one.open(source.replace("/edit/", f"/{action}/"))
    one.press("", one.page.locator("main form").last)

    assert "Kdo za tím stojí" in one.page.get_by_role("heading", level=1).inner_text()
    assert one.page.get_by_role("radio").count() == 2
    assert barriers(one.page) == []


def barriers(page):
    """What axe finds in both themes, and what does not fit a phone."""
    found = []
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        come_to_rest(page)
        found += [f"{theme}: {line}" for line in violations(page, "#main")]
    page.set_viewport_size({"width": 320, "height": 900})
    come_to_rest(page)
    found += too_wide(page)
    page.set_viewport_size({"width": 1200, "height": 900})
    page.emulate_media(color_scheme="light")
    return found
