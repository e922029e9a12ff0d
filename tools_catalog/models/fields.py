"""Kinds of model fields that the catalogue needs."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from site_core.list_field import LinesField, TextListField

__all__ = ["AnyValueField", "AnyValueFormField", "LinesField", "TextListField"]


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
