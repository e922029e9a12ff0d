"""The seed's pages of the catalogue: one for each published tool, in every language, with the tool's summary."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings

from site_core.seed_files import PageSeed, adds_pages
from tools_catalog.models import Tool

PARENT = "tools"


@adds_pages
def tool_pages() -> Iterator[PageSeed]:
    """A change of a tool's name or summary reaches its pages as long as nobody has edited them."""
    languages = [code for code, _ in settings.LANGUAGES]
    for tool in Tool.objects.published().order_by("key"):
        fields = {
            language: {
                "title": tool.name,
                "slug": tool.key,
                "lead": getattr(tool, f"summary_{language}"),
                "tool": tool.pk,
            }
            for language in languages
        }
        yield PageSeed(f"tool {tool.key}", "tools_catalog.ToolPage", PARENT, fields)
