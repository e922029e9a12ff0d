"""Pieces whose content comes from the catalogue at the moment when they are read."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from site_core import pickable
from site_core.blocks.groups import CATALOGUE

TOOL, CRITERION = "tool", "criterion"
SAMPLE = 2  # tools and criteria in the preview


class PickedBlock(blocks.ChoiceBlock):
    """One thing of a kind that another app offers, by its key."""

    def __init__(self, kind: str, **options: Any) -> None:
        self.kind = kind
        super().__init__(choices=pickable.choices(kind), **options)

    def normalize_choice(self, value: str | None) -> str | None:
        """Keys are text already: a reader's page need not ask what there is to pick from."""
        return value

    def get_searchable_content(self, value: str) -> list[str]:
        """Nothing: what the catalogue says is found there, and each name would cost a query."""
        return []


def sample(kind: str) -> list[str]:
    """Keys for the preview."""
    return [key for key, _name in pickable.choices(kind)()[:SAMPLE]]


class ToolsBlock(blocks.StructBlock):
    """Cards of tools. What they say follows the catalogue."""

    tools = blocks.ListBlock(PickedBlock(TOOL, label=_("Tool")), label=_("Tools"), min_num=1, max_num=8)

    def get_preview_value(self) -> Any:
        return self.normalize({"tools": sample(TOOL)})

    class Meta:
        icon = "cog"
        label = _("Tools")
        description = _("Cards of tools with how well they are documented. They follow the catalogue.")
        group = CATALOGUE
        template = "blocks/tools.html"


class ComparisonBlock(blocks.StructBlock):
    """A few tools side by side in a few criteria."""

    title = blocks.CharBlock(label=_("Caption"))
    tools = blocks.ListBlock(PickedBlock(TOOL, label=_("Tool")), label=_("Tools"), min_num=2, max_num=3)
    criteria = blocks.ListBlock(PickedBlock(CRITERION, label=_("Criterion")), label=_("Criteria"), min_num=1, max_num=8)

    def get_preview_value(self) -> Any:
        title = _("Two tools side by side")
        return self.normalize({"title": title, "tools": sample(TOOL), "criteria": sample(CRITERION)})

    class Meta:
        icon = "table"
        label = _("Comparison of tools")
        description = _("Two or three tools in a few criteria. The levels follow the catalogue.")
        group = CATALOGUE
        template = "blocks/comparison.html"
