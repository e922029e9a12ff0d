"""A reviewer scores a tool, a second one checks it, a chief reviewer publishes it, and readers see it."""

import re

import pytest

from tests.e2e.accessibility import come_to_rest, too_wide, violations

PEOPLE = (
    ("jana", "Reviewers", "cs"), ("petr", "Reviewers", "cs"), ("hana", "Chief reviewers", "cs"),
    ("jane", "Reviewers", "en"), ("olga", "Reviewers", "cs"), ("karel", "Reviewers", "cs"),
    ("kate", "Reviewers", "en"),
)  # fmt: skip


def fill_in(page, criterion, row, **parts):
    for name, value in parts.items():
        field = page.locator(f"[name='{criterion}-evidence-{row}-{name}']")
        field.select_option(value) if name == "kind" else field.fill(value)


def last_row(page, criterion):
    return int(page.locator(f"[name='{criterion}-evidence-TOTAL_FORMS']").input_value()) - 1


PROOF = {
    "url": "https://example.org/test",
    "kind": "our_test",
    "seen_on": "2026-11-20",
    "shows_cs": "zkusili jsme to čtečkou",
    "shows_en": "we tried it with a screen reader",
}


def add_proof(page, criterion):
    fill_in(page, criterion, last_row(page, criterion), **PROOF)


def test_a_level_scored_by_keyboard_is_checked_by_another_account_and_published(member, reader):
    jana, petr = member("jana"), member("petr")
    batch = score_by_keyboard(jana)
    remark(petr, batch)
    answer(jana, batch)
    check(petr, batch)
    hana = member("hana")
    hana.open(batch)
    assert "Co by zveřejnění změnilo pro tři ukázkové obce" in hana.text
    hana.press("Zveřejnit celou dávku")

    anybody = reader()
    anybody.open("/nastroje/kialo/zmeny/")
    assert "Vyzkoušeli jsme to čtečkou." in anybody.page.locator("main").inner_text()


def score_by_keyboard(jana):
    """Returns the path of the batch that was sent in."""
    jana.open("/admin/review/kialo/")
    cell = jana.page.locator("#accessibility")
    jana.page.locator("#moderation_safety").focus()
    for _ in range(10):
        if jana.page.evaluate("document.activeElement.id") == "accessibility":
            break
        jana.page.keyboard.press("j")
    before = cell.locator("input[type=radio]:checked").input_value()
    level = "2" if before != "2" else "1"
    jana.page.keyboard.press(level)
    assert cell.locator("input[type=radio]:checked").input_value() == level
    cell.locator("select[name$='-grade']").select_option("B")
    add_proof(jana.page, "accessibility")
    jana.press("Uložit", cell)
    assert "Uloženo jako rozpracované: Přístupnost pro lidi s postižením." in jana.text

    jana.page.get_by_role("link", name="K dávce s vašimi změnami").click()
    jana.page.get_by_label("Proč se to mění, česky").fill("Vyzkoušeli jsme to čtečkou.")
    jana.page.get_by_label("Proč se to mění, anglicky").fill("We tried it with a screen reader.")
    jana.press("Odeslat druhému hodnotiteli")
    assert jana.page.get_by_role("button", name="Schválit").count() == 0
    return jana.page.url.removeprefix(jana.site)


REMARK = "Kterou čtečkou? Napište to k dokladu."


def remark(petr, batch):
    """Returns the batch with a word at the criterion, at first with far too many."""
    petr.open(batch)
    field = petr.page.get_by_label("Poznámka pro autora: Přístupnost pro lidi s postižením")
    field.fill("Moc slov. " * 300)
    petr.press("Vrátit autorovi")
    assert field.input_value().startswith("Moc slov.")
    assert petr.page.locator("#rv-summary-title").evaluate("title => title.parentElement === document.activeElement")
    assert barriers(petr.page, "check") == []
    field.fill(REMARK)
    petr.press("Uložit rozdělanou kontrolu")
    assert field.input_value() == REMARK
    petr.press("Vrátit autorovi")


def answer(jana, batch):
    """Finds the remark at the criterion of the sheet, does what it asks for and sends the batch in again."""
    jana.open("/admin/review/kialo/")
    cell = jana.page.locator("#accessibility")
    assert REMARK in cell.inner_text()
    cell.locator("details[data-row] summary").last.click()
    cell.locator("input[name$='-shows_cs']").nth(-2).fill("zkusili jsme to čtečkou NVDA")
    jana.press("Uložit", cell)
    jana.page.get_by_role("link", name="K dávce s vašimi změnami").click()
    jana.press("Odeslat druhému hodnotiteli")


def check(petr, batch):
    """Approves the batch, at first without a tick."""
    petr.open(batch)
    assert "zkusili jsme to čtečkou NVDA" in petr.text
    petr.press("Schválit")
    assert "Potvrďte, že jste si prohlédli doklady" in petr.text
    petr.page.get_by_label("Doklady ke kritériu „Přístupnost pro lidi s postižením“").check()
    petr.press("Schválit")
    assert petr.page.get_by_role("button", name="Zveřejnit").count() == 0


def test_without_javascript_the_sheet_is_a_plain_form(member):
    olga = member("olga", javascript=False)
    olga.open("/admin/review/munipolis/")
    cell = olga.page.locator("#surveys")
    cell.locator("input[type=radio][value='3']").check()
    cell.locator("select[name$='-grade']").select_option("A")
    olga.page.locator("[name='surveys-note_cs']").evaluate("field => field.closest('details').open = true")
    olga.page.locator("[name='surveys-note_cs']").fill("Viděli jsme to v provozu.")
    olga.press("Uložit rozpracované$")
    assert "Neuložilo se všechno" in olga.text
    assert olga.page.locator("[name='surveys-note_cs']").input_value() == "Viděli jsme to v provozu."
    olga.press("Uložit rozpracované i s tím, co chybí")
    assert "Uloženo jako rozpracované: Dotazník." in olga.text
    assert "v 1 rozpracovaném kritériu ještě něco chybí" in olga.text


def test_a_sheet_sent_back_untouched_changes_nothing(member):
    jane = member("jane", language="en")
    jane.open("/admin/review/adhocracy-plus/")
    jane.press("Save drafts")
    assert "saved as" not in jane.text
    assert jane.page.get_by_role("link", name="To the batch with your changes").count() == 0


def test_a_row_for_more_evidence_is_added_and_saved(member):
    jane = member("jane", language="en")
    jane.open("/admin/review/loomio/")
    rows = jane.page.locator("#surveys [data-row]").count()
    jane.page.locator("#surveys").get_by_role("button", name="Add evidence").click()
    assert jane.page.locator("#surveys [data-row]").count() == rows + 1
    add_proof(jane.page, "surveys")
    jane.press("Save", jane.page.locator("#surveys"))
    jane.open("/admin/review/loomio/")
    assert jane.page.locator("#surveys [data-row] input[value='https://example.org/test']").count() == 1


def test_nobody_leaves_what_they_typed_without_being_asked(member):
    jane = member("jane", language="en")
    jane.open("/admin/review/polis/")
    asked = []
    jane.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    jane.page.locator("[name='surveys-note_en']").evaluate("field => field.closest('details').open = true")
    jane.page.locator("[name='surveys-note_en']").type("seen")
    jane.open("/admin/review/")
    assert asked == ["beforeunload"]


def test_without_scripts_nothing_lies_over_the_sheet_on_a_telephone(member):
    olga = member("olga", javascript=False)
    olga.page.set_viewport_size({"width": 320, "height": 900})
    olga.open("/admin/review/munipolis/")
    assert not olga.page.locator("#wagtail-sidebar").is_visible()
    assert too_wide(olga.page) == []


def test_at_least_is_offered_only_where_it_says_something(member):
    jane = member("jane", language="en")
    jane.open("/admin/review/discourse/")
    cell = jane.page.locator("#surveys")
    cell.locator("input[type=radio][value='2']").check()
    cell.locator("input[name$='-floor']").check()
    cell.locator("input[type=radio][value='0']").check()
    assert cell.locator("input[name$='-floor']").is_disabled()
    assert not cell.locator("input[name$='-floor']").is_checked()


def test_after_a_save_the_focus_is_at_the_criterion_and_a_key_leads_to_the_next_that_is_not_verified(member):
    jane = member("jane", language="en")
    jane.open("/admin/review/decidim/")
    assert re.search(r"\d+ of 39 criteria verified", jane.text)
    cell = jane.page.locator("[data-cell][data-choice=unknown]").first
    key = cell.get_attribute("id")
    jane.press("Save", cell)
    assert focused(jane) == key

    jane.page.locator("[data-cell]").first.focus()
    jane.page.keyboard.press("v")
    assert jane.page.locator(f"#{focused(jane)} input[value=unknown]").is_checked()


def focused(one):
    return one.page.evaluate("document.activeElement.id")


def test_evidence_that_is_saved_opens_by_its_line(member):
    jane = member("jane", language="en")
    jane.open("/admin/review/decidim/")
    proof = jane.page.locator("#surveys details[data-row]").first
    field = proof.locator("input[name$='-url']")
    assert not field.is_visible()
    proof.locator("summary").click()
    assert field.is_visible()


@pytest.mark.parametrize(
    ("name", "language", "tool", "to_batch"),
    [
        ("karel", "cs", "loomio", "K dávce s vašimi změnami"),
        ("kate", "en", "discourse", "To the batch with your changes"),
    ],
)
def test_the_pages_of_the_desk_have_no_barriers(member, name, language, tool, to_batch):
    one = member(name, language=language)
    one.open(f"/admin/review/{tool}/")
    one.page.locator("#surveys input[type=radio][value='unknown']").check()
    one.page.locator("#voting input[type=radio][value='4']").check()
    add_proof(one.page, "voting")
    with one.page.expect_navigation():
        one.page.locator("button[value=all]").click()
    found = barriers(one.page, "saved in part")
    one.open(f"/admin/review/{tool}/")
    one.page.get_by_role("link", name=to_batch).click()
    found += barriers(one.page, "batch")
    one.open("/admin/review/")
    assert found + barriers(one.page, "desk") == []


def barriers(page, kind):
    """What axe and the width check find in the desk's own part of the page; the admin around it is Wagtail's."""
    found = []
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": 1200, "height": 900})
        come_to_rest(page)
        found += [f"{kind} {theme}: {line}" for line in violations(page, "#review")]
    page.set_viewport_size({"width": 320, "height": 900})
    found += [f"{kind}: {line}" for line in too_wide(page)]
    page.set_viewport_size({"width": 1200, "height": 900})
    return found
