"""An editor changes one paragraph: the English page is outdated at once, and readers still get its old, right words."""

from __future__ import annotations

import re

import pytest

from tests.e2e.accessibility import come_to_rest, too_wide, violations
from tests.e2e.test_editing import publish
from tests.e2e.visitor import plain

PRIVACY = {"cs": "/soukromi/", "en": "/en/privacy/"}
NEW = "Změnili jsme jednu větu."
UPDATE = {"cs": "Aktualizovat překlad", "en": "Update the translation"}
CHANGED = {"cs": "Co se změnilo", "en": "What changed"}


def lead(page):
    return page.locator(".cp-lead").first.inner_text()


@pytest.fixture(scope="module")
def alena(administrators):
    """An administrator who has just changed the lead of the Czech page; `was` is what both pages said before."""
    alena, was = administrators["cs"], {}
    for language, path in PRIVACY.items():
        alena.open(path)
        was[language] = lead(alena.page)
    alena.open("/admin/pages/search/?q=Soukrom")
    alena.page.get_by_role("link", name="Soukromí").first.click()
    alena.page.wait_for_url(re.compile("/edit/"))
    alena.editor, alena.was = alena.page.url.removeprefix(alena.site), was
    alena.page.locator("[name=lead]").fill(NEW)
    publish(alena.page)
    return alena


def test_readers_get_the_new_source_and_the_old_right_translation(alena, reader):
    seen = {}
    for language, path in PRIVACY.items():
        one = reader(language=language)
        one.open(path)
        seen[language] = lead(one.page)

    assert seen == {"cs": NEW, "en": alena.was["en"]}


def test_the_first_page_of_the_administration_says_so_and_leads_to_the_translation(alena):
    alena.open("/admin/")
    panel = alena.page.locator("#translations, section", has_text="Překlady").last
    row = panel.get_by_role("row", name=re.compile("Soukromí"))
    assert "překlad je zastaralý" in row.inner_text()

    row.get_by_role("link", name=re.compile("^Aktualizovat překlad")).click()
    alena.page.wait_for_url(re.compile("/edit/"))
    assert alena.page.url.removeprefix(alena.site) != alena.editor


def test_the_report_says_so(alena):
    alena.open("/admin/reports/translations/?state=outdated")

    assert "Soukromí" in alena.page.get_by_role("table").inner_text()


def test_the_list_of_pages_says_so_beside_the_page(alena):
    alena.open("/admin/pages/?q=Soukrom")

    assert "překlad je zastaralý" in alena.page.get_by_role("row", name=re.compile("Soukromí")).first.inner_text()


def opened_panel(member, path):
    """The status panel of the editor at this address, opened, with the part of it on translations."""
    member.open(path)
    panel, toggle = (member.page.locator(f"[data-side-panel{kind}=status]").first for kind in ("", "-toggle"))
    if panel.is_hidden():
        toggle.click()
    panel.wait_for()
    return panel


@pytest.mark.parametrize("language", ["cs", "en"])
def test_the_editor_says_so_and_leads_to_what_changed(alena, administrators, language):
    member = administrators[language]
    panel = opened_panel(member, alena.editor)
    come_to_rest(member.page)
    assert violations(member.page, "[data-side-panel=status]") == []

    panel.get_by_role("link", name=re.compile(f"^{CHANGED[language]}")).click()
    member.page.wait_for_url(re.compile("/changes/"))
    row = member.page.get_by_role("table").get_by_role("row").nth(1)
    assert NEW.split()[0] in row.locator("ins").first.inner_text()
    assert plain(alena.was["en"]) in plain(row.inner_text())


@pytest.mark.parametrize("language", ["cs", "en"])
def test_the_translation_editor_names_the_source_and_leads_to_what_changed(alena, administrators, language):
    member = administrators[language]
    into = opened_panel(member, alena.editor).get_by_role("link", name=re.compile(f"^{UPDATE[language]}"))
    panel = opened_panel(member, into.get_attribute("href"))

    assert panel.get_by_role("link", name="Soukromí", exact=True).get_attribute("href") == alena.editor
    assert panel.get_by_role("link", name=re.compile(f"^{CHANGED[language]}")).is_visible()
    come_to_rest(member.page)
    assert violations(member.page, "[data-side-panel=status]") == []


@pytest.mark.parametrize("language", ["cs", "en"])
def test_the_page_of_what_changed_has_no_barrier(alena, administrators, language):
    page, found = administrators[language].page, []
    opened_panel(administrators[language], alena.editor).get_by_role(
        "link", name=re.compile(f"^{CHANGED[language]}")
    ).click()
    page.wait_for_url(re.compile("/changes/"))
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        come_to_rest(page)
        found += [f"{theme}: {line}" for line in violations(page)]
    page.set_viewport_size({"width": 320, "height": 900})
    come_to_rest(page)
    found += too_wide(page)
    page.set_viewport_size({"width": 1200, "height": 900})
    page.emulate_media(color_scheme="light")
    assert found == []
