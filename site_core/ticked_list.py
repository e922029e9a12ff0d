"""A list of texts that is ticked from a closed list, for a field that a form writes one a line."""

from __future__ import annotations

from typing import Any

from django import forms


class TickedList(forms.CheckboxSelectMultiple):
    """Boxes for a `TextListField`."""

    def format_value(self, value: Any) -> list[str]:
        return value.splitlines() if isinstance(value, str) else list(value or [])

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        return "\n".join(data.getlist(name) if hasattr(data, "getlist") else data.get(name, []))
