"""A reviewer looks for what to verify first, narrows the list and goes to the sheet."""

import pytest

from tests.e2e.accessibility import come_to_rest, too_wide, violations

PEOPLE = (("vera", "Reviewers", "cs"), ("viola", "Reviewers", "en"))


def test_the_way_from_the_menu_to_a_cell_on_its_sheet(member):
    vera = member("vera")
    vera.open("/admin/to-verify/")
    vera.page.locator("#to-verify").get_by_role("link", name="Zdroje se rozcházejí").click()
    vera.page.wait_for_url("**/admin/to-verify/cells/?kind=contested")
    rows = vera.page.locator("#to-verify tbody tr")
    assert rows.count() >= 1
    criterion = rows.first.locator("td").first.inner_text()
    rows.first.get_by_role("link").click()
    vera.page.wait_for_url("**/admin/review/**")
    assert criterion in vera.page.locator(":target").inner_text()


def test_without_javascript_the_list_is_narrowed_by_a_form(member):
    viola = member("viola", language="en", javascript=False)
    viola.open("/admin/to-verify/cells/")
    viola.page.get_by_label("Tool:").select_option("decidim")
    with viola.page.expect_navigation():
        viola.page.get_by_role("button", name="Show").click()
    names = set(viola.page.locator("#to-verify tbody th").all_inner_texts())
    assert names == {"Decidim"}


@pytest.mark.parametrize(("name", "language"), [("vera", "cs"), ("viola", "en")])
@pytest.mark.parametrize("path", ["/admin/to-verify/", "/admin/to-verify/cells/?criterion=surveys"])
def test_what_to_verify_has_no_barriers(member, name, language, path):
    page = member(name, language=language).page
    page.goto(page.url.split("/admin/")[0] + path)
    found = []
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        come_to_rest(page)
        found += [f"{theme}: {line}" for line in violations(page, "#to-verify")]
    page.set_viewport_size({"width": 320, "height": 900})
    assert found + too_wide(page) == []
