"""The form of a tool."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from tools_catalog.forms.versioned import VersionedForm
from tools_catalog.matching.prices import PRICES
from tools_catalog.review.two_accounts import SecondAccountNeeded, refuse_lone_publication
from tools_catalog.rubric import current_rubric
from tools_catalog.rules import Fault, tool_faults
from tools_catalog.to_plain import plain_tool

_ROW = re.compile(rf"(references|weaknesses|facts\.{PRICES}\.value)\[(\d+)\]\.?(.*)")
_FACT = re.compile(r"facts\.(\w+)\.?(.*)")
_FIELD = {"vendor.name": "vendor", "vendor.country": "country", "repository": "repositories"}


class ToolForm(VersionedForm):
    """A tool with facts, prices, references and weaknesses."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.first_published_at:
            self.fields["key"].disabled = True  # addresses, results and the seed name the tool by it

    def faults(self, candidate: Any) -> Iterable[Fault]:
        """Rules for the tool and all rows below it, and what one person does not publish alone."""
        found = list(tool_faults(plain_tool(candidate), current_rubric(), timezone.localdate()))
        return found or (self._alone(candidate) if self.publishes() else [])

    def _alone(self, candidate: Any) -> list[Fault]:
        try:
            refuse_lone_publication(candidate, self.for_user)
        except SecondAccountNeeded as refused:
            return [Fault("", message) for message in refused.messages]
        return []

    def add_fault(self, fault: Fault) -> None:
        """A fault of a row is shown in the row."""
        row, name = self._row_of(fault.place)
        if row is None:
            super().add_fault(fault)
        else:
            row.add_error(name if name in row.fields else None, fault.message)

    def _row_of(self, place: str) -> tuple[Any, str]:
        if found := _ROW.fullmatch(place):
            relation = "prices" if found[1].startswith("facts") else found[1]
            return self.kept_rows(self.formsets[relation])[int(found[2])], _row_field(relation, found[3])
        if found := _FACT.fullmatch(place):
            rows = self.kept_rows(self.formsets["facts"])
            row = next((row for row in rows if row.cleaned_data["key"] == found[1]), None)
            return row, "value" if found[2].startswith("value") else found[2].replace(".", "_")
        return None, ""

    def field_of(self, place: str) -> str:
        """The supplier stands in two fields, texts in two languages."""
        return _FIELD.get(place, super().field_of(place))


def _row_field(relation: str, place: str) -> str:
    if relation == "weaknesses" and place in ("cs", "en"):
        return f"text_{place}"
    return place.replace(".", "_")
