"""Small words to say what form a value has; each is a function from a place to the faults of its form."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .node import Fault, Node

type Shape = Callable[[Node], Iterator[Fault]]

LANGUAGES = {"cs": "Czech", "en": "English"}
NOTHING: Mapping[Any, Shape] = {}


def anything(node: Node) -> Iterator[Fault]:
    """Checked elsewhere."""
    yield from ()


def text(node: Node) -> Iterator[Fault]:
    if not node.text.strip():
        yield node.fault("is not a text")


def words(node: Node) -> Iterator[Fault]:
    """A text in every language and nothing else."""
    if not isinstance(node.value, dict):
        yield node.fault("is not a text in both languages")
        return
    for code, name in LANGUAGES.items():
        if not node[code].text.strip():
            yield node[code].fault(f"the {name} text is missing")
    for key, child in node.entries():
        if key not in LANGUAGES:
            yield child.fault("is not a language")


def date(node: Node) -> Iterator[Fault]:
    if not isinstance(node.value, datetime.date):
        yield node.fault("is not a date")


def number(node: Node) -> Iterator[Fault]:
    """A decimal number, or a fraction in quotes."""
    if node.exact is None:
        yield node.fault("is not a number")


def whole(least: int = 0, most: int | None = None) -> Shape:
    """A whole number between two bounds."""
    bounds = f"from {least} up" if most is None else f"from {least} to {most}"

    def check(node: Node) -> Iterator[Fault]:
        value = node.whole
        if value is None or value < least or (most is not None and value > most):
            yield node.fault(f"is not a whole number {bounds}")

    return check


def one_of(*values: str | bool) -> Shape:
    def check(node: Node) -> Iterator[Fault]:
        if not isinstance(node.value, str | bool) or node.value not in values:
            yield node.fault(f"{node.value!r} is not one of: {', '.join(map(str, values))}")

    return check


def nullable(shape: Shape) -> Shape:
    """The shape, or null."""

    def check(node: Node) -> Iterator[Fault]:
        if node.value is not None:
            yield from shape(node)

    return check


def listed(shape: Shape, least: int = 0, exactly: int | None = None) -> Shape:
    """A list whose items have the shape."""

    def check(node: Node) -> Iterator[Fault]:
        if not isinstance(node.value, list):
            yield node.fault("is not a list")
            return
        if exactly is not None and len(node.value) != exactly:
            yield node.fault(f"has {len(node.value)} items, not {exactly}")
        if len(node.value) < least:
            yield node.fault(f"has less than {least} items")
        for item in node.items():
            yield from shape(item)

    return check


def pair(first: Shape, second: Shape) -> Shape:
    """A list of two."""

    def check(node: Node) -> Iterator[Fault]:
        items = list(node.items())
        if len(items) != 2:
            yield node.fault("is not a pair")
            return
        yield from first(items[0])
        yield from second(items[1])

    return check


def keyed(shape: Shape) -> Shape:
    """A mapping with keys of its own choice; its values have the shape."""

    def check(node: Node) -> Iterator[Fault]:
        if not isinstance(node.value, dict):
            yield node.fault("is not a mapping")
        for key, child in node.entries():
            if not isinstance(key, str):
                yield child.fault(f"the key {key!r} is not a text, write it in quotes")
            yield from shape(child)

    return check


def fields(required: Mapping[Any, Shape], optional: Mapping[Any, Shape] = NOTHING) -> Shape:
    """A mapping with these keys and no other."""
    known = {**required, **optional}

    def check(node: Node) -> Iterator[Fault]:
        if not isinstance(node.value, dict):
            yield node.fault("is not a mapping")
            return
        for key in required:
            if key not in node:
                yield node[key].fault("is missing")
        for key, child in node.entries():
            if key in known:
                yield from known[key](child)
            else:
                yield child.fault("is not a known key")

    return check
