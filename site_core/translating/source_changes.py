"""What the translation editor shows beside a text that waits: how its source changed, and how it was translated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wagtail_localize.models import StringSegment, Translation

from site_core.translating.changed_words import Rewording, plain, rewording
from site_core.translating.earlier_texts import predecessors
from site_core.translating.own_slugs import known
from site_core.translating.predecessors import Earlier


@dataclass(frozen=True)
class SourceChange:
    """A text that waits for a translator: number, field, words. `rewording` is None for a new text.

    `before` is the translation that it had, as readers still see it, with its tags; empty for a new text.
    """

    segment: int
    field: str
    text: str
    rewording: Rewording | None = None
    before: str = ""

    @property
    def before_in_words(self) -> str:
        """The translation without its tags."""
        return plain(self.before)


def source_changes(about: Translation, shown: Iterable[Mapping[str, Any]]) -> list[SourceChange]:
    """The texts that wait, in the order of the editor; `shown` are the rows that the package hands to its script.

    Of a translation that no reader has seen, only those that were reworded: that everything else is new goes without
    saying.
    """
    segments = StringSegment.objects.filter(source=about.source_id).select_related("string", "context")
    found = {each.pk: each for each in segments.annotate_translation(about.target_locale, include_errors=True)}
    before = predecessors(about, found.values())
    rows = [row for row in shown if row["type"] == "string" and not found[row["id"]].translation]
    if known(about) is None:
        rows = [row for row in rows if row["id"] in before]
    return [change(row, before.get(row["id"])) for row in rows]


def change(row: Mapping[str, Any], was: Earlier | None) -> SourceChange:
    """One of them."""
    place, text = row["location"], plain(row["source"])
    field = ", ".join(str(name) for name in (place["field"], place["subField"]) if name)
    if was is None:
        return SourceChange(row["id"], field, text)
    return SourceChange(row["id"], field, text, rewording(was.source, row["source"]), was.translation)
