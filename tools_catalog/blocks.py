"""The pieces that words about a tool are built from."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from site_core.blocks import TEXT


class PointBlock(blocks.RichTextBlock):
    """One point of a list, a sentence or two."""

    class Meta:
        icon = "list-ul"
        label = _("Point")
        description = _("One point of the list, a sentence or two.")
        group = TEXT
        template = "blocks/point.html"
        preview_value = _("Paper votes are counted together with those from the web.")


class PointsBlock(blocks.StreamBlock):
    """A list of points."""

    point = PointBlock(features=["bold", "link"])

    class Meta:
        block_counts = {"point": {"max_num": 8}}
