"""Ways on: buttons and pages that belong together."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from site_core.blocks.chosen import FoundPageBlock
from site_core.blocks.groups import LINKS
from site_core.blocks.lines import OptionalLineBlock


class ButtonBlock(blocks.StructBlock):
    """A button that leads to a page of ours or to another site."""

    text = blocks.CharBlock(label=_("Words on the button"), help_text=_("Say what happens: Register for the workshop."))
    page = FoundPageBlock(label=_("Page of this site"), required=False)
    url = blocks.URLBlock(label=_("Address elsewhere"), required=False)

    def clean(self, value: Any) -> Any:
        """Refuses a button that leads nowhere, or to two places. A draft is kept as it is."""
        value = super().clean(value)
        if not self.is_deferred_validation and bool(value.get("page")) == bool(value.get("url")):
            fault = ValidationError(_("Choose a page of this site, or write an address elsewhere: one of the two."))
            raise StructBlockValidationError(block_errors={"page": fault})
        return value

    class Meta:
        icon = "link"
        label = _("Button")
        description = _("A button that leads to a page or to another site. One a page is enough.")
        group = LINKS
        template = "blocks/button.html"
        preview_value = {"text": _("Find out what we need"), "url": "https://example.org/"}


class RelatedBlock(blocks.StructBlock):
    """Pages of this site that belong to the subject."""

    title = OptionalLineBlock(label=_("Heading"))
    pages = blocks.ListBlock(FoundPageBlock(), label=_("Pages"), min_num=1, max_num=8)

    class Meta:
        icon = "doc-empty-inverse"
        label = _("Related pages")
        description = _("Pages of this site. In the other language their translations are shown.")
        group = LINKS
        template = "blocks/related.html"
        preview_value = {"title": _("More on this subject"), "pages": []}
