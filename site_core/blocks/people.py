"""Who spoke, who helped: people and organisations."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from site_core.blocks.groups import LINKS
from site_core.blocks.lines import OptionalLineBlock
from site_core.blocks.pictures import FoundPictureBlock


class PersonValue(blocks.StructValue):
    """A person as shown."""

    @property
    def initials(self) -> str:
        """The first letters of the first and the last name."""
        names = self["name"].split()
        return "".join(name[0].upper() for name in (names[:1] + names[1:][-1:]))


class PersonBlock(blocks.StructBlock):
    """One person."""

    name = blocks.CharBlock(label=_("Name"))
    role = OptionalLineBlock(label=_("Position, town or organisation"))
    photo = FoundPictureBlock(label=_("Photo"), required=False, help_text=_("Only with the person's consent."))
    url = blocks.URLBlock(label=_("Link"), required=False)

    class Meta:
        icon = "user"
        label = _("Person")
        value_class = PersonValue


class PeopleBlock(blocks.StructBlock):
    """People side by side."""

    title = OptionalLineBlock(label=_("Heading"), help_text=_("For example: Who spoke."))
    people = blocks.ListBlock(PersonBlock(), label=_("People"), min_num=1)

    class Meta:
        icon = "group"
        label = _("People")
        description = _("Names, positions and photos. Without a photo there are initials.")
        group = LINKS
        template = "blocks/people.html"
        preview_value = {
            "title": _("Who spoke"),
            "people": [
                {"name": "Jana Vzorová", "role": _("coordinator of participation")},
                {"name": "Petr Ukázka", "role": _("head of a primary school")},
            ],
        }


class PartnerBlock(blocks.StructBlock):
    """One organisation."""

    name = blocks.CharBlock(label=_("Name"))
    role = OptionalLineBlock(label=_("What it does here"))
    logo = FoundPictureBlock(label=_("Logo"), required=False)
    url = blocks.URLBlock(label=_("Link"), required=False)

    class Meta:
        icon = "home"
        label = _("Organisation")


class PartnersBlock(blocks.StructBlock):
    """Organisations with their logos."""

    title = OptionalLineBlock(label=_("Heading"))
    partners = blocks.ListBlock(PartnerBlock(), label=_("Organisations"), min_num=1)

    class Meta:
        icon = "group"
        label = _("Partners")
        description = _("Organisations with their names, and logos where they have one.")
        group = LINKS
        template = "blocks/partners.html"
        preview_value = {
            "title": _("Who took part"),
            "partners": [{"name": "People Powered", "role": _("the network")}],
        }
