"""A visitor without a browser: goes from the start page through the questionnaire to a stored result.

`python visitor.py http://127.0.0.1:8000` prints the address of the result, or fails. Standard library only.
"""

import re
import sys
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin
from urllib.request import Request, urlopen

MOST_PAGES = 60
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}


@dataclass
class Form:
    """A form as a browser would send it: hidden fields, and the first option of each choice."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    choices: int = 0


class Page(HTMLParser):
    """An answer of the site: address, text, links and forms."""

    def __init__(self, address: str, text: str) -> None:
        super().__init__()
        self.address, self.text = address, text
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in found:
            self.links.append(urljoin(self.address, found["href"]).partition("#")[0])
        elif tag == "form":
            self.forms.append(Form(urljoin(self.address, found.get("action", "")), found.get("method", "get").lower()))
        elif tag == "input" and self.forms and "name" in found:
            self.read_input(self.forms[-1], found)

    @staticmethod
    def read_input(form: Form, found: dict[str, str]) -> None:
        kind, name, value = found.get("type", "text"), found["name"], found.get("value", "")
        if kind in {"radio", "checkbox"}:
            form.choices += 1
            form.fields.setdefault(name, value)
        elif kind == "hidden":
            form.fields[name] = value

    def link(self, pattern: str, without: set[str] = frozenset()) -> str | None:
        return next((link for link in self.links if re.search(pattern, link) and link not in without), None)

    def form(self, pattern: str = "", choices: bool = False) -> Form | None:
        posts = (form for form in self.forms if form.method == "post" and re.search(pattern, form.action))
        return next((form for form in posts if form.choices or not choices), None)


def get(address: str) -> Page:
    with urlopen(Request(address), timeout=60) as answer:
        return Page(answer.url, answer.read().decode())


def post(form: Form) -> Page:
    body = urlencode(form.fields).encode()
    with urlopen(Request(form.action, data=body, headers=SAME_ORIGIN), timeout=60) as answer:
        return Page(answer.url, answer.read().decode())


def fill_in(tasks: Page) -> Page:
    """Answers page after page, always with the first option, until a page offers the result."""
    page, seen = tasks, set()
    for _ in range(MOST_PAGES):
        seen.add(page.address)
        if form := page.form(choices=True):
            page = post(form)
        elif page.form("/vysledek/"):
            return page
        else:
            following = page.link("/(otazka|cast)/", without=seen) or page.link("/kontrola/")
            seen.add(following or "")
            page = get(following or tasks.address)
    raise SystemExit(f"No end after {MOST_PAGES} pages, last {page.address}")


def main(site: str) -> None:
    start = get(get(site + "/").link("/potreby/$") or site + "/potreby/")
    tasks = post(start.form("/potreby/$"))
    result = post(fill_in(tasks).form("/vysledek/"))
    again = get(result.address)
    assert "cp-pick" in again.text, f"{again.address} names no tool"
    sys.stdout.write(f"{again.address}\n")


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
