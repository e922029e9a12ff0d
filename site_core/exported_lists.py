"""Lists of the admin that are exported: no word in them is a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from wagtail.admin.views.mixins import Echo, SpreadsheetExportMixin

from site_core.spreadsheets import harmless, harmless_everywhere


class HarmlessExport(SpreadsheetExportMixin):
    """For every list of the admin that is exported. It comes before Wagtail's view among the bases."""

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """Texts made harmless; numbers and days stay what they are."""
        written = super().preprocess_field_value(field, value, export_format)
        if not isinstance(written, str):
            return written
        return harmless_everywhere(written) if export_format == self.FORMAT_CSV else harmless(written)

    def stream_csv(self, queryset: Any) -> Iterator[bytes]:
        """Wagtail's, with every cell in quotation marks."""
        writer = csv.DictWriter(Echo(), fieldnames=self.list_export, quoting=csv.QUOTE_ALL)
        yield writer.writerow({field: self.get_heading(queryset, field) for field in self.list_export})
        for item in queryset:
            yield self.write_csv_row(writer, self.to_row_dict(item))
