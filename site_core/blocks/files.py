"""Files to download, with what one should know before a click: the format and the size."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from site_core.blocks.chosen import FoundFileBlock
from site_core.blocks.groups import MEDIA
from site_core.blocks.lines import OptionalLineBlock


class FileValue(blocks.StructValue):
    """A file as it is listed."""

    @property
    def name(self) -> str:
        """What the editor calls it here, in the language of the page; what was saved without a name is called as the
        file itself, for the title of a document speaks one language and nobody knows which."""
        return self["title"] or (self["document"].filename if self["document"] else "")

    @property
    def format(self) -> str:
        """PDF, XLSX and so on."""
        return str(self["document"].file_extension).upper()


class FileBlock(blocks.StructBlock):
    """One file."""

    document = FoundFileBlock(label=_("File"))
    title = blocks.CharBlock(label=_("Name"), help_text=_("As readers see it, in the language of the page."))
    text = OptionalLineBlock(label=_("What is in it"))

    class Meta:
        icon = "doc-full"
        label = _("File")
        value_class = FileValue


class FilesBlock(blocks.StructBlock):
    """A list of files."""

    files = blocks.ListBlock(FileBlock(), label=_("Files"), min_num=1)

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """`files` without those whose document somebody deleted."""
        files = [file for file in value["files"] if file["document"]]
        return {**super().get_context(value, parent_context), "files": files}

    class Meta:
        icon = "download"
        label = _("Files to download")
        description = _("Files with their format and size.")
        group = MEDIA
        template = "blocks/files.html"
        preview_value = {"files": []}
