"""What an assistant decides about a registration, and whether somebody came. Seats change hands by the rules."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from workshops.desk.attendance import Presence
from workshops.models import Registration
from workshops.registering.taking import accept, cancel, decide

APPROVE, DECLINE, CANCEL, ACCEPT = "approve", "decline", "cancel", "accept"
State = Registration.State
VALUES = {Presence.CAME: "true", Presence.ABSENT: "false", Presence.UNKNOWN: "unknown"}  # as the field reads them
DECISIONS = {
    State.ASKED: {APPROVE: _("Give a seat, or a place in the queue"), DECLINE: _("Decline")},
    State.CONFIRMED: {CANCEL: _("Cancel and free the seat")},
    State.OFFERED: {ACCEPT: _("Take the offered seat for them"), CANCEL: _("Cancel and free the seat")},
    State.WAITING: {CANCEL: _("Take out of the queue")},
}


class PresenceSelect(forms.NullBooleanSelect):
    """Whether somebody came, in our words: nobody is "unverified"."""

    def __init__(self, attrs: Any = None) -> None:
        forms.Select.__init__(self, attrs, [(VALUES[one], one.words) for one in Presence])


class DecidingForm(WagtailAdminModelForm):
    """Whether somebody came, and what becomes of the registration; each decision writes its mail."""

    decision = forms.ChoiceField(label=_("What to do"), required=False, help_text=_("A mail tells them."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = DECISIONS.get(State(self.instance.state), {}) if self.instance.pk else {}
        self.fields["decision"].choices = [("", _("Nothing")), *offered.items()]

    def clean_decision(self) -> str:
        """An offer that has run out is taken by nobody."""
        decision, until = self.cleaned_data["decision"], self.instance.offered_until
        if decision == ACCEPT and until and until <= timezone.now():
            raise forms.ValidationError(_("The offer has run out."))
        return str(decision)

    def save(self, commit: bool = True) -> Any:
        """By the rules of seats."""
        saved = super().save(commit)
        decision, now = self.cleaned_data.get("decision"), timezone.now()
        if decision in (APPROVE, DECLINE):
            return decide(saved, now, approve=decision == APPROVE)
        if decision == ACCEPT:
            return accept(saved, now)
        return cancel(saved, now) if decision == CANCEL else saved
