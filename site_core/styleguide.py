"""The styleguide: each component in its states, with made-up tools. The content is `styleguide.yaml`."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.blocks import BoundBlock

from site_core.blocks import BodyBlock
from site_core.language import active_language

CONTENT = Path(__file__).with_suffix(".yaml")
LANGUAGES = {code for code, _ in settings.LANGUAGES}
STREET = 5  # how many times the sample houses are repeated in the sample street


@cache
def content(language: str) -> dict[str, Any]:
    """The content in one language."""
    said: dict[str, Any] = in_language(yaml.safe_load(CONTENT.read_text(encoding="utf-8")), language)
    return said


def in_language(node: Any, language: str) -> Any:
    """The same tree with one text in the place of each {cs: ..., en: ...}."""
    if isinstance(node, dict):
        if set(node) == LANGUAGES:
            return node[language]
        return {key: in_language(value, language) for key, value in node.items()}
    if isinstance(node, list):
        return [in_language(value, language) for value in node]
    return node


def styleguide(request: HttpRequest) -> HttpResponse:
    """The page /styleguide/."""
    kit = content(active_language())
    shown = {"kit": kit, "w": kit["words"], "street": kit["houses"] * STREET, "blocks": blocks()}
    return render(request, "styleguide/index.html", shown)


def blocks() -> list[BoundBlock]:
    """Each block of a page of text with its sample value."""
    return [block.bind(block.get_preview_value()) for block in BodyBlock().child_blocks.values()]
