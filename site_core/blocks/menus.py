"""What stands in the header and the footer: pages, places of the site that are no pages, and addresses elsewhere."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from site_core.blocks.fields import OwnBlocksField
from site_core.blocks.groups import MENUS
from site_core.blocks.lines import OptionalLineBlock

QUESTIONNAIRE, COMPARISON = "questionnaire", "comparison"
OTHER_WORDS = _("Empty: as the site calls it.")


class MenuPageBlock(blocks.StructBlock):
    """A page; in the other language its translation."""

    page = blocks.PageChooserBlock(label=_("Page"))
    title = OptionalLineBlock(label=_("Other words"), help_text=_("Empty: the title of the page."), max_length=60)

    class Meta:
        icon = "doc-empty-inverse"
        label = _("Page of this site")
        description = _("A page that is not published is left out.")
        group = MENUS
        preview_value = {"title": _("Catalogue of tools")}


class MenuPlaceBlock(blocks.StructBlock):
    """A part of the site that editors do not write."""

    place = blocks.ChoiceBlock(
        label=_("Place"), choices=[(QUESTIONNAIRE, _("the questionnaire")), (COMPARISON, _("the comparison"))]
    )
    title = OptionalLineBlock(label=_("Other words"), help_text=OTHER_WORDS, max_length=60)

    class Meta:
        icon = "form"
        label = _("Questionnaire or comparison")
        description = _("What is no page: the questionnaire, the comparison.")
        group = MENUS
        preview_value = {"place": QUESTIONNAIRE, "title": _("Find a tool")}


class MenuAddressBlock(blocks.StructBlock):
    """Another site."""

    title = blocks.CharBlock(label=_("Words"), max_length=60)
    url = blocks.URLBlock(label=_("Address elsewhere"))

    class Meta:
        icon = "link-external"
        label = _("Address elsewhere")
        description = _("A link to another site. Nothing is loaded from it.")
        group = MENUS
        preview_value = {"title": "Example", "url": "https://example.org/"}


class MenuBlock(blocks.StreamBlock):
    """Links in an order."""

    page = MenuPageBlock()
    place = MenuPlaceBlock()
    address = MenuAddressBlock()


class FooterColumnBlock(blocks.StructBlock):
    """Links under a heading."""

    title = blocks.CharBlock(label=_("Heading"), max_length=60)
    links = MenuBlock(label=_("Links"), max_num=12)

    class Meta:
        icon = "list-ul"
        label = _("Column")
        description = _("Links below a heading.")
        group = MENUS
        preview_value = {"title": _("Choosing a tool"), "links": []}


class FooterBlock(blocks.StreamBlock):
    """The columns of the footer."""

    column = FooterColumnBlock()


class MenuField(OwnBlocksField):
    """Links of a menu; empty where editors leave it to the site."""

    BLOCKS = MenuBlock


class FooterField(OwnBlocksField):
    """Columns of the footer; empty where editors leave it to the site."""

    BLOCKS = FooterBlock
