"""Kinds of model fields that the catalogue needs."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models


class LinesField(forms.CharField):
    """A list of texts, edited as one text a line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or []) != self.to_python(data)


class AnyValueFormField(forms.JSONField):
    """A value of any type: a plain text is a text, everything else (numbers, yes or no, lists) is written as JSON."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError:
            return value.strip()

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str) and not _is_json(value):
            return value
        return super().prepare_value(value)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


class AnyValueField(models.JSONField):
    """A value of any type."""

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Texts need no quotes."""
        return super().formfield(**{"form_class": AnyValueFormField, **kwargs})


class TextListField(models.JSONField):
    """A list of short texts (names, addresses)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        """A text area instead of JSON."""
        return models.Field.formfield(self, **{"form_class": LinesField, "empty_value": [], **kwargs})
