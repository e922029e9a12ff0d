"""What an assistant decides about a registration, and whether somebody came. Seats change hands by the rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from workshops.desk.attendance import Presence
from workshops.models import Registration
from workshops.registering.taking import accept, cancel, decide, is_ahead

APPROVE, DECLINE, CANCEL, ACCEPT = "approve", "decline", "cancel", "accept"
State = Registration.State
VALUES = {Presence.CAME: "true", Presence.ABSENT: "false", Presence.UNKNOWN: "unknown"}  # as the field reads them
DECISIONS = {
    State.ASKED: {APPROVE: _("Give a seat, or a place in the queue"), DECLINE: _("Decline")},
    State.CONFIRMED: {CANCEL: _("Cancel and free the seat")},
    State.OFFERED: {ACCEPT: _("Take the offered seat for them"), CANCEL: _("Cancel and free the seat")},
    State.WAITING: {CANCEL: _("Take out of the queue")},
}

type Act = Callable[[Registration, datetime], Registration]
ACTS: dict[str, Act] = {
    APPROVE: partial(decide, approve=True),
    DECLINE: partial(decide, approve=False),
    ACCEPT: accept,
    CANCEL: cancel,
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
        offered = offered_decisions(self.instance, timezone.now()) if self.instance.pk else {}
        self.fields["decision"].choices = [("", _("Nothing")), *offered.items()]

    @transaction.atomic
    def save(self, commit: bool = True) -> Registration:
        """By the rules of seats. Writes nothing else of the registration: its guest may be changing it just now.

        Raises Gone where the decision comes too late, and does nothing to a registration that was deleted meanwhile.
        """
        own, now = self.instance, timezone.now()
        stored = Registration.objects.filter(pk=own.pk)
        if "came" in self.changed_data:
            stored.update(came=self.cleaned_data["came"])
        act = ACTS.get(self.cleaned_data.get("decision", ""))
        return act(own, now) if act and stored.exists() else own


def offered_decisions(own: Registration, now: datetime) -> dict[str, Any]:
    """What can be decided about a registration; no seats at what was called off or has begun."""
    decisions = DECISIONS.get(State(own.state), {})
    seats = () if is_ahead(own.workshop, now) else (APPROVE, ACCEPT)
    return {decision: words for decision, words in decisions.items() if decision not in seats}
