"""A table whose words are translated (ADR 0022); Wagtail's own would show Czech cells on the English page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.telepath import register
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock
from wagtail.contrib.table_block.blocks import TableInput, TableInputAdapter
from wagtail_localize.segments import StringSegmentValue

from site_core.blocks import table_words
from site_core.blocks.groups import FACTS

MOST_ROWS, MOST_COLUMNS = 100, 12
CAPTION = "caption"


class Grid(TableInput):
    """The sheet in which a table is written."""


class GridAdapter(TableInputAdapter):
    """Gives the sheet its menu in the language of the editor; the script itself speaks English only."""

    def js_args(self, widget: Grid) -> list[Any]:
        options, strings = super().js_args(widget)
        return [{**options, "language": "en-US", "contextMenu": {"items": menu()}}, strings]


def menu() -> dict[str, dict[str, str]]:
    """What a right click in the sheet offers."""
    return {
        "row_above": {"name": gettext("Insert a row above")},
        "row_below": {"name": gettext("Insert a row below")},
        "rule_1": {"name": "---------"},
        "col_left": {"name": gettext("Insert a column on the left")},
        "col_right": {"name": gettext("Insert a column on the right")},
        "rule_2": {"name": "---------"},
        "remove_row": {"name": gettext("Remove the row")},
        "remove_col": {"name": gettext("Remove the column")},
        "rule_3": {"name": "---------"},
        "undo": {"name": gettext("Undo")},
        "redo": {"name": gettext("Redo")},
    }


register(GridAdapter(), Grid)


class TableBlock(WagtailTableBlock):
    """A table with a caption. A cell is known to translators by its words, not by its place (`table_words`)."""

    @cached_property
    def field(self) -> forms.CharField:
        """The form field, with our sheet in the place of Wagtail's."""
        return forms.CharField(widget=Grid(table_options=self.table_options), **self.field_options)

    def clean(self, value: Any) -> Any:
        """Refuses what no reader could use. A draft is kept as it is."""
        value = super().clean(value)
        if value and not self.is_deferred_validation:
            refuse_unusable(value)
        return value

    def get_translatable_segments(self, value: dict[str, Any] | None) -> list[StringSegmentValue]:
        """The caption, and each text of a cell once. Numbers and signs are the same in every language."""
        if not value:
            return []
        texts = table_words.texts_by_name(value.get("data") or [])
        named = {CAPTION: value.get("table_caption") or "", **texts}
        return [StringSegmentValue(name, text) for name, text in named.items()]

    def restore_translated_segments(
        self, value: dict[str, Any], segments: Iterable[StringSegmentValue]
    ) -> dict[str, Any]:
        """The table with the texts in another language; what has no translation stays."""
        texts = {segment.path: segment.render_text() for segment in segments}
        caption = texts.pop(CAPTION, value.get("table_caption") or "")
        return {**value, "table_caption": caption, "data": table_words.translated(value.get("data") or [], texts)}

    def render(self, value: Any, context: Any = None) -> Any:
        """With our own template and `table`."""
        return super(WagtailTableBlock, self).render(value, context)

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """`table` is what is shown."""
        value = value or {}
        shown = table_words.table(
            value.get("data") or [],
            value.get("table_caption") or "",
            has_head=bool(value.get("first_row_is_table_header")),
            has_names=bool(value.get("first_col_is_header")),
        )
        return {**super().get_context(value, parent_context), "table": shown}

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("A table with a caption. It can be pasted from a spreadsheet.")
        group = FACTS
        template = "blocks/table.html"
        preview_value = {
            "table_caption": _("What a school was given"),
            "table_header_choice": "both",
            "first_row_is_table_header": True,
            "first_col_is_header": True,
            "data": [
                [_("Year"), _("Schools"), _("CZK for a school")],
                ["2024", "48", "35 000"],
                ["2025", "55", "50 000"],
            ],
        }


def refuse_unusable(value: dict[str, Any]) -> None:
    """Raises ValidationError for a table without a caption, and for one that is too large for a page."""
    rows = value.get("data") or []
    columns = max(map(len, rows), default=0)
    if not (value.get("table_caption") or "").strip():
        raise ValidationError(_("Give the table a caption: what is in it, in one sentence."))
    if len(rows) > MOST_ROWS or columns > MOST_COLUMNS:
        raise ValidationError(
            _(
                "The table has %(rows)s rows and %(columns)s columns. At most %(most_rows)s rows and"
                " %(most_columns)s columns can be read on a page. Shorten it, or offer the whole as a file;"
                " as a draft it is kept whole."
            ),
            params={
                "rows": len(rows),
                "columns": columns,
                "most_rows": MOST_ROWS,
                "most_columns": MOST_COLUMNS,
            },
        )
