"""What every visitor does: sees the main part of a page, follows what stands there and waits for the next page."""

import re

from playwright.sync_api import Locator

from tests.e2e.reader import Reader


class Visitor:
    """A reader who came for something. What they press and follow stands in the main part of the page."""

    def __init__(self, reader: Reader) -> None:
        self.reader, self.page, self.language = reader, reader.page, reader.language

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    @property
    def heading(self) -> str:
        return plain(self.main.get_by_role("heading", level=1).inner_text())

    @property
    def text(self) -> str:
        """All words of the main part."""
        return plain(self.main.inner_text())

    def follow(self, words: str) -> None:
        """Follows the first link whose words begin like this (a regular expression)."""
        self.go(self.main.get_by_role("link", name=re.compile(f"^{words}")))

    def press(self, words: str) -> None:
        """Presses the first button whose words begin like this (a regular expression)."""
        self.go(self.main.get_by_role("button", name=re.compile(f"^{words}")))

    def go(self, place: Locator) -> None:
        """Clicks the first such place and waits until the next page is there as a whole."""
        self.reader.go(place)


def plain(text: str) -> str:
    """Words as a person reads them."""
    return text.replace("\N{NO-BREAK SPACE}", " ").strip()
