"""What is left of a workshop for those who came: a recap in their language, a recording on its page."""

from __future__ import annotations

from collections.abc import Mapping

from site_core.page_tree import tree_at_hand
from site_core.recaps import recaps
from workshops.models import Workshop, WorkshopPage


def is_told_of(of: Workshop) -> bool:
    """Whether everybody may read a recap or watch a recording."""
    return bool(recap_addresses(of)) or any(page.has_recording for page in open_pages(of))


def recap_address(of: Workshop, language: str) -> str:
    """The address of the open recap in a language, without the site; empty where there is none."""
    return recap_addresses(of).get(language, "")


def recap_addresses(of: Workshop) -> Mapping[str, str]:
    maker = recaps()
    return maker.addresses(of.pk) if maker else {}


def open_pages(of: Workshop) -> list[WorkshopPage]:
    """The pages of a workshop that everybody may read."""
    tree = tree_at_hand()
    live = WorkshopPage.objects.filter(workshop=of.pk, live=True)
    return [page for page in live if tree.is_open(page.path)]
