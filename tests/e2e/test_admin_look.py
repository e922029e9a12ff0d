"""The look of the administration: nothing is cut or covered, states are told apart in both themes."""

from __future__ import annotations

import pytest

from tests.e2e.accessibility import come_to_rest
from tests.e2e.desk import run

PEOPLE = ()
STATES = """
from wagtail.models import Page
page = Page.objects.get(slug="metodika").specific
page.title = "Metodika a vzory"
page.save_revision().publish()
"""
SEARCHES = """
from django.utils import timezone
from search.models import SearchCount
SearchCount.objects.create(
    day=timezone.localdate(), language="cs", words="participativni rozpocet obce", times=1000, results=0
)
"""
# What is right of the window and stands in nothing that can be pushed aside.
OUT_OF_REACH = """
() => [...document.querySelectorAll("#listing-results :is(th, td)")]
    .filter(cell => cell.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .filter(cell => {
        let box = cell.parentElement;
        while (box && !["auto", "scroll"].includes(getComputedStyle(box).overflowX)) box = box.parentElement;
        return !box || box.getBoundingClientRect().right > document.documentElement.clientWidth + 1;
    })
    .map(cell => cell.textContent.trim())
"""
# `#main` hides what is too wide for it, so the page does not scroll.
CUT = """
() => [...document.querySelectorAll("#main *")]
    .filter(one => one.getClientRects().length && !one.closest(".w-sr-only, thead, [class*=sr-only]"))
    .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(one => one.outerHTML.slice(0, 80))
"""
LOOKS = """
() => [...document.querySelectorAll("#translations-section [class*=tr-state--]")].slice(0, 4).map(one =>
    [getComputedStyle(one).color, getComputedStyle(one, "::before").content])
"""


@pytest.fixture(scope="module")
def desk(administrators, database):
    """Somebody who may do everything, when one translation is outdated."""
    run(database, STATES)
    yield administrators["cs"]
    administrators["cs"].page.set_viewport_size({"width": 1200, "height": 900})


@pytest.mark.parametrize("width", [320, 375, 1200])
def test_nothing_of_the_first_page_is_cut(desk, width):
    desk.page.set_viewport_size({"width": width, "height": 900})
    desk.open("/admin/")
    come_to_rest(desk.page)

    assert desk.page.locator(".tr-waiting").is_visible()
    assert desk.page.evaluate(CUT) == []


def test_each_column_of_the_report_of_searches_can_be_reached_on_a_telephone(desk, database):
    run(database, SEARCHES)
    desk.page.set_viewport_size({"width": 320, "height": 900})
    desk.open("/admin/reports/searches/")
    come_to_rest(desk.page)

    assert desk.page.locator("#listing-results td").count() >= 5
    assert desk.page.evaluate(OUT_OF_REACH) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_state_has_a_colour_and_a_mark_of_its_own(desk, theme):
    desk.page.emulate_media(color_scheme=theme)
    desk.open("/admin/")

    colours, marks = zip(*desk.page.evaluate(LOOKS), strict=True)
    assert len(set(colours)) == len(set(marks)) == 4


@pytest.fixture
def article(desk):
    """The form of an article in a window of 1200 pixels."""
    desk.page.set_viewport_size({"width": 1200, "height": 900})
    desk.open("/admin/pages/search/?q=Nejd%C5%99%C3%ADv+pot%C5%99eby")
    desk.page.get_by_role("link", name="Nejdřív potřeby").first.click()
    desk.page.wait_for_url("**/edit/")
    yield desk.page
    desk.page.evaluate("localStorage.clear()")  # what is open here would be open for all tests after this
    desk.page.goto("about:blank")  # whoever opens the same form next would see somebody else at it


def covered(page):
    """The fields in a row that reach below the open overview."""
    come_to_rest(page)
    left = page.locator(".w-minimap--expanded").bounding_box()["x"]
    boxes = [one.bounding_box() for one in page.locator(".w-field-row:visible input:visible").all()]
    assert boxes
    return [box for box in boxes if box["x"] + box["width"] > left]


def test_the_open_overview_covers_no_field_of_a_row_beside_a_side_panel_or_none(article):
    article.locator("#w-minimap-toggle").click()
    assert covered(article) == []

    article.get_by_role("button", name="Skrýt nebo ukázat stav").click()
    assert covered(article) == []


def test_the_calendar_of_a_schedule_does_not_hide_the_button_that_saves_it(article):
    article.get_by_role("button", name="Skrýt nebo ukázat stav").click()
    article.get_by_role("button", name="Naplánovat").first.click()
    for field in ("go_live_at", "expire_at"):
        article.locator(f"[name={field}]").click()
        article.locator(".xdsoft_datetimepicker:visible").wait_for()
        article.get_by_role("button", name="Uložit plán").click(trial=True)
