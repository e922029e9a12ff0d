"""An editor changes one paragraph: the English page is outdated at once, and readers still get its old, right words."""

from __future__ import annotations

import re

from tests.e2e.test_editing import publish

PRIVACY = {"cs": "/soukromi/", "en": "/en/privacy/"}


def lead(reader, language):
    one = reader(language=language)
    one.open(PRIVACY[language])
    return one.page.locator(".cp-lead").first.inner_text()


def test_a_changed_page_shows_at_once_that_its_translation_is_outdated(administrators, reader):
    alena, english = administrators["cs"], lead(reader, "en")
    alena.open("/admin/pages/search/?q=Soukrom")
    alena.page.get_by_role("link", name="Soukromí").first.click()
    alena.page.wait_for_url(re.compile("/edit/"))
    alena.page.locator("[name=lead]").fill("Změnili jsme jednu větu.")
    publish(alena.page)

    alena.open("/admin/")
    panel = alena.page.locator("#translations, section", has_text="Překlady").last
    row = panel.get_by_role("row", name=re.compile("Soukromí"))
    assert "překlad je zastaralý" in row.inner_text()
    assert (lead(reader, "cs"), lead(reader, "en")) == ("Změnili jsme jednu větu.", english)

    row.get_by_role("link", name=re.compile("^Aktualizovat překlad")).click()
    alena.page.wait_for_url(re.compile("/edit/"))
    alena.open("/admin/reports/translations/?state=outdated")
    assert "Soukromí" in alena.page.get_by_role("table").inner_text()
