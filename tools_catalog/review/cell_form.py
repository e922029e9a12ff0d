"""The form of one cell on the sheet: one choice with the rubric beside it, grade, claims, note, rows of evidence."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tools_catalog.forms import vocabularies
from tools_catalog.forms.vocabularies import VocabularySelect
from tools_catalog.methodology import current_edition
from tools_catalog.models.assessments import Assessment
from tools_catalog.models.tools import LONGEST_URL
from tools_catalog.review.differences import choice_in_words
from tools_catalog.review.judgement import CHOICES, LEVELS, Judgement, Piece, written
from tools_catalog.review.standing import Standing
from tools_catalog.rubric import current_rubric
from tools_catalog.rules import Fault
from tools_catalog.rules.cells import NOT_APPLICABLE
from tools_catalog.rules.lengths import LONGEST_SHOWS

MOST_PIECES = 30
FREE_ROWS = 1
_PIECE = re.compile(r"evidence\[(\d+)\]\.(\w+)")
LEVEL_CHOICES = [("", "–"), *((level, level) for level in LEVELS)]


def level_field(label: Any) -> forms.TypedChoiceField:
    """A level, or nothing."""
    return forms.TypedChoiceField(label=label, choices=LEVEL_CHOICES, coerce=int, empty_value=None, required=False)


class PieceForm(forms.Form):
    """One piece of evidence. Nothing is required: an empty row is none, and a draft may wait for the rest."""

    url = forms.CharField(
        label=_("Address"), required=False, max_length=LONGEST_URL, widget=forms.TextInput(attrs={"inputmode": "url"})
    )
    kind = forms.CharField(
        label=_("Kind"), required=False, max_length=20, widget=VocabularySelect(vocabularies.evidence_kinds)
    )
    seen_on = forms.DateField(
        label=_("Seen on"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    shows_cs = forms.CharField(label=_("What it shows, Czech"), required=False, max_length=LONGEST_SHOWS)
    shows_en = forms.CharField(label=_("What it shows, English"), required=False, max_length=LONGEST_SHOWS)

    @property
    def piece(self) -> Piece:
        """What stands in the row."""
        values = {key: self.cleaned_data.get(key) or "" for key in Piece.__annotations__}
        seen = values["seen_on"]
        return Piece(**{**values, "seen_on": seen.isoformat() if isinstance(seen, datetime.date) else ""})


def with_field(fault: Fault) -> str:
    """What is wrong, with the name of the field; faults of a judgement name their fields as the forms do."""
    if piece := _PIECE.fullmatch(fault.place):
        field = PieceForm.base_fields.get(piece[2])
        where = _("Evidence %(number)d") % {"number": int(piece[1]) + 1}
        return f"{where}{f', {field.label}' if field else ''}: {fault.message}"
    field = CellForm.base_fields.get(fault.place)
    return f"{field.label}: {fault.message}" if field else fault.message


PieceFormSet = forms.formset_factory(
    PieceForm, extra=FREE_ROWS, can_delete=True, can_delete_extra=False, max_num=MOST_PIECES, validate_max=True
)


class CellForm(forms.Form):
    """What is not evidence. `version` and `shown` tell later what the person had in front of them."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    shown = forms.CharField(widget=forms.HiddenInput)
    choice = forms.ChoiceField(label=_("Level"), widget=forms.RadioSelect)
    grade = forms.ChoiceField(label=_("Grade of evidence"), choices=Assessment.Grade)
    floor = forms.BooleanField(label=_("at least this level, a higher one was not ruled out"), required=False)
    claim_low = level_field(_("lowest claim"))
    claim_high = level_field(_("highest claim"))
    note_cs = forms.CharField(label=_("Note, Czech"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    note_en = forms.CharField(label=_("Note, English"), required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, criterion: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words, edition = current_edition().criteria[criterion], current_edition()
        offered = [
            key for key in CHOICES if key != NOT_APPLICABLE or current_rubric().criteria[criterion].may_not_apply
        ]
        self.fields["choice"].choices = [(key, choice_in_words(key, words, edition)) for key in offered]


def with_free_row(data: Any, prefix: str) -> Any:
    """What was sent, with an empty row of evidence where the last one says something: whoever gets the form back can
    add more without a script, and a script has an empty row to copy."""
    total = data.get(f"{prefix}-TOTAL_FORMS", "") if data else ""
    if not total.isdecimal() or not 0 < int(total) < MOST_PIECES:
        return data
    last = f"{prefix}-{int(total) - 1}-"
    if not any(value.strip() for name, value in data.items() if name.startswith(last)):
        return data
    longer = data.copy()
    longer[f"{prefix}-TOTAL_FORMS"] = str(int(total) + 1)
    return longer


class CellEntry:
    """A cell with what somebody typed into it, or with what stands there."""

    def __init__(self, standing: Standing, data: Any = None) -> None:
        self.standing, self.criterion = standing, standing.criterion
        initial = asdict(standing.draft)
        pieces = initial.pop("evidence")
        carried = {"version": standing.version, "shown": standing.draft.seal}
        self.form = CellForm(self.criterion, data, prefix=self.criterion, initial={**initial, **carried})
        prefix = f"{self.criterion}-evidence"
        self.pieces = PieceFormSet(with_free_row(data, prefix), prefix=prefix, initial=pieces)

    @classmethod
    def again(cls, standing: Standing, data: Any) -> CellEntry:
        """What was typed, beside what somebody else has saved: sent once more, it takes that one's place."""
        data = data.copy()
        data[f"{standing.criterion}-version"] = str(standing.version)
        data[f"{standing.criterion}-shown"] = standing.draft.seal
        entry = cls(standing, data)
        entry.is_valid()
        return entry

    @staticmethod
    def is_in(data: Mapping[str, Any], criterion: str) -> bool:
        """Whether a form brings this cell at all."""
        return f"{criterion}-version" in data

    def is_valid(self) -> bool:
        """Whether it can be read as a judgement; whether that judgement holds is another question."""
        return bool(self.form.is_valid() and self.pieces.is_valid())

    @property
    def judgement(self) -> Judgement:
        """What was typed."""
        values = {key: value for key, value in self.form.cleaned_data.items() if key not in ("version", "shown")}
        return written(**values, evidence=[row.piece for row in self._rows()])

    @property
    def version(self) -> int:
        """The version that the person had in front of them."""
        return int(self.form.cleaned_data["version"])

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was typed into the cell since it was shown."""
        return self.judgement.seal == self.form.cleaned_data["shown"]

    @property
    def has_faults(self) -> bool:
        """Whether anything was said against what was typed."""
        return bool(self.form.errors or any(self.pieces.errors) or self.pieces.non_form_errors())

    def add_all(self, faults: Iterable[Fault]) -> None:
        """Show each fault at its field, or above the cell."""
        rows = self._rows()
        for fault in faults:
            self._add(fault, rows)

    def _add(self, fault: Fault, rows: list[Any]) -> None:
        if piece := _PIECE.fullmatch(fault.place):
            row = rows[int(piece[1])]
            row.add_error(piece[2] if piece[2] in row.fields else None, fault.message)
        else:
            self.form.add_error(fault.place if fault.place in self.form.fields else None, fault.message)

    def _rows(self) -> list[Any]:
        """Rows that say something and stay."""
        return [
            row
            for row in self.pieces.forms
            if row.cleaned_data and not row.cleaned_data.get("DELETE") and row.piece != Piece()
        ]
