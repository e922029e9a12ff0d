"""What a page of text is made of, and the field that holds it."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField

from site_core.blocks.pieces import PiecesBlock
from site_core.blocks.section import SectionBlock
from site_core.blocks.text import HeadingBlock


class HeadingsBlock(StreamBlock):
    """What begins a part of a page."""

    heading = HeadingBlock()
    section = SectionBlock()


class BodyBlock(PiecesBlock, HeadingsBlock):
    """Headings, parts that hold a heading with its pieces, and all pieces. Editors see the last base first."""


class BodyField(StreamField):
    """The content of a page of text.

    Migrations hold no list of its blocks: what the database keeps is JSON whichever blocks there are, and a new block
    would otherwise ask for a migration of every app with such pages. A migration that changes old content reads JSON.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(BodyBlock, **options)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Without the blocks."""
        name, path, _blocks, options = super().deconstruct()
        return name, path, [], {key: value for key, value in options.items() if key != "block_lookup"}
