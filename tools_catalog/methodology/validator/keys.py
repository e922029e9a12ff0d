"""Keys of listed things: identifiers, each once in its list."""

import re
from collections import Counter
from collections.abc import Iterator

from .node import Fault, Node
from .raw_edition import RawFile

IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
RULE_KEY = re.compile(r"R\d+[a-z]?")
RULES = "readiness.yaml", "rules"


def key_faults(file: RawFile) -> Iterator[Fault]:
    """Keys that are no identifiers or stand twice in one list."""
    for node in file.nodes:
        if isinstance(node.value, list):
            yield from _of_list(node)


def _of_list(node: Node) -> Iterator[Fault]:
    pattern, form = (RULE_KEY, "R1a") if (node.file, node.path) == RULES else (IDENTIFIER, "small_letters")
    items = [item for item in node.items() if item.key]
    for item in items:
        if not pattern.fullmatch(item.key):
            yield item["key"].fault(f"is not of the form {form}")
    for key, times in Counter(item.key for item in items).items():
        if times > 1:
            yield Fault(node.file, f"{node.path}[{key}]", f"the key stands {times} times in the list")
