"""The programme of a workshop: days and what happens at which hour."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from site_core.blocks.fields import OwnBlocksField


class ItemBlock(blocks.StructBlock):
    """What happens from some hour on."""

    time = blocks.TimeBlock(label=_("From"), required=False, help_text=_("On the clocks of the workshop."))
    title = blocks.CharBlock(label=_("What"), max_length=200)
    text = blocks.TextBlock(label=_("About it"), required=False, max_length=600, rows=2)

    class Meta:
        icon = "time"
        label = _("Part of the programme")


class DayBlock(blocks.CharBlock):
    """A heading between days or halves of a day."""

    class Meta:
        icon = "calendar"
        label = _("Day or heading")


class ProgrammeBlock(blocks.StreamBlock):
    """Days and their parts."""

    day = DayBlock(max_length=120)
    item = ItemBlock()


class ProgrammeField(OwnBlocksField):
    """The programme."""

    BLOCKS = ProgrammeBlock
