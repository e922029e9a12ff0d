"""Reads the files of the catalogue: `tools/*.yaml` in one folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from tools_catalog.rules import Fault

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_KINDS = {yaml.MappingNode: "tag:yaml.org,2002:map", yaml.SequenceNode: "tag:yaml.org,2002:seq"}


class StrictLoader(_Base):  # type: ignore[misc]
    """YAML in which no name stands twice in a record, a day is a text, quoted or not, and no `!!tag` changes a type."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in _Base.yaml_implicit_resolvers.items()
    }

    def construct_object(self, node: Any, deep: bool = False) -> Any:
        if node.tag != self._kind_of(node):
            raise yaml.constructor.ConstructorError(None, None, f"“{node.tag}” may not be named", node.start_mark)
        return super().construct_object(node, deep)

    def _kind_of(self, node: Any) -> str:
        """The tag that the node has without being named."""
        if not isinstance(node, yaml.ScalarNode):
            return _KINDS[type(node)]
        is_plain = node.style not in ("'", '"', "|", ">")
        return str(self.resolve(yaml.ScalarNode, node.value, (is_plain, not is_plain)))

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        names = [self.construct_object(name, deep=True) for name, _value in node.value]
        for index, name in enumerate(names):
            if name in names[:index]:
                mark = node.value[index][0].start_mark
                raise yaml.constructor.ConstructorError(None, None, f"“{name}” stands here twice", mark)
        return super().construct_mapping(node, deep)


@dataclass(frozen=True)
class SourceFile:
    """One file: its name in messages and in the memory, and its bytes.

    `signed`: it was exported from a catalogue and says who reviewed what, when and why it changed.
    """

    name: str
    stem: str
    raw: bytes = field(repr=False)
    signed: bool = False

    @cached_property
    def sha256(self) -> str:
        """Hash of the content."""
        return hashlib.sha256(self.raw).hexdigest()

    @cached_property
    def content(self) -> Any:
        """What the file says. Raises yaml.YAMLError or UnicodeDecodeError."""
        return yaml.load(self.raw.decode(), StrictLoader)

    def reading_faults(self) -> Iterator[Fault]:
        """Whether the file can be read at all."""
        try:
            _content = self.content
        except UnicodeDecodeError:
            yield Fault("", _("The file is not UTF-8."))
        except yaml.YAMLError as error:
            yield Fault("", _unreadable(error))
        except ValueError:  # a number of thousands of digits
            yield Fault("", _("The file holds a value that cannot be read."))


def _unreadable(error: yaml.YAMLError) -> str:
    """What is wrong and in which line."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return _("Line %(line)d: %(problem)s") % {"line": error.problem_mark.line + 1, "problem": error.problem}
    return " ".join(str(error).split())


class NothingToImport(Exception):
    """There is no folder `tools` with YAML files at the given path."""


def read_folder(folder: Path, *, signed: bool = False) -> list[SourceFile]:
    """Files of the tools in the order of their names. Raises NothingToImport."""
    tools = [
        SourceFile(f"tools/{path.name}", path.stem, path.read_bytes(), signed)
        for path in sorted(folder.glob("tools/*.yaml"))
    ]
    if not tools:
        raise NothingToImport(folder)
    return tools
