"""What the pieces of a page have chosen (pictures, files, pages), found together when a reader asks for the page.

Wagtail asks for the pictures of each kind of piece by themselves. Here they are collected from what the database
keeps, before any piece is made: one query for all pictures, one for all files, none for pages, which the tree knows.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from typing import Any

from django.db.models import Model
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.models import Page

from site_core.page_tree import PageTree

type Shelf = Mapping[type[Model], Mapping[int, Model | None]]
SHELF: ContextVar[Shelf] = ContextVar("shelf")


class ChosenTogether:
    """A chooser that takes what was found for the whole page, where it was."""

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Any]:
        """What was chosen, each time an object of its own; None for what is gone."""
        wanted, found = list(values), SHELF.get({}).get(self.model_class, {})
        if all(value is None or value in found for value in wanted):
            return [copy.copy(found.get(value)) for value in wanted]
        return list(super().bulk_to_python(wanted))


class FoundFileBlock(ChosenTogether, DocumentChooserBlock):
    """Chooses a file."""


class FoundPageBlock(ChosenTogether, blocks.PageChooserBlock):
    """Chooses a page. Readers' pages get as much of it as the tree in memory knows."""


def find_chosen(streams: Iterable[Any], tree: PageTree) -> None:
    """Makes the pieces of these values of stream fields. Those that are made already, as in a preview, stay."""
    waiting = [stream for stream in streams if stream and stream.is_lazy]
    chosen: dict[type[Model], tuple[Any, set[int]]] = {}
    for stream in waiting:
        for block, number in chosen_in(stream.stream_block, list(stream.raw_data)):
            chosen.setdefault(block.model_class, (block, set()))[1].add(number)
    found = {model: found_by(block, sorted(numbers), tree) for model, (block, numbers) in chosen.items()}
    token = SHELF.set(found)
    try:
        for stream in waiting:
            list(stream)
    finally:
        SHELF.reset(token)


def found_by(block: Any, numbers: list[int], tree: PageTree) -> dict[int, Model | None]:
    """What these numbers stand for, as the block finds it; pages without their words."""
    if block.model_class is not Page:
        return dict(zip(numbers, block.bulk_to_python(numbers), strict=True))
    nodes = {number: tree.by_key.get(number) for number in numbers}
    return {number: Page(pk=node.pk, title=node.title) if node else None for number, node in nodes.items()}


def chosen_in(block: Any, raw: Any) -> Iterator[tuple[ChosenTogether, int]]:
    """Each number that was chosen in a block, from the value that the database keeps."""
    if isinstance(block, ChosenTogether):
        yield from [(block, raw)] if isinstance(raw, int) else []
    for child, value in inner(block, raw):
        yield from chosen_in(child, value)


def inner(block: Any, raw: Any) -> Iterator[tuple[Any, Any]]:
    """The blocks in a block, each with its value."""
    if isinstance(block, blocks.StructBlock) and isinstance(raw, Mapping):
        yield from ((child, raw.get(name)) for name, child in block.child_blocks.items())
    elif isinstance(block, blocks.StreamBlock):
        known = (each for each in raw or () if each["type"] in block.child_blocks)
        yield from ((block.child_blocks[each["type"]], each["value"]) for each in known)
    elif isinstance(block, blocks.ListBlock):
        yield from ((block.child_block, of_item(each)) for each in raw or ())


def of_item(item: Any) -> Any:
    """The value of an item of a list; old ones are kept without a wrapping."""
    return item["value"] if isinstance(item, Mapping) and item.get("type") == "item" else item
