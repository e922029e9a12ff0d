"""The form of an assessment."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from tools_catalog.forms.versioned import VersionedForm
from tools_catalog.methodology import current_edition
from tools_catalog.review.alone import BatchNeeded, refuse_publication
from tools_catalog.review.standing import name_of
from tools_catalog.rubric import current_rubric
from tools_catalog.rules import Fault, cell_faults, publication_faults
from tools_catalog.to_plain import plain_cell

_PIECE = re.compile(r"evidence\[(\d+)\]\.(\w+)")
_JUDGED = frozenset({"state", "level", "floor", "grade", "claim_low", "claim_high", "reviewed_on"})
_PROVING = frozenset({"url", "kind", "seen_on", "DELETE"})
_FIELD = {"claims": "claim_low", "note.cs": "note_cs", "note.en": "note_en", "note": "note_cs"}


class AssessmentForm(VersionedForm):
    """State, level, grade and evidence of one cell. The level's meaning is shown beside it.

    `batch_needed`: what one person may not publish, once the form is checked.
    """

    batch_needed: BatchNeeded | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        criterion = current_edition().criteria.get(self.instance.criterion)
        if criterion:
            meanings = format_html_join("", "<li>{}: {}</li>", enumerate(criterion.levels))
            self.fields["level"].help_text = format_html("<ul>{}</ul>", meanings)
        if self.instance.first_published_at:
            for name in ("tool", "criterion"):
                self.fields[name].disabled = True  # its history belongs to this cell

        for name in ("reviewer", "second_reviewer"):
            self.fields[name].disabled = True  # accounts sign, nobody types a name
        self.fields["second_reviewer"].help_text = _("Comes from the review desk, where another account checks it.")

    def clean(self) -> dict[str, Any]:
        """Whoever judges anew signs with their account, and alone: the one who checked has not checked this."""
        if self._judges_anew():
            self.cleaned_data |= {"reviewer": name_of(self.for_user), "second_reviewer": ""}
            if "reviewed_on" not in self.changed_data:
                self.cleaned_data["reviewed_on"] = timezone.localdate()
        return super().clean()

    def _judges_anew(self) -> bool:
        """Whether the level, its grade or its proofs change; words about them may, without a new signature."""
        rows = self.formsets["evidence"].forms
        changed = not self.instance.pk or _JUDGED & set(self.changed_data)
        return bool(changed or any(_PROVING & set(row.changed_data) for row in rows))

    def faults(self, candidate: Any) -> Iterable[Fault]:
        """Rules for the cell; whoever only sends it to review need not name the second reviewer yet."""
        cell, rubric = plain_cell(candidate), current_rubric()
        found = list(cell_faults(candidate.criterion, cell, rubric, timezone.localdate()))
        if self.publishes():
            found += publication_faults(candidate.criterion, cell, rubric)
            found += [] if found else self._alone(candidate)
        return found

    def _alone(self, candidate: Any) -> list[Fault]:
        """That one person may not publish it, if so. The candidate must be one that breaks no rule."""
        try:
            refuse_publication(candidate)
        except BatchNeeded as refused:
            self.batch_needed = refused
            return [Fault("", refused.reason)]
        return []

    def add_fault(self, fault: Fault) -> None:
        """A fault of a piece of evidence is shown in its row."""
        piece = _PIECE.fullmatch(fault.place)
        if piece is None:
            super().add_fault(fault)
            return
        row = self.kept_rows(self.formsets["evidence"])[int(piece[1])]
        row.add_error(piece[2] if piece[2] in row.fields else None, fault.message)

    def field_of(self, place: str) -> str:
        """Claims stand in two fields, a note in two languages."""
        return _FIELD.get(place, place)
