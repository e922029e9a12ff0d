"""A line of text that may stay empty."""

from typing import Any

from wagtail import blocks


class OptionalLineBlock(blocks.CharBlock):
    """Empty where nothing was written, also in pages that were saved before the block got this line.

    Without the default there would be None in those, on which the translation of the whole page stops.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"required": False, "default": "", **options})
