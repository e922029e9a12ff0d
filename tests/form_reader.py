"""Reads what a browser would send of the forms of a page."""

from __future__ import annotations

from html.parser import HTMLParser


class FormReader(HTMLParser):
    """All fields of a page by name: hidden and written values, what is ticked or chosen; the last one wins."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._select = self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        name = found.get("name", "")
        ticked = found.get("type") in ("radio", "checkbox")
        if tag == "input" and (not ticked or "checked" in found):
            self.fields[name] = found.get("value", "on" if ticked else "")
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and ("selected" in found or self._select not in self.fields):
            self.fields[self._select] = found.get("value", "")
        elif tag == "textarea":
            self._area = name
            self.fields[name] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area] += data.removeprefix("\n") if not self.fields[self._area] else data


def fields_of(page: str) -> dict[str, str]:
    """What the forms of a page would send if nobody touched them."""
    reader = FormReader()
    reader.feed(page)
    return {name: value for name, value in reader.fields.items() if name}
