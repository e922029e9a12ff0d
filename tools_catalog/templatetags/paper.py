"""Template tags of the page of a tool on paper: sources have numbers, and their addresses stand in one list."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

from site_core.paper import number_on_paper
from tools_catalog import paper_sources
from tools_catalog.tool_criteria import Source
from tools_catalog.tool_profile import Profile

register = template.Library()
register.filter("on_paper", number_on_paper)


@register.simple_tag
def numbers_on_paper(profile: Profile) -> dict[str, int]:
    """The sources of the page of a tool with their numbers."""
    return paper_sources.numbers_of_sources(profile)


@register.filter
def numbered(sources: tuple[Source, ...], numbers: Mapping[str, int]) -> tuple[Source, ...]:
    """Pieces of evidence with their numbers."""
    return paper_sources.numbered(sources, numbers)
