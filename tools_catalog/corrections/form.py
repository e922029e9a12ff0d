"""The form of a correction, as its sender fills it in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from site_core.reader_forms import AtMost, ReaderForm, one_break
from tools_catalog.corrections.targets import Target, choices, target_of
from tools_catalog.methodology import Edition
from tools_catalog.models.corrections import LONGEST_EMAIL, LONGEST_NAME, LONGEST_TEXT, Correction
from tools_catalog.rules.lengths import LONGEST_URL
from tools_catalog.rules.values import is_address, is_inside_a_network

YES, NO = "yes", "no"


class CorrectionForm(ReaderForm):
    """What, how it should be, evidence, who writes."""

    FIELDS = ("what", "text", "evidence_url", "is_vendor", "name", "email")
    PLACES = {"is_vendor": f"is_vendor-{YES}"}

    what = forms.CharField(max_length=80)
    text = forms.CharField(validators=[AtMost(LONGEST_TEXT)])
    evidence_url = forms.CharField(validators=[AtMost(LONGEST_URL)])
    is_vendor = forms.ChoiceField(choices=[(YES, YES), (NO, NO)])
    name = forms.CharField(validators=[AtMost(LONGEST_NAME)])
    email = forms.EmailField(max_length=None, validators=[AtMost(LONGEST_EMAIL)])

    def __init__(self, edition: Edition, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edition = edition

    def words_for_empty(self) -> dict[str, str]:
        """What to say of each field that must not stay empty."""
        return {
            "what": _("Choose what should be corrected."),
            "text": _("Write what should stand there."),
            "evidence_url": _("Add the address of a page where it can be verified."),
            "is_vendor": _("Say whether you write for the supplier."),
            "name": _("Write your name."),
            "email": _("Write your e-mail address, we will send you a link to confirm."),
        }

    @property
    def target(self) -> Target | None:
        """What it is about: chosen in the form, or named by the link that led here."""
        return target_of(self["what"].value() or "", self.edition)

    @property
    def options(self) -> list[dict[str, Any]]:
        """Groups of what can be chosen."""
        chosen = str(self.target or "")
        return [
            {"name": group, "members": [{"value": key, "words": words, "chosen": key == chosen} for key, words in of]}
            for group, of in choices(self.edition)
        ]

    @property
    def sides(self) -> list[dict[str, Any]]:
        """For whom one may write."""
        chosen, warning = self["is_vendor"].value(), _("What only the supplier says counts as grade C at most.")
        return [
            {"value": YES, "label": _("Yes, for the supplier"), "hint": warning, "checked": chosen == YES},
            {"value": NO, "label": _("No, somebody else"), "hint": "", "checked": chosen == NO},
        ]

    def clean_what(self) -> Target:
        """A criterion or a fact that this edition knows, or something else."""
        if self.target is None:
            raise forms.ValidationError(_("Choose what should be corrected."))
        return self.target

    def clean_text(self) -> str:
        """With line breaks as they were counted."""
        return one_break(self.cleaned_data["text"])

    def clean_evidence_url(self) -> str:
        """Only an address on the public web; nothing is opened."""
        written: str = self.cleaned_data["evidence_url"]
        if is_inside_a_network(written):
            raise forms.ValidationError(
                _("Only people in one network can open this address, or nobody. Add one that everybody can open.")
            )
        if not is_address(written):
            raise forms.ValidationError(_("This is not a whole web address, such as https://www.example.org/page."))
        return written

    def correction(self) -> Correction:
        """The correction as the sender wrote it, not stored."""
        cleaned = self.cleaned_data
        return Correction(
            kind=cleaned["what"].kind,
            target=cleaned["what"].key,
            is_vendor=cleaned["is_vendor"] == YES,
            **{name: cleaned[name] for name in ("text", "evidence_url", "name", "email")},
        )
