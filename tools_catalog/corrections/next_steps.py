"""What is left to do about a correction: accepting it publishes nothing."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from tools_catalog.corrections.targets import CRITERION, FACT
from tools_catalog.models import Correction


@dataclass(frozen=True)
class NextStep:
    """What a person of the desk has to do, and where; without an address nothing is left."""

    words: str
    url: str = ""


def next_step(correction: Correction, published_at: datetime.datetime | None) -> NextStep:
    """The next step for a correction that its sender has confirmed.

    `published_at`: when what it is about was last published, the assessment or else the tool with its facts.
    """
    if correction.state == Correction.State.CONFIRMED:
        return NextStep(_("decide about it"), reverse("corrections:one", args=[correction.pk]))
    if correction.state != Correction.State.ACCEPTED:
        return NextStep(_("nothing, it is declined"))
    if published_at and correction.decided_at and published_at > correction.decided_at:
        return NextStep(_("nothing, it was published after the decision"))
    return NextStep(_after_acceptance(correction), place(correction))


def place(correction: Correction) -> str:
    """Where what it concerns is edited: the cell on the review sheet, or the form of the tool."""
    if correction.kind == CRITERION:
        return reverse("review:sheet", args=[correction.tool.key]) + f"#{correction.target}"
    return reverse("wagtailsnippets_tools_catalog_tool:edit", args=[correction.tool_id])


def _after_acceptance(correction: Correction) -> str:
    if correction.kind == CRITERION:
        return _("judge the level on the review sheet and send it in")
    if correction.kind == FACT:
        return _("write the fact with its source and day into the form of the tool and publish it")
    return _("correct it in the form of the tool and publish it")
