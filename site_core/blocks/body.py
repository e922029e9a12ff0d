"""What a page of text is made of, and the field that holds it."""

from __future__ import annotations

from wagtail.blocks import StreamBlock

from site_core.blocks.fields import OwnBlocksField
from site_core.blocks.pieces import PiecesBlock
from site_core.blocks.section import SectionBlock
from site_core.blocks.text import HeadingBlock


class HeadingsBlock(StreamBlock):
    """What begins a part of a page."""

    heading = HeadingBlock()
    section = SectionBlock()


class BodyBlock(PiecesBlock, HeadingsBlock):
    """Headings, parts that hold a heading with its pieces, and all pieces. Editors see the last base first."""


class BodyField(OwnBlocksField):
    """The content of a page of text."""

    BLOCKS = BodyBlock
    IS_CONTENT = True
