"""Changes the raw content of an edition by the paths that faults use."""

import re
from pathlib import Path
from typing import Any

from tools_catalog.methodology.loading import EDITIONS
from tools_catalog.methodology.validator import RawEdition, RawFile, brand_names, read_raw

REMOVED = "(removed)"
STEP = re.compile(r"\[([^]]*)\]|\.?([^.\[]+)")
PUBLISHED = read_raw(EDITIONS / "2026.1")
BRANDS = brand_names(Path("tools_catalog/data/tools"))


def changed(changes: dict[str, Any]) -> RawEdition:
    """The published edition with other values at some places ("file path": value)."""
    contents: dict[str, Any] = {}
    for place, value in changes.items():
        name, path = place.strip().split(" ", 1)
        contents.setdefault(name, unshared(PUBLISHED.files[name].content))
        put(contents[name], path, value)
    return with_contents(contents)


def with_contents(contents: dict[str, Any]) -> RawEdition:
    """The published edition with other contents of some files."""
    files = {name: RawFile(name, content, PUBLISHED.files[name].text) for name, content in contents.items()}
    return RawEdition({**PUBLISHED.files, **files})


def put(content: Any, path: str, value: Any) -> None:
    """Sets, removes or (at `[+]`) adds one value."""
    owner, step = content, path
    while (parts := next_step(owner, step))[1]:
        owner, step = owner[parts[0]], parts[1]
    key = parts[0]
    if value == REMOVED:
        del owner[key]
    elif key == "+":
        owner.append(value)
    else:
        owner[key] = value


def next_step(owner: Any, path: str) -> tuple[Any, str]:
    """The first key of a path, as the owner has it, and the rest of the path."""
    if isinstance(owner, dict) and any("." in str(key) for key in owner):
        return path, ""  # the sentences of the document have keys such as `integrations.nia.must`
    found = STEP.match(path)
    assert found, path
    name, rest = found[1] or found[2], path[found.end() :].removeprefix(".")
    if isinstance(owner, list):
        return (name if name == "+" else position(owner, name)), rest
    return (int(name) if name.isdigit() else name), rest


def position(items: list[Any], name: str) -> int:
    """Where the item with this key, or at this position, stands."""
    for number, item in enumerate(items):
        if isinstance(item, dict) and item.get("key") == name:
            return number
    return int(name)


def unshared(value: Any) -> Any:
    """A copy in which nothing stands at two places (YAML aliases do)."""
    if isinstance(value, dict):
        return {key: unshared(item) for key, item in value.items()}
    return [unshared(item) for item in value] if isinstance(value, list) else value
