"""The files of an edition before anything is known about them, read strictly."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from ..reading import FILES, ExactLoader
from .node import Fault, Node, name_of, walk

DONT_KNOW = "dont_know"


@dataclass(frozen=True, eq=False)
class RawFile:
    """A file that could be read: its name without suffix, its content and its text with the comments."""

    name: str
    content: Any
    text: str

    @property
    def root(self) -> Node:
        return Node(f"{self.name}.yaml", "", self.content)

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Every place of the file."""
        return tuple(walk(self.root))


@dataclass(frozen=True)
class RawEdition:
    """The files that could be read, by name without suffix, and why the others could not."""

    files: Mapping[str, RawFile]
    faults: tuple[Fault, ...] = field(default=())

    def __getitem__(self, name: str) -> Node:
        return self.files[name].root if name in self.files else Node(f"{name}.yaml", "", None)

    def has(self, *names: str) -> bool:
        """Whether all these files could be read."""
        return all(name in self.files for name in names)

    @cached_property
    def criteria(self) -> Mapping[str, Node]:
        return by_key(self["criteria"]["criteria"])

    @cached_property
    def facts(self) -> Mapping[str, Node]:
        return by_key(self["facts"]["facts"])

    @cached_property
    def questions(self) -> Mapping[str, Node]:
        return by_key(self["questions"]["questions"])

    @cached_property
    def buckets(self) -> list[str]:
        """Importance, the highest first."""
        return self["edition"]["importance"]["buckets"].names()

    @cached_property
    def options(self) -> Mapping[str, frozenset[str]]:
        """What can be answered, by question and by row of a grid (`question.row`)."""
        found: dict[str, frozenset[str]] = {}
        for key, question in self.questions.items():
            found[key] = frozenset(self._options_of(question))
            found |= {f"{key}.{row}": found[key] for row in question["rows"].names()}
        return found

    def _options_of(self, question: Node) -> list[str]:
        match question["type"].text:
            case "text":
                return ["filled", "empty"]
            case "radio_grid":
                return question["columns"].names() or [*self.buckets, DONT_KNOW]
            case _:
                return question["options"].names() + [DONT_KNOW] * ("options_from" in question)


def by_key(items: Node) -> Mapping[str, Node]:
    """Items of a list by their key; the first of two equal keys stands."""
    found: dict[str, Node] = {}
    for item in items.items():
        found.setdefault(item.key, item)
    found.pop("", None)
    return found


def read_raw(folder: Path) -> RawEdition:
    """All files of an edition. Nothing is raised: what cannot be read stands in `faults`."""
    files: dict[str, RawFile] = {}
    faults: list[Fault] = []
    for name in FILES:
        try:
            text = (folder / f"{name}.yaml").read_text(encoding="utf-8")
            content, repeated = parse(f"{name}.yaml", text)
        except (OSError, ValueError, yaml.YAMLError) as error:
            faults.append(Fault(f"{name}.yaml", "", _why_unreadable(error)))
            continue
        faults += repeated
        if isinstance(content, dict):
            files[name] = RawFile(name, content, text)
        else:
            faults.append(Fault(f"{name}.yaml", "", "does not hold a mapping"))
    return RawEdition(files, tuple(faults))


class _StrictLoader(ExactLoader):
    """Notices keys that stand twice in a mapping; YAML lets the last one win in silence."""

    has_repeated_keys = False

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        self.has_repeated_keys |= len(mapping) < len(node.value)
        return mapping


def parse(file: str, text: str) -> tuple[Any, list[Fault]]:
    """Content of a YAML text, and faults for keys that stand twice. Raises yaml.YAMLError or ValueError."""
    loader = _StrictLoader(text)
    loader.deep_construct = True  # so that a value that holds itself is an error
    try:
        content = loader.get_single_data()
    finally:
        loader.dispose()
    if not loader.has_repeated_keys:
        return content, []
    return content, list(_repeated_keys(file, "", yaml.compose(text, ExactLoader)))


def _repeated_keys(file: str, path: str, node: yaml.Node | None) -> Iterator[Fault]:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            inner = f"{path}.{key.value}" if path else str(key.value)
            if str(key.value) in seen:
                yield Fault(file, inner, "the key stands here twice")
            seen.add(str(key.value))
            yield from _repeated_keys(file, inner, value)
    elif isinstance(node, yaml.SequenceNode):
        for position, item in enumerate(node.value):
            yield from _repeated_keys(file, f"{path}[{_name(item, position)}]", item)


def _name(item: yaml.Node, position: int) -> str:
    pairs = item.value if isinstance(item, yaml.MappingNode) else []
    return name_of({key.value: value.value for key, value in pairs if key.value == "key"}, position)


def _why_unreadable(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "the file is missing"
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return f"not YAML, line {error.problem_mark.line + 1}: {error.problem}"
    return f"cannot be read: {error}"
