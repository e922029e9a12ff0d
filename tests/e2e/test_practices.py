"""A reader looks for good practices and for the tool behind one; with a script and without."""

import re

import pytest

from tests.e2e.reader import PREFIX
from tests.e2e.visitor import Visitor, plain

WORDS = {
    "cs": {
        "path": "/dobra-praxe/", "map": "Pocitová mapa", "poland": "Polsko", "country": "Země", "use": "Použít filtry",
        "filters": "Filtry", "without": "bez filtru", "tool": "Pocitové mapy", "list": "Dobrá praxe s tímto nástrojem",
    },
    "en": {
        "path": "/good-practice/", "map": "Emotional map", "poland": "Poland", "country": "Country",
        "use": "Use the filters", "filters": "Filters", "without": "without", "tool": "Pocitové mapy",
        "list": "Good practice with this tool",
    },
}  # fmt: skip


class Visit(Visitor):
    """The list of good practices as one reader sees it."""

    def __init__(self, one):
        super().__init__(one)
        self.says = WORDS[one.language]
        one.open(f"{PREFIX[one.language]}{self.says['path']}")

    @property
    def count(self):
        return int(re.search(r"\d+", self.page.locator("[data-count]").inner_text())[0])

    @property
    def titles(self):
        return self.page.locator(".cp-practices h3").all_inner_texts()

    @property
    def query(self):
        return self.page.url.partition("?")[2]

    def box(self, label):
        return self.page.get_by_role("checkbox", name=label, exact=True).first

    def shown_count(self, label):
        """How many practices the option says that it would give."""
        return int(self.box(label).locator("xpath=..").locator(".cp-meta").inner_text())

    def open_facet(self, title):
        self.page.locator("summary", has_text=re.compile(f"^{title}$")).click()


@pytest.mark.parametrize("language", list(WORDS))
def test_filters_work_without_a_script_and_an_empty_list_shows_the_way_back(reader, language):
    visit = Visit(reader(language=language, javascript=False))
    says, everything, promised = visit.says, visit.count, visit.shown_count(visit.says["map"])

    visit.box(says["map"]).check()
    visit.open_facet(says["country"])
    visit.box(says["poland"]).check()
    visit.press(says["use"])

    assert visit.query == "method=emotional_map&country=PL"
    assert (visit.count, visit.titles) == (0, [])

    visit.follow(f"{says['without']}.*{says['poland']}")
    assert visit.count == len(visit.titles) == promised < everything


@pytest.mark.parametrize("language", list(WORDS))
def test_with_a_script_the_list_changes_in_place_and_a_step_back_brings_it_back(reader, language):
    visit = Visit(reader(language=language))
    everything, promised = visit.count, visit.shown_count(visit.says["map"])

    visit.box(visit.says["map"]).check()
    visit.page.wait_for_url("**?method=emotional_map")
    visit.page.locator("[data-in-place]:not([aria-busy])").wait_for()
    assert visit.count == promised
    assert visit.box(visit.says["map"]).evaluate("box => box === document.activeElement")

    visit.page.go_back()
    visit.page.wait_for_function(
        "number => document.querySelector('[data-count]').innerText.includes(number)", arg=str(everything)
    )
    assert visit.count == everything


@pytest.mark.parametrize("language", list(WORDS))
def test_a_practice_leads_to_its_tool_and_the_tool_back_to_the_practice(reader, language):
    visit = Visit(reader(language=language, javascript=False))
    visit.page.goto(visit.page.url + "?tool=pocitove-mapy")
    title = visit.titles[0]

    visit.go(visit.main.get_by_role("link", name=title))
    visit.go(visit.main.get_by_role("link", name=visit.says["tool"], exact=True))
    assert visit.main.get_by_role("heading", name=visit.says["list"]).is_visible()

    visit.go(visit.main.get_by_role("link", name=title))
    assert visit.heading == plain(title)
