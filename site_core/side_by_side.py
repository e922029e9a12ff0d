"""A short text in all languages side by side, for what has no page of its own: labels, names of places, vocabularies.

Words that are read as a page belong to a page in each language; here are the few that stand beside numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from site_core.language import active_language


class SideBySide(dict[str, str]):
    """A text by language. Printed, it is in the active language, in the site's first one where it lacks that."""

    def __str__(self) -> str:
        return self.get(active_language()) or self.get(settings.LANGUAGE_CODE, "")

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(sorted(self.items())))


def languages() -> list[str]:
    """The languages of the site, the first one first."""
    return [code for code, _name in settings.LANGUAGES]


class SideBySideInput(forms.MultiWidget):
    """One line for each language, under the language's own name."""

    def __init__(self, attrs: Any = None) -> None:
        super().__init__({code: forms.TextInput({"lang": code}) for code in languages()}, attrs)

    def decompress(self, value: Any) -> list[str]:
        return [(value or {}).get(code, "") for code in languages()]

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> SafeString:
        """With a template of ours: Django looks for those of widgets in a place of its own."""
        rows = [
            (part["attrs"].get("id", ""), local_name(code), line.render(part["name"], part["value"], part["attrs"]))
            for code, line, part in zip(languages(), self.widgets, context["widget"]["subwidgets"], strict=True)
        ]
        return render_to_string("site_core/side_by_side.html", {"rows": rows})


def local_name(code: str) -> str:
    """What a language calls itself."""
    return str(get_language_info(code)["name_local"]).capitalize()


class SideBySideFormField(forms.MultiValueField):
    """All languages or none."""

    def __init__(self, *, required: bool = True, **kwargs: Any) -> None:
        fields = [forms.CharField(required=False) for _code in languages()]
        kwargs["widget"] = SideBySideInput
        super().__init__(fields, required=required, require_all_fields=False, **kwargs)

    def compress(self, values: list[str]) -> dict[str, str]:
        return {code: text for code, text in zip(languages(), values, strict=True) if text} if values else {}

    def clean(self, value: Any) -> SideBySide:
        texts = SideBySide(super().clean(value) or {})
        if texts and len(texts) < len(languages()):
            raise ValidationError(_("Fill in all languages."), code="incomplete")
        return texts


class SideBySideField(models.JSONField):
    """A text by language; empty is an empty mapping."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> SideBySide:
        return SideBySide(super().from_db_value(value, expression, connection) or {})

    def to_python(self, value: Any) -> Any:
        found = super().to_python(value)
        return SideBySide(found) if isinstance(found, Mapping) else found

    def validate(self, value: Any, model_instance: Any) -> None:
        """Every language of the site is there, or none where the text may be missing."""
        super().validate(value, model_instance)
        if value and not all(value.get(code) for code in languages()):
            raise ValidationError(_("Fill in all languages."), code="incomplete")

    def formfield(self, **kwargs: Any) -> Any:
        """A line for each language."""
        return models.Field.formfield(self, **{"form_class": SideBySideFormField, **kwargs})
