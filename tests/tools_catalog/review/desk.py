"""People of the review desk and their browsers."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from tools_catalog.models import ReviewBatch
from tools_catalog.review.standing import standings

PARTS = ("url", "kind", "seen_on", "shows_cs", "shows_en")
PROOF = {
    "url": "https://example.org/live",
    "kind": "live",
    "seen_on": "2026-11-20",
    "shows_cs": "běžící dotazník",
    "shows_en": "a running survey",
}
REASON = {"reason_cs": "Přibyla anonymita.", "reason_en": "Anonymity was added."}
TEST = {**PROOF, "kind": "our_test", "url": "https://example.org/test"}


def person(name, group="Reviewers"):
    """Somebody of the desk, called by their first name."""
    made = get_user_model().objects.create_user(
        name, f"{name}@example.org", "a long password", first_name=name.title(), last_name="Nováková"
    )
    made.groups.add(Group.objects.get(name=group))
    return made


def browser(who):
    """A browser in which somebody is logged in."""
    made = Client()
    made.force_login(who)
    return made


def sheet_url(tool):
    return reverse("review:sheet", args=[tool.key])


def batch_url(batch):
    return reverse("review:batch", args=[batch.pk])


def sheet_form(tool, **changes):
    """What the whole form of a sheet sends as it stands now; `surveys={"choice": "3"}` overwrites fields of a cell.

    `evidence` of a cell is a list of rows in place of those that are there.
    """
    data = {}
    for key, standing in standings(tool).items():
        if not standing.closed:
            data |= cell_form(standing, **changes.get(key, {}))
    return data


def cell_form(standing, evidence=None, **fields):
    """What the form of one cell sends."""
    draft = standing.draft
    rows = (
        [{name: getattr(piece, name) for name in PARTS} for piece in draft.evidence] if evidence is None else evidence
    )
    values = {
        name: getattr(draft, name) for name in ("choice", "grade", "claim_low", "claim_high", "note_cs", "note_en")
    }
    values |= {"version": standing.version, "shown": draft.seal, "floor": "on" if draft.floor else None, **fields}
    prefix = f"{standing.criterion}-evidence"
    data = {f"{standing.criterion}-{name}": value for name, value in values.items() if value is not None}
    data |= {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": len(draft.evidence)}
    return data | {f"{prefix}-{place}-{name}": value for place, row in enumerate(rows) for name, value in row.items()}


def page(response):
    return response.content.decode()


def step(who, batch, name, **fields):
    """Presses a button on the page of a batch; what was shown there goes along."""
    one = browser(who)
    shown = one.get(batch_url(batch))
    return one.post(batch_url(batch), {"seal": shown.context["seal"], "step": name, **fields})


def state(batch):
    return ReviewBatch.objects.get(pk=batch.pk).state


def cell_of(batch, criterion):
    return batch.cells.get(assessment__criterion=criterion)


def ticks(batch, *criteria):
    """What the form of a batch sends where these criteria are ticked as seen, and none is remarked."""
    data = {f"check-{cell.pk}-remark": "" for cell in batch.cells.all()}
    return data | {f"check-{cell_of(batch, criterion).pk}-seen": "on" for criterion in criteria}


def all_ticked(batch):
    return ticks(batch, *batch.cells.values_list("assessment__criterion", flat=True))


def remark(batch, criterion, text):
    return {f"check-{cell_of(batch, criterion).pk}-remark": text}


def sent_in(batch):
    step(batch.author, batch, "submit", **REASON)
    return batch


def approved(batch, petr):
    step(petr, sent_in(batch), "approve", **all_ticked(batch))
    assert state(batch) == "approved"
    return batch
