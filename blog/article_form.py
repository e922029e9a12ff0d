"""The form in which editors write an article: nobody and nothing stands in its rows twice."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from site_core.page_form import PageForm

ONCE = {
    "author_rows": "person",
    "tool_rows": "tool",
    "practice_rows": "practice",
    "pin_rows": "target",
    "guest_rows": "organisation",
    "partner_rows": "organisation",
    "speaker_rows": "person",
}


class ArticleForm(PageForm):
    """An article with its rows."""

    def clean(self) -> dict[str, Any]:
        """Says at each row that repeats one above it that it does."""
        cleaned: dict[str, Any] = super().clean()
        for rows, field in ONCE.items():
            if rows in self.formsets:
                refuse_doubles(self.formsets[rows], field)
        return cleaned


def refuse_doubles(rows: Any, field: str) -> None:
    """Marks the field of each row whose value a row above it has. Rows that are being deleted do not count."""
    seen = set()
    for form in rows.forms:
        value = form.is_valid() and form not in rows.deleted_forms and form.cleaned_data.get(field)
        if value and value in seen:
            form.add_error(field, gettext("It stands here already."))
        seen.add(value)
