"""The styleguide in a browser: no barrier that axe sees, no sideways scroll, nothing outside the content policy."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.accessibility import too_wide, violations
from tests.e2e.reader import PREFIX


@pytest.mark.parametrize("language", ["cs", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_styleguide_has_no_barriers(reader, language, theme, width):
    page = reader(language=language, theme=theme, width=width)
    page.open(f"{PREFIX[language]}/styleguide/")
    assert violations(page.page) == []
    assert too_wide(page.page) == []


def test_the_menu_of_a_phone_opens_without_a_script(reader):
    phone = reader(javascript=False, width=320)
    phone.home()
    phone.page.locator(".cp-menu__button").click()
    assert phone.page.locator(".cp-menu__panel a").first.is_visible()


def test_the_link_of_a_profile_is_copied_by_a_button(reader):
    one = reader()
    one.open("/styleguide/")
    one.page.locator("[data-copy]").click()
    expect(one.page.locator("[role=status]").first).to_have_text(re.compile(r"\S"))
