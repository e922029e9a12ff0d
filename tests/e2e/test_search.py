"""The search of the whole site in the hands of readers: with a mouse, with the keyboard alone, without a script."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.e2e.accessibility import too_wide, violations
from tests.e2e.reader import PREFIX

WORDS = {
    "cs": {"search": "Hledat", "typed": "mapa", "results": "/hledat/?q=mapa", "heading": "Hledat na webu"},
    "en": {"search": "Search", "typed": "map", "results": "/en/search/?q=map", "heading": "Search the site"},
}
BOX = "#q-header"


def opened(one):
    """Opens the box in the header by the keyboard and waits until the reader stands in its field."""
    one.page.locator(".cp-find > summary").focus()
    one.page.keyboard.press("Enter")
    one.page.locator(f"{BOX}:focus").wait_for()


@pytest.mark.parametrize("language", list(WORDS))
def test_the_box_in_the_header_opens_onto_its_field_and_finds(reader, language):
    one, says = reader(language=language), WORDS[language]
    one.home()

    opened(one)
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


@pytest.mark.parametrize(("language", "typed"), [("cs", "pocitova ma"), ("en", "emotional ma")])
def test_suggestions_are_chosen_by_the_keyboard_alone(reader, language, typed):
    one = reader(language=language)
    one.home()
    opened(one)
    field, options = one.page.locator(BOX), one.page.locator(f"{BOX}-suggestions [role=option]")

    one.page.keyboard.type(typed)
    options.first.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    assert violations(one.page) == []

    one.page.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    title = options.first.locator("span").first.inner_text()
    with one.page.expect_navigation(wait_until="load"):
        one.page.keyboard.press("Enter")
    assert one.page.locator("h1").inner_text().replace("\xa0", " ") == title


def test_escape_closes_first_the_suggestions_then_the_box(reader):
    one = reader()
    one.home()
    opened(one)
    one.page.keyboard.type("decid")
    one.page.locator(f"{BOX}-suggestions [role=option]").first.wait_for()

    one.page.keyboard.press("Escape")
    assert one.page.locator(BOX).input_value() == "decid"
    assert not one.page.locator(f"{BOX}-suggestions").is_visible()
    one.page.keyboard.press("Escape")
    assert not one.page.locator(BOX).is_visible()


def test_who_chooses_no_suggestion_searches_for_what_was_typed(reader):
    one = reader()
    one.open("/hledat/")
    one.page.locator("#q").fill("decid")
    one.page.locator("#q-suggestions [role=option]").first.wait_for()

    with one.page.expect_navigation(wait_until="load"):
        one.page.keyboard.press("Enter")

    assert one.page.url.endswith("/hledat/?q=decid")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_suggestions_fit_a_telephone_and_are_chosen_by_touch(reader, theme):
    one = reader(width=320, theme=theme)
    one.home()
    one.page.locator(".cp-menu > summary").click()
    one.page.locator("#q-menu").fill("participativní roz")
    option = one.page.locator("#q-menu-suggestions [role=option]").first
    option.wait_for()
    assert violations(one.page) == []
    assert too_wide(one.page) == []

    one.go(option)

    assert one.page.locator("h1").count() == 1
    assert "hledat" not in one.page.url


def test_all_of_a_kind_begins_with_its_first_result_also_where_the_link_stood_below_a_long_list(reader):
    one = reader(width=320)
    one.open("/hledat/?q=rozpočet")

    one.page.locator(".cp-search__more a").first.focus()
    one.page.keyboard.press("Enter")
    one.page.locator("#results:focus").wait_for()

    assert "kind=" in one.page.url
    expect(one.page.locator("#results h3").first).to_be_in_viewport()


def test_a_result_is_not_torn_apart_on_paper(reader):
    one = reader()
    one.open("/hledat/?q=rozpočet")
    one.page.emulate_media(media="print")

    result = one.page.locator(".cp-practices > li").first
    assert result.evaluate("item => getComputedStyle(item).breakInside") == "avoid"


def in_other_language(one, name):
    """The link to the results in a language; on a narrow screen the filters are opened first."""
    link = one.page.get_by_role("group", name=re.compile("Jazyk|Language")).get_by_role("link", name=name)
    if not link.is_visible():
        one.page.locator(".cp-filters > summary").click()
    return link


def asked(one):
    """The path and the query of the page that is shown."""
    address = urlsplit(one.page.url)
    return address.path, parse_qs(address.query)


@pytest.mark.parametrize(
    ("javascript", "width", "theme"),
    [(True, 1200, "dark"), (False, 1200, "light"), (True, 320, "light"), (False, 320, "dark")],
)
def test_the_results_in_the_other_language_keep_words_and_filters_there_and_back(reader, javascript, width, theme):
    one, tools = reader(javascript=javascript, width=width, theme=theme), "input[name=kind][value=tool]"
    one.open("/hledat/?q=decidim")
    english = in_other_language(one, "English")

    one.page.locator(tools).check()
    if javascript:
        expect(english).to_have_attribute("href", re.compile("kind=tool"))
    else:
        one.go(one.page.get_by_role("button", name="Použít filtry"))
    one.go(in_other_language(one, "English"))

    assert asked(one) == ("/en/search/", {"q": ["decidim"], "kind": ["tool"]})
    assert (one.page.locator("#q").input_value(), one.page.locator(tools).is_checked()) == ("decidim", True)
    if javascript:
        assert violations(one.page) == []
    assert too_wide(one.page) == []

    one.go(in_other_language(one, "Česky"))
    assert asked(one) == ("/hledat/", {"q": ["decidim"], "kind": ["tool"]})
