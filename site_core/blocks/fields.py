"""Fields that hold blocks and whose migrations hold no list of them."""

from __future__ import annotations

from typing import Any, ClassVar

from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField


class OwnBlocksField(StreamField):
    """A field of blocks that its class names.

    Migrations hold no list of its blocks: what the database keeps is JSON whichever blocks there are, and a new block
    would otherwise ask for a migration of every app with such pages. A migration that changes old content reads JSON.
    """

    BLOCKS: ClassVar[type[StreamBlock]]
    IS_CONTENT: ClassVar[bool] = False  # pieces of a page, whose pictures, files and pages are found together

    def __init__(self, **options: Any) -> None:
        super().__init__(self.BLOCKS, **options)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Without the blocks."""
        name, path, _blocks, options = super().deconstruct()
        return name, path, [], {key: value for key, value in options.items() if key != "block_lookup"}
