"""What people write about a batch: why it changes, what has to be done."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tools_catalog.models import ReviewBatch
from tools_catalog.review.batches import Refused
from tools_catalog.rules import Fault

LONGEST_REASON = ReviewBatch._meta.get_field("reason_cs").max_length
LONGEST_COMMENT = 2000


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


def read(form: forms.Form) -> dict[str, str]:
    """What was written. Raises Refused with all that is wrong with it."""
    if not form.is_valid():
        raise Refused(
            *(Fault(str(form[name].label), message) for name, found in form.errors.items() for message in found)
        )
    return form.cleaned_data
