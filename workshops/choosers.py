"""Widgets of the form of a workshop."""

from __future__ import annotations

from typing import Any

from django import forms

from workshops.words import Audience


class AudienceWidget(forms.CheckboxSelectMultiple):
    """Whom it is for; the field behind it holds a list of texts, which a form writes one a line."""

    def __init__(self, attrs: Any = None) -> None:
        super().__init__(attrs, choices=Audience.choices)

    def format_value(self, value: Any) -> list[str]:
        return value.splitlines() if isinstance(value, str) else list(value or [])

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        return "\n".join(data.getlist(name) if hasattr(data, "getlist") else data.get(name, []))
