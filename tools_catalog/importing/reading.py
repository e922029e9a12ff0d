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

from site_core.strict_yaml import StrictLoader, what_is_wrong
from tools_catalog.rules import Fault


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
            yield Fault("", what_is_wrong(error))
        except ValueError:  # a number of thousands of digits
            yield Fault("", _("The file holds a value that cannot be read."))


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
