"""Ids for all parts of a StreamField of the seed, the same in every language: translations are kept by them."""

from __future__ import annotations

import uuid
from typing import Any

from wagtail import blocks

ITEM = "item"  # what Wagtail calls each entry of a list


def with_ids(block: Any, value: Any, place: uuid.UUID) -> Any:
    """The plain value of a block with an id at every part that can be moved; ids that are there stay.

    `place` stands for the field of the page. Wagtail gives ids by chance otherwise, and to the entries of a list not
    before somebody saves them in the editor; what has no id is not offered to translators.
    """
    if isinstance(block, blocks.StreamBlock):
        return [stream_part(block, part, uuid.uuid5(place, str(index))) for index, part in enumerate(value)]
    if isinstance(block, blocks.ListBlock):
        return [list_part(block, part, uuid.uuid5(place, str(index))) for index, part in enumerate(value)]
    if isinstance(block, blocks.StructBlock) and isinstance(value, dict):
        return {**value, **struct_parts(block, value, place)}
    return value


def struct_parts(block: Any, value: dict[str, Any], place: uuid.UUID) -> dict[str, Any]:
    """The parts of a structure. A text that a file leaves out is empty: None would stop the translation editor."""
    parts = {}
    for name, child in block.child_blocks.items():
        if name in value:
            parts[name] = with_ids(child, value[name], uuid.uuid5(place, name))
        elif isinstance(child, blocks.CharBlock | blocks.TextBlock):
            parts[name] = ""
    return parts


def stream_part(block: Any, part: dict[str, Any], place: uuid.UUID) -> dict[str, Any]:
    """One part of a stream."""
    inner = block.child_blocks.get(part["type"])
    return {**part, "value": with_ids(inner, part["value"], place), "id": part.get("id") or str(place)}


def list_part(block: Any, part: Any, place: uuid.UUID) -> dict[str, Any]:
    """One entry of a list; files hold the bare value."""
    entry = part if is_entry(part) else {"type": ITEM, "value": part, "id": str(place)}
    return {**entry, "value": with_ids(block.child_block, entry["value"], place)}


def is_entry(value: Any) -> bool:
    """Whether a plain value is an entry of a list with its id, as the editor saves it."""
    return isinstance(value, dict) and value.keys() == {"type", "value", "id"} and value["type"] == ITEM
