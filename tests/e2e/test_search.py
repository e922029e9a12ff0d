"""The search of the whole site in the hands of readers: with a mouse, with the keyboard alone, without a script."""

import pytest

from tests.e2e.accessibility import violations
from tests.e2e.reader import PREFIX

WORDS = {
    "cs": {"search": "Hledat", "typed": "mapa", "results": "/hledat/?q=mapa", "heading": "Hledat na webu"},
    "en": {"search": "Search", "typed": "map", "results": "/en/search/?q=map", "heading": "Search the site"},
}
BOX = "#q-header"


def opened(one):
    """The box in the header, opened by the keyboard; where the reader stands then."""
    one.page.locator(".cp-find > summary").focus()
    one.page.keyboard.press("Enter")
    one.page.locator(BOX).wait_for()
    return one.page.evaluate("document.activeElement.id")


@pytest.mark.parametrize("language", list(WORDS))
def test_the_box_in_the_header_opens_onto_its_field_and_finds(reader, language):
    one, says = reader(language=language), WORDS[language]
    one.home()

    assert opened(one) == "q-header"
    assert violations(one.page) == []
    one.page.keyboard.type(says["typed"])
    with one.page.expect_navigation(wait_until="load"):
        one.page.keyboard.press("Enter")

    assert one.page.url.endswith(says["results"])
    assert one.page.locator("main mark").count() > 0


def test_the_box_closes_by_escape_and_when_the_reader_goes_elsewhere(reader):
    one = reader()
    one.home()
    opened(one)

    one.page.keyboard.press("Escape")
    assert not one.page.locator(BOX).is_visible()
    assert one.page.evaluate("document.activeElement.matches('.cp-find > summary')")

    opened(one)
    one.page.keyboard.press("Tab")
    one.page.keyboard.press("Tab")
    assert not one.page.locator(BOX).is_visible()

    opened(one)
    one.page.locator("h1").click()
    assert not one.page.locator(BOX).is_visible()


@pytest.mark.parametrize(("width", "opener", "box"), [(1200, ".cp-find", BOX), (320, ".cp-menu", "#q-menu")])
def test_without_a_script_the_box_opens_and_finds_too(reader, width, opener, box):
    one, says = reader(javascript=False, width=width), WORDS["cs"]
    one.open(f"{PREFIX['cs']}/nastroje/decidim/")

    one.page.locator(f"{opener} > summary").click()
    one.page.locator(box).fill(says["typed"])
    one.go(one.page.locator(opener).get_by_role("button", name=says["search"]))

    assert one.page.locator("h1").inner_text().replace("\xa0", " ") == says["heading"]
    assert one.page.locator("main mark").count() > 0
