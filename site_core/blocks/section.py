"""A heading together with what belongs below it."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from site_core.blocks.groups import TEXT
from site_core.blocks.pieces import PiecesBlock


class SectionBlock(blocks.StructBlock):
    """A part of a page. It is moved as one piece."""

    title = blocks.CharBlock(label=_("Heading"))
    content = PiecesBlock(label=_("Content"))

    def get_preview_value(self) -> Any:
        text = gettext("Begin with one school and one class.")
        return self.normalize(
            {
                "title": gettext("What to take to a small town"),
                "content": [{"type": "text", "value": text}],
            }
        )

    class Meta:
        icon = "folder-open-inverse"
        label = _("Part of the page")
        description = _("A heading with everything that belongs below it. Moves as one piece.")
        group = TEXT
        template = "blocks/section.html"
