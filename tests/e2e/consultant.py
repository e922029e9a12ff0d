"""A consultant with the catalogue, a comparison and a client."""

import io
import re

from openpyxl import Workbook, load_workbook
from playwright.sync_api import Locator, Page

from tests.e2e.reader import PREFIX, Reader
from tests.e2e.visitor import Visitor, plain

WORDS = {
    "cs": {
        "catalogue": "/nastroje/", "compare": "Porovnat", "compare_them": "Porovnat", "add": "Přidat nástroj",
        "add_button": "Přidat", "catalogue_of": "Katalog k",
        "importance": "Na čem vám záleží", "activity": "Dotazník",
        "need": "Činnosti, které chcete dělat", "bucket": "Rozhodující", "use": "Použít důležitost",
        "why": "Proč", "show_why": "Ukázat proč", "save": "Uložit pro klienta", "title": "Název",
        "note": "Poznámka", "keep": "Uložit porovnání", "read_link": "Odkaz jen ke čtení",
        "edit_link": "Odkaz k úpravám", "change": "Změnit název", "fit": "Jistá shoda ze 100", "sources": "Zdroje",
        "from_result": "Uložit porovnání pro klienta", "meanwhile": "Mezitím tu někdo uložil", "error": "Chyba:",
    },
    "en": {
        "catalogue": "/tools/", "compare": "Compare", "compare_them": "Compare", "add": "Add a tool",
        "add_button": "Add", "catalogue_of": "Catalogue as of",
        "importance": "What is important to you", "activity": "Survey",
        "need": "The activities you want to run", "bucket": "Critical", "use": "Use the importance",
        "why": "Why", "show_why": "Show why", "save": "Save for a client", "title": "Title",
        "note": "Note on", "keep": "Save the comparison", "read_link": "Read-only link",
        "edit_link": "Link for editing", "change": "Change title", "fit": "Certain fit of 100", "sources": "Sources",
        "from_result": "Save a comparison for a client", "meanwhile": "Somebody else has saved this meanwhile",
        "error": "Error:",
    },
}  # fmt: skip


class Consultant(Visitor):
    """A visitor who compares tools for somebody else."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self.says = WORDS[self.language]

    @property
    def names(self) -> list[str]:
        """Names above the columns."""
        return self.main.locator(".cp-cmp__name").all_inner_texts()

    def levels(self, place: int) -> dict[str, str]:
        """What the table says of the tool at this place (from 0), by criterion."""
        rows = self.main.locator("tbody tr:has(> th[scope=row]):has(.cp-level)").all()
        return {
            plain(row.locator("th").inner_text()): plain(row.locator("td").nth(place).locator(".cp-level").inner_text())
            for row in rows
        }

    @property
    def fits(self) -> list[int]:
        """The certain fit above each column."""
        said = self.main.locator(".cp-cmp-tools .cp-range__words").all_inner_texts()
        return [int(found[0]) for words in said if (found := re.search(r"\d+", words))]

    def open_comparison(self, *tools: str) -> "Consultant":
        """The comparison of these tools."""
        path = {"cs": "/porovnani/", "en": "/en/compare/"}[self.reader.language]
        self.reader.open(f"{path}?{'&'.join(f't={tool}' for tool in tools)}")
        return self

    def open_catalogue(self) -> "Consultant":
        self.reader.open(PREFIX[self.reader.language] + self.says["catalogue"])
        return self

    def press(self, words: str) -> None:
        """Presses the button with these words and waits for the next page."""
        self.go(self.main.get_by_role("button", name=words, exact=True))

    def mark(self, need: str, bucket: str) -> None:
        """Marks a need with a bucket."""
        self.main.get_by_role("group", name=need, exact=True).get_by_label(bucket, exact=True).check()

    def note_on(self, tool: str) -> Locator:
        return self.main.get_by_label(re.compile(rf"{self.says['note']}:?\s{re.escape(tool)}"))

    def link(self, label: str) -> str:
        """The secret link with this label, as a path of the site."""
        value = self.main.get_by_label(self.says[label]).input_value()
        return value.removeprefix(self.reader.site)

    def workbook(self) -> Workbook:
        """The XLSX that the page offers."""
        return load_workbook(io.BytesIO(downloaded(self.page, self.main.get_by_role("link", name=re.compile("XLSX$")))))


def downloaded(page: Page, link: Locator) -> bytes:
    """The file behind a link, as the browser saves it."""
    with page.expect_download() as waiting:
        link.click()
    return waiting.value.path().read_bytes()
