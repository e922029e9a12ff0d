"""A consultant looks for tools: filters, takes a filter away, puts tools into the tray; with a script and without."""

import re
from urllib.request import urlopen

import pytest

from tests.e2e.reader import PREFIX
from tests.e2e.visitor import Visitor
from tests.element_reader import elements_of
from tests.matching.real_catalogue import real_tools

WORDS = {
    "cs": {
        "path": "/nastroje/", "survey": "Dotazník", "full": "celá", "use": "Použít filtry", "tools": "nástroj",
        "clear": "Zrušit filtry", "remove": "Zrušit filtr", "compare": "Porovnat", "tray": "Nástroje k porovnání",
        "two": "2 nástroje k porovnání", "one": "1 nástroj k porovnání", "show_too": "Ukázat i je",
        "nothing": "Všemu najednou nevyhovuje žádný nástroj", "without": "bez filtru", "next": "Další",
        "dropped": "Vynechali jsme filtry, které neznáme", "ended": "Už se nenabízejí",
        "warning": "Tyto nástroje skončily", "filters": "Filtry a hledání", "licence": "Licence",
    },
    "en": {
        "path": "/tools/", "survey": "Survey", "full": "full", "use": "Use the filters", "tools": "tool",
        "clear": "Remove all filters", "remove": "Remove the filter", "compare": "Compare", "tray": "Tools to compare",
        "two": "2 tools to compare", "one": "1 tool to compare", "show_too": "Show them too",
        "nothing": "No tool meets all of this", "without": "without", "next": "Next",
        "dropped": "We left out filters that we do not know", "ended": "No longer offered",
        "warning": "These tools have ended", "filters": "Filters and search", "licence": "Licence",
    },
}  # fmt: skip
LANGUAGES = list(WORDS)


class Visit(Visitor):
    """The catalogue as one reader sees it."""

    def __init__(self, one):
        super().__init__(one)
        self.says = WORDS[one.language]
        self.open("")

    def open(self, query):
        self.reader.open(f"{PREFIX[self.reader.language]}{self.says['path']}{query}")

    @property
    def count(self):
        return int(re.search(r"\d+", self.page.locator("[data-count]").inner_text())[0])

    @property
    def names(self):
        return self.page.locator(".cp-tools-list__name").all_inner_texts()

    @property
    def query(self):
        return self.page.url.partition("?")[2]

    def box(self, label):
        return self.page.get_by_role("checkbox", name=label, exact=True).first

    def click(self, words):
        """The same where a script changes the list and the page stays."""
        self.main.get_by_role("link", name=re.compile(f"^{words}")).first.click()

    def wait_for(self, query):
        self.page.wait_for_url(lambda url: url.partition("?")[2] == query)
        self.page.locator("[data-in-place]:not([aria-busy])").wait_for()


@pytest.mark.parametrize("language", LANGUAGES)
def test_filters_lists_and_the_tray_work_without_a_script(reader, language):
    visit = Visit(reader(language=language, javascript=False))
    everything = visit.count
    visit.box(visit.says["survey"]).check()
    visit.box(visit.says["full"]).check()
    visit.press(visit.says["use"])
    assert visit.query == "q=&does=survey&czech=full"
    assert 0 < visit.count < everything
    filtered = visit.count

    visit.follow(visit.says["show_too"])
    assert visit.count > filtered
    visit.follow(visit.says["compare"])
    visit.follow(visit.says["compare"])
    assert visit.says["two"] in visit.text
    assert visit.query.startswith("does=survey&czech=full&unverified=1&t=")

    visit.follow(visit.says["clear"])
    assert visit.count == everything
    assert visit.says["two"] in visit.text
    visit.follow(visit.says["next"])
    assert "page=2" in visit.query
    assert visit.says["two"] in visit.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_filters_change_the_list_in_place_and_say_so(reader, language):
    visit = Visit(reader(language=language))
    visit.page.evaluate("window.same = true")
    everything = visit.count

    visit.box(visit.says["survey"]).check()
    visit.wait_for("does=survey")
    filtered = visit.count
    assert 0 < filtered < everything
    assert str(filtered) in visit.page.locator("[data-announcements]").inner_text()
    assert visit.page.evaluate("document.activeElement.id") == "does-survey"
    other = visit.page.locator(".cp-language").first
    assert other.get_attribute("href").endswith("?does=survey")

    visit.page.go_back()
    visit.wait_for("")
    assert visit.count == everything
    visit.page.go_forward()
    visit.wait_for("does=survey")
    visit.click(visit.says["remove"])
    visit.wait_for("")
    assert visit.count == everything
    assert visit.page.evaluate("document.activeElement.id") == "results"
    assert visit.page.evaluate("window.same") is True


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_folded_filter_stays_open_and_keeps_the_focus_when_the_list_changes(reader, language):
    visit = Visit(reader(language=language))
    everything = visit.count

    visit.page.get_by_role("main").get_by_text(visit.says["licence"], exact=True).first.press("Enter")
    visit.page.locator("#licence-proprietary").press("Space")
    visit.wait_for("licence=proprietary")
    assert 0 < visit.count < everything
    assert visit.page.evaluate("document.activeElement.id") == "licence-proprietary"
    assert visit.page.locator("#licence-proprietary").is_visible()
    visit.page.locator("#licence-proprietary").press("Space")
    visit.wait_for("")
    assert visit.page.locator("#licence-proprietary").is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tray_is_remembered_in_this_window_and_nowhere_else(reader, language):
    visit = Visit(reader(language=language))
    visit.click(visit.says["compare"])
    visit.page.get_by_text(visit.says["one"]).first.wait_for()
    tray = visit.query
    assert tray.startswith("t=")

    visit.open("")
    visit.wait_for(tray)
    assert visit.says["one"] in visit.text
    visit.page.locator("[data-tray] summary").click()
    visit.page.locator("[data-tray] .cp-chip").first.click()
    visit.wait_for("")
    visit.open("")
    assert visit.page.locator("[data-tray] summary").count() == 0
    assert visit.page.evaluate("sessionStorage.length + localStorage.length") == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_list_says_which_filter_to_take_away(reader, language):
    visit = Visit(reader(language=language, javascript=False))
    visit.open("?does=survey&q=xyzzy")
    assert visit.says["nothing"] in visit.text
    visit.follow(visit.says["without"])
    assert visit.query == "does=survey"
    assert visit.count > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_catalogue_does_not_know_is_left_out_with_a_notice(reader, language):
    visit = Visit(reader(language=language, javascript=False))
    everything = visit.count
    visit.open("?does=flying&t=nobody&sort=vendor")
    assert visit.count == everything
    assert visit.says["dropped"] in visit.text
    assert "does=flying, sort=vendor" in visit.text
    assert visit.page.locator('meta[name="robots"]').get_attribute("content").startswith("noindex")
    assert "?" not in visit.page.locator('link[rel="canonical"]').get_attribute("href")


@pytest.mark.parametrize("language", LANGUAGES)
def test_tools_that_ended_have_a_list_with_a_warning(reader, language):
    visit = Visit(reader(language=language, javascript=False))
    visit.follow(visit.says["ended"])
    assert visit.says["warning"] in visit.text
    assert len(visit.names) == visit.count > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_filters_open_on_demand(reader, language):
    visit = Visit(reader(language=language, javascript=False, width=320))
    assert not visit.box(visit.says["survey"]).is_visible()
    visit.page.get_by_text(visit.says["filters"]).click()
    visit.box(visit.says["survey"]).check()
    visit.press(visit.says["use"])
    assert "does=survey" in visit.query
    assert visit.page.locator(".cp-tools-list__name").first.is_visible()


SIZE_WORDS = {
    "cs": {"size": "Pro kolik obyvatel", "band": "2 000 až 9 999", "press": "Spočítat cenu", "found": "První rok"},
    "en": {"size": "For how many", "band": "2,000 to 9,999", "press": "Compute the price", "found": "The first year"},
}


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_price_is_computed_for_a_size_and_the_tray_stays(reader, language, script):
    one, says = reader(language=language, javascript=script), SIZE_WORDS[language]
    one.open(f"{PREFIX[language]}{WORDS[language]['path']}munipolis/?t=decidim")

    one.page.get_by_label(says["size"]).select_option(label=says["band"])
    one.go(one.page.get_by_role("button", name=says["press"]))

    prices = one.page.get_by_role("region", name=re.compile("^(Cena|Price)$"))
    assert says["found"] in prices.inner_text()
    assert re.search(r"[?&]t=decidim(&|#|$)", one.page.url)
    assert one.page.url.endswith("#prices")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_tool_of_our_data_has_a_page_with_its_name(site, language):
    unnamed, tools = [], real_tools()
    for tool in tools:
        with urlopen(f"{site}{PREFIX[language]}{WORDS[language]['path']}{tool['key']}/") as answer:  # fails above 399
            [title] = elements_of(answer.read().decode()).all("h1")
        if title.text != tool["name"]:
            unnamed.append((tool["key"], title.text))
    assert len(tools) > 60
    assert unnamed == []
