"""Structured data of a page, read as a search engine would."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any


class Reader(HTMLParser):
    """Collects the texts of elements of data."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.is_inside = tag == "script" and ("type", "application/ld+json") in attrs
        if self.is_inside:
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.is_inside = False

    def handle_data(self, data: str) -> None:
        if self.is_inside:
            self.texts[-1] += data


def things(html: str) -> dict[str, dict[str, Any]]:
    """All things that a page says, by their type; each type may stand there once."""
    reader = Reader()
    reader.feed(html)
    found = [json.loads(text) for text in reader.texts]
    assert all(each["@context"] == "https://schema.org" for each in found)
    every = [thing for each in found for thing in each["@graph"]]
    assert len({thing["@type"] for thing in every}) == len(every)
    return {thing["@type"]: thing for thing in every}
