"""Fills in pages of the questionnaire as a browser does: all fields of the form, then what the person changes."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client


class Form(HTMLParser):
    """Fields of the page's forms as a browser would send them, and the texts of the page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self.action, self._textarea, self._select = "", "", ""
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = dict(attributes)
        if tag == "form":
            self.action = named.get("action") or ""
        if tag == "textarea":
            self._textarea = named.get("name") or ""
        if tag == "select":
            self._select = named.get("name") or ""
        if tag == "option" and self._select and ("selected" in named or self._select not in self.fields):
            self.fields[self._select] = [named.get("value") or ""]
        if tag == "input" and named.get("name"):
            ticked = named.get("type") not in ("radio", "checkbox") or "checked" in named
            if ticked:
                self.fields.setdefault(str(named["name"]), []).append(named.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._textarea = ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.fields[self._textarea] = [data]


@dataclass
class Browser:
    """One tab of one reader."""

    client: Client
    page: Any = None
    form: Form = field(default_factory=lambda: Form(""))

    def open(self, address: str) -> Any:
        """Goes to an address."""
        return self._at(self.client.get(address))

    def send(self, **changes: Any) -> Any:
        """Sends the form of the page with these fields changed (dots in names as `__`); None takes a field away.

        The answer is what the server said, redirects are not followed.
        """
        fields = {**self.form.fields, **{name.replace("__", "."): value for name, value in changes.items()}}
        return self._at(self.client.post(self.form.action, {k: v for k, v in fields.items() if v is not None}))

    def follow(self) -> Any:
        """Goes where the last answer leads."""
        return self.open(self.page["Location"])

    @property
    def text(self) -> str:
        """The page."""
        return self.page.content.decode()

    def _at(self, page: Any) -> Any:
        self.page = page
        if page["Content-Type"].startswith("text/html") and page.content:
            self.form = Form(page.content.decode())
        return page
