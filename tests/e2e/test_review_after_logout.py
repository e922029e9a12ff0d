"""A reviewer whose login has ended meanwhile saves the sheet: nothing typed is lost, with JavaScript or without."""

from tests.e2e.accessibility import come_to_rest, too_wide, violations

PEOPLE = (("lida", "Reviewers", "cs"), ("linda", "Reviewers", "en"))


def test_without_javascript_too_what_is_saved_after_the_login_has_ended_is_kept(member):
    lida = member("lida", javascript=False)
    lida.open("/admin/review/decidim/")
    lida.page.locator("[name='surveys-note_cs']").evaluate("field => field.closest('details').open = true")
    lida.page.locator("[name='surveys-note_cs']").fill("viděli jsme")
    lida.page.locator("[name='surveys-note_en']").fill("seen")
    lida.context.clear_cookies()
    with lida.page.expect_navigation():
        lida.page.locator("button[name=save][value=surveys]").click()
    first = lida.page
    assert first.locator("h1").inner_text() == "Už nejste přihlášeni"

    with lida.context.expect_page() as opened:
        first.get_by_role("link", name="Přihlaste se v novém okně").click()
    lida.page = opened.value
    lida.log_in()
    for button in ("Přihlášení hotové", "Odeslat vyplněné"):
        with first.expect_navigation():
            first.get_by_role("button", name=button).click()
    assert "Uloženo jako rozpracované" in first.locator("#main").inner_text()
    assert first.url.endswith("/admin/review/decidim/#surveys")


def test_the_page_that_gives_back_what_was_typed_has_no_barrier(member):
    linda = member("linda", language="en")
    linda.open("/admin/review/decidim/")
    linda.context.clear_cookies()
    with linda.page.expect_navigation():  # past the script that would not send it
        linda.page.locator("form[data-review-sheet]").evaluate("form => form.submit()")
    assert linda.page.locator("h1").inner_text() == "You are not logged in any more"
    for theme in ("light", "dark"):
        linda.page.emulate_media(color_scheme=theme)
        come_to_rest(linda.page)
        assert violations(linda.page) == []
    linda.page.set_viewport_size({"width": 320, "height": 900})
    come_to_rest(linda.page)
    assert too_wide(linda.page) == []


def test_what_is_saved_after_the_login_has_ended_stays_until_the_next_login(member):
    linda = member("linda", language="en")
    linda.open("/admin/review/go-vocal/")
    note = linda.page.locator("[name='surveys-note_en']")
    note.evaluate("field => field.closest('details').open = true")
    note.fill("seen")
    linda.page.locator("[name='surveys-note_cs']").fill("viděli jsme")
    linda.context.clear_cookies()
    linda.page.locator("button[value=all]").click()
    linda.page.get_by_text("You are not logged in any more").wait_for()
    assert note.input_value() == "seen"

    first, linda.page = linda.page, linda.context.new_page()
    linda.log_in()
    with first.expect_navigation():
        first.locator("button[value=all]").click()
    assert "saved as a draft" in first.locator("#main").inner_text()
