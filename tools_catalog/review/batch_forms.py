"""What people write about a batch: why it changes, what has to be done, what they have seen and remark at a cell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tools_catalog.models import ReviewBatch
from tools_catalog.review.batches import Refused, at
from tools_catalog.review.changed_cells import ChangedCell
from tools_catalog.review.checking import Check
from tools_catalog.rules import Fault

LONGEST_REASON = ReviewBatch._meta.get_field("reason_cs").max_length
LONGEST_COMMENT = 2000
LONGEST_REMARK = 2000


def text(label: Any, longest: int) -> forms.CharField:
    """Some lines. Whether they are needed, the step says, with everything else that is missing."""
    return forms.CharField(label=label, max_length=longest, required=False, widget=forms.Textarea(attrs={"rows": 2}))


class ReasonForm(forms.Form):
    """Why the batch changes what readers see."""

    reason_cs = text(_("Why it changes, Czech"), LONGEST_REASON)
    reason_en = text(_("Why it changes, English"), LONGEST_REASON)


class CommentForm(forms.Form):
    """Why a batch goes back."""

    comment = text(_("What has to be done"), LONGEST_COMMENT)


class CheckForm(forms.Form):
    """The check of one cell: whether its evidence was looked at, and a remark to the author."""

    seen = forms.BooleanField(required=False, widget=forms.CheckboxInput(attrs={"aria-required": "true"}))
    remark = text(_("Remark for the author"), LONGEST_REMARK)

    def __init__(self, each: ChangedCell, person: Any, typed: Any = None) -> None:
        """`typed`: what was sent, if anything; else the form begins with what this person has kept."""
        own = (remark.text for remark in each.cell.remarks.all() if remark.by_id == person.pk)
        kept = {"seen": each.cell.confirmed_by_id == person.pk, "remark": next(own, "")}
        prefix = f"check-{each.key}"
        is_sent = typed is not None and f"{prefix}-remark" in typed
        super().__init__(typed if is_sent else None, prefix=prefix, initial=kept)
        del self.fields["remark"].widget.attrs["maxlength"]  # a browser would cut what is pasted, without a word


def read_check(cells: Iterable[ChangedCell], person: Any, typed: Any) -> Check:
    """The check as it was sent. Raises Refused with each remark that is too long."""
    sent = [(each, form) for each in cells if (form := CheckForm(each, person, typed)).is_bound]
    faults = [at(each, message) for each, form in sent for message in form.errors.get("remark", ())]
    if faults:
        raise Refused(*faults)
    return Check(
        seen=frozenset(each.cell.pk for each, form in sent if form.cleaned_data["seen"]),
        remarks={each.cell.pk: form.cleaned_data["remark"] for each, form in sent},
        seal=typed.get("seal", ""),
    )


def read(form: forms.Form) -> dict[str, str]:
    """What was written. Raises Refused with all that is wrong with it."""
    if not form.is_valid():
        raise Refused(
            *(Fault(str(form[name].label), message) for name, found in form.errors.items() for message in found)
        )
    return form.cleaned_data
