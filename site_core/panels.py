"""Panels that forms of the administration share."""

from __future__ import annotations

from django import forms
from wagtail.admin.panels import FieldPanel


def lines(field: str, rows: int = 2) -> FieldPanel:
    """A text of some lines, or a list with one item a line."""
    return FieldPanel(field, widget=forms.Textarea(attrs={"rows": rows}))
