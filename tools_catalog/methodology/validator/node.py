"""A place in the files of an edition: what stands there, and how a fault names it."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong with an edition.

    `file` is a name such as `questions.yaml`; `key` the path inside it, such as
    `questions[activities].options[survey].effects.targets`; an empty path is the whole file.
    """

    file: str
    key: str
    reason: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.key, self.reason) if part)


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a file and its path. Reading on from a value of another form gives nothing, never an error.

    That lets every rule be written as if the files were well formed; what is not, the forms of the files report.
    """

    file: str
    path: str
    value: Any

    def __getitem__(self, key: object) -> "Node":
        """The value under a key of a mapping; None where there is none."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return Node(self.file, f"{self.path}.{key}" if self.path else str(key), value)

    def __contains__(self, key: object) -> bool:
        return isinstance(self.value, dict) and key in self.value

    def entries(self) -> Iterator[tuple[Any, "Node"]]:
        """Keys and values of a mapping."""
        if isinstance(self.value, dict):
            yield from ((key, self[key]) for key in self.value)

    def items(self) -> Iterator["Node"]:
        """Items of a list. The path names an item by its own `key`, otherwise by its position."""
        if isinstance(self.value, list):
            for position, item in enumerate(self.value):
                yield Node(self.file, f"{self.path}[{name_of(item, position)}]", item)

    def children(self) -> Iterator["Node"]:
        """Everything one step below."""
        yield from (child for _, child in self.entries())
        yield from self.items()

    @property
    def key(self) -> str:
        """The `key` of a mapping that has one."""
        return self["key"].text

    @property
    def text(self) -> str:
        return self.value if isinstance(self.value, str) else ""

    @property
    def whole(self) -> int | None:
        """A whole number (true and false are none)."""
        return self.value if isinstance(self.value, int) and not isinstance(self.value, bool) else None

    @property
    def exact(self) -> Fraction | None:
        """A number as it is written: 2, 0.35 or "1/3"."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | str | Fraction):
            return None
        try:
            return Fraction(self.value)
        except (ValueError, ZeroDivisionError):
            return None

    def texts(self) -> list[str]:
        """The texts among the items of a list."""
        return [item.text for item in self.items() if item.text]

    def names(self) -> list[str]:
        """The keys of a mapping, or the `key`s of the items of a list."""
        found = [key for key, _ in self.entries()] or [item.key for item in self.items()]
        return [key for key in found if isinstance(key, str) and key]

    def fault(self, reason: str) -> Fault:
        return Fault(self.file, self.path, reason)


def name_of(item: Any, position: int) -> str:
    """How a path names an item of a list."""
    key = item.get("key") if isinstance(item, dict) else None
    return key if isinstance(key, str) else str(position)


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it."""
    yield node
    for child in node.children():
        yield from walk(child)
