"""What an editor calls the place of a text on a page: the field, the block in it, the line in that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue


def text_place(page: Any, path: str) -> str:
    """The names from the field inwards, as far as the page still has that place; the path where it has no such field.

    `path` is that of wagtail-localize: field, then keys of blocks and names of their lines, joined by points.
    """
    name, *steps = path.split(".")
    try:
        field = page._meta.get_field(name)
    except FieldDoesNotExist:
        return path
    field_name = getattr(field, "verbose_name", None) or field.related_model._meta.verbose_name
    inner = names_within(getattr(page, name, None), steps)
    return " – ".join(str(capfirst(each)) for each in (field_name, *inner))


def names_within(value: Any, steps: Sequence[str]) -> Iterator[Any]:
    """The names of blocks on the way through a value, and the numbers of entries of lists."""
    if not steps:
        return
    if isinstance(value, StructValue) and steps[0] in value:
        yield value.block.child_blocks[steps[0]].label
        yield from names_within(value[steps[0]], steps[1:])
    elif isinstance(value, StreamValue | ListValue):
        children = value.bound_blocks if isinstance(value, ListValue) else value
        found = ((number, each) for number, each in enumerate(children, 1) if each.id == steps[0])
        for number, child in found:
            yield number if isinstance(value, ListValue) else child.block.label
            yield from names_within(child.value, steps[1:])
