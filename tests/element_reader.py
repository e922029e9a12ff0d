"""Reads the elements of a page, as a browser finds them by name, class and text."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})


class Element:
    """An element with its attributes and all that stands in it."""

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name, self.attributes = name, attributes
        self.inside: list[Element | str] = []

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    @property
    def text(self) -> str:
        """Its words as a person reads them, with plain spaces."""
        return " ".join(" ".join(each if isinstance(each, str) else each.text for each in self.inside).split())

    @property
    def children(self) -> list[Element]:
        return [each for each in self.inside if isinstance(each, Element)]

    def all(self, name: str = "", of_class: str = "") -> list[Element]:
        """All elements in it with this name and this class, at any depth, in the order of the page."""
        named = [each for each in self._below() if name in ("", each.name)]
        return [each for each in named if not of_class or of_class in each.classes]

    def _below(self) -> Iterator[Element]:
        for child in self.children:
            yield child
            yield from child._below()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(found)
        if tag not in VOID:
            self.open.append(found)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop().name == tag, f"</{tag}> closes nothing that is open"

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def elements_of(page: str) -> Element:
    """The page as an element. Fails where an element is not closed as it should be."""
    reader = _Reader()
    reader.feed(page)
    assert len(reader.open) == 1, f"never closed: {[each.name for each in reader.open[1:]]}"
    return reader.open[0]
