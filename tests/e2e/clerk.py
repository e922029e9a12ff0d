"""How a clerk fills in the questionnaire: sees a page, ticks what fits their town, goes on."""

import re

from playwright.sync_api import Locator

from tests.e2e.reader import Reader
from tests.e2e.visitor import Visitor, plain
from tests.e2e.words import SECTIONS, WORDS

MOST_PAGES = 25  # of one part; the longest has seven

# A small town that wants a survey and a map. What is not named here, its clerk does not know yet.
TOWN = {
    "cs": {
        "Konkrétní rozhodnutí", "Vyslechneme vás a řekneme, jak jsme s názory naložili.", "Dotazník", "Mapa s podněty",
        "Stačí body, dál je zpracovávat nebudeme", "2 000 až 9 999", "Důležité", "Starší lidé",
    },
    "en": {
        "A specific decision", "We will listen and tell you what we did with your views.", "Survey",
        "Participation map", "Points are enough, we will not process them further", "2,000 to 9,999", "Important",
        "Older people",
    },
}  # fmt: skip
SENTENCE = {"cs": "Jak má vypadat náměstí?", "en": "How should the square look?"}
EXAMPLE = {"cs": "/potreby/ukazka/", "en": "/en/needs/example/"}


class Clerk(Visitor):
    """A visitor with the questionnaire in hand."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self.says = WORDS[self.language]

    # --- what they see
    def option(self, label: str) -> Locator:
        return self.main.get_by_role("radio", name=label, exact=True)

    def box(self, label: str) -> Locator:
        return self.main.get_by_role("checkbox", name=label)

    # --- what they do
    def choose(self, label: str) -> None:
        """Ticks the option with these words, whichever spaces keep them together."""
        words = re.escape(label).replace(r"\ ", r"\s")
        self.main.locator("label").filter(has_text=re.compile(f"^{words}$")).click()

    # --- the way through the questionnaire
    def begin(self) -> "Clerk":
        """From the start page to the list of parts."""
        self.reader.open(self.says["questionnaire"])
        self.press(self.says["start"])
        return self

    def begin_like(self, example: str) -> "Clerk":
        """With the answers of an example town."""
        self.reader.open(f"{EXAMPLE[self.language]}{example}/")
        self.press(self.says["use_example"])
        return self

    def fill_in(self) -> None:
        """All parts in order, up to "check the answers"."""
        for section in SECTIONS[self.language]:
            self.fill_in_part(section)

    def fill_in_part(self, section: str) -> None:
        """From the list of parts, page after page until the part is over."""
        self.follow(f"{section}$")
        for _ in range(MOST_PAGES):
            if not self.is_asked():
                return
            self.answer()
            self.press(self.says["onward"])
        raise AssertionError(f"No end of the part {section}: {self.page.url}")

    def is_asked(self) -> bool:
        """Whether this page asks something."""
        return self.main.locator("fieldset, textarea").count() > 0

    def answer(self) -> None:
        """Ticks what fits on this page; "do not know" where nothing does; one sentence where one is asked."""
        for group in self.main.get_by_role("group").all():
            if group.get_by_role("group").count() == 0:
                self.tick(group)
        for box in self.main.locator("textarea").all():
            box.fill(SENTENCE[self.language])

    def tick(self, group: Locator) -> None:
        """The options of one group that fit this town."""
        offered = group.locator("label")
        fitting = [label for label in offered.all() if plain(label.inner_text()) in TOWN[self.language]]
        for label in fitting or [offered.filter(has_text=self.says["dont_know"])]:
            label.click()

    def check(self) -> None:
        """To "check the answers"."""
        self.follow(self.says["check"])

    def show_result(self) -> str:
        """From "check the answers" to the result; returns its address."""
        self.press(self.says["show"])
        return self.page.url
