"""The styleguide: each component in its states, with made-up tools. The content is `styleguide.yaml`."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

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
    kit = content(get_language() or settings.LANGUAGE_CODE)
    return render(request, "styleguide/index.html", {"kit": kit, "w": kit["words"], "street": kit["houses"] * STREET})
