"""A model field for a list of short texts, edited as one text a line."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models


def lines_of(text: str) -> list[str]:
    """The lines of a text that hold something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


class LinesField(forms.CharField):
    """A list of texts, edited as one text a line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        return lines_of(value or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or []) != self.to_python(data)


class TextListField(models.JSONField):
    """A list of short texts (names, addresses)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        """A text area instead of JSON."""
        return models.Field.formfield(self, **{"form_class": LinesField, "empty_value": [], **kwargs})
