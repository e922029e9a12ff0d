"""Reads the YAML files of an edition exactly: 0.35 becomes the fraction 35/100, never a binary float."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

FILES = ("edition", "criteria", "facts", "questions", "needs", "readiness", "document", "glossary")

_Base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class ExactLoader(_Base):  # type: ignore[misc, valid-type]
    """YAML loader that keeps decimal numbers as fractions and takes only `true` and `false` for truth values."""


def _fraction(loader: Any, node: Any) -> Fraction:
    return Fraction(loader.construct_scalar(node).replace("_", ""))


def _truth(loader: Any, node: Any) -> bool | str:
    """As in YAML 1.2: the key `no` of `cell_states` is a word, not False."""
    word = str(loader.construct_scalar(node))
    return {"true": True, "false": False}.get(word.lower(), word)


ExactLoader.add_constructor("tag:yaml.org,2002:float", _fraction)
ExactLoader.add_constructor("tag:yaml.org,2002:bool", _truth)


def read_yaml(path: Path) -> Any:
    """The content of one YAML file with exact numbers. Raises OSError or yaml.YAMLError."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=ExactLoader)


def read_edition(folder: Path) -> dict[str, Any]:
    """Content of all files of an edition by file name without suffix."""
    return {name: read_yaml(folder / f"{name}.yaml") for name in FILES}
