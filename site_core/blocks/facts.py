"""Numbers and tables. Every number leads to its source and its date."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from site_core.blocks.groups import FACTS
from site_core.blocks.lines import OptionalLineBlock


class FigureBlock(blocks.StructBlock):
    """One number with what it means and where it comes from."""

    number = blocks.CharBlock(label=_("Number"), help_text=_("As people write it, for example 36 or 1,250."))
    unit = OptionalLineBlock(label=_("Unit"), help_text=_("For example % or CZK."))
    title = blocks.CharBlock(label=_("What it is"))
    text = OptionalLineBlock(label=_("Explanation"))
    source = OptionalLineBlock(label=_("Name of the source"))
    url = blocks.URLBlock(label=_("Address of the source"), required=False)
    date = blocks.DateBlock(label=_("As of"), required=False, help_text=_("The day that the number is true for."))
    seen = blocks.DateBlock(
        label=_("Seen on"),
        required=False,
        help_text=_("The day when you looked, where the source does not say what day the number is true for."),
    )

    class Meta:
        icon = "order"
        label = _("Figure")


class FiguresBlock(blocks.StructBlock):
    """Two to four key figures between two rules."""

    figures = blocks.ListBlock(FigureBlock(), label=_("Figures"), min_num=2, max_num=4)

    class Meta:
        icon = "order"
        label = _("Key figures")
        description = _("Two to four numbers, each with its source.")
        group = FACTS
        template = "blocks/figures.html"
        preview_value = {
            "figures": [
                {"number": "90", "title": _("days we keep the answers"), "text": _("Then they are deleted.")},
                {"number": "0", "title": _("cookies for readers")},
            ]
        }
