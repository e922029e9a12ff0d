"""Stores what a municipality was shown: answers, edition, catalogue snapshot, engine, date and the result document."""

import datetime
import json
from typing import Any

from django.db import transaction
from django.utils import timezone

from advisor.models import NeedsProfile, Result
from advisor.profiles import lock_and_prolong, stored_answers, values
from tools_catalog.adapters import recommendation_document
from tools_catalog.methodology import load_edition


@transaction.atomic
def store_result(profile: NeedsProfile, as_of: datetime.date | None = None) -> Result:
    """The result for the stored answers on this Prague day (default: today), stored under the next number.

    If nothing has moved since the last one it is that one, so a second click makes no second result.
    Raises `matching.InvalidAnswers` with all faults of the answers, and NeedsProfile.DoesNotExist after a deletion.
    """
    lock_and_prolong(profile)
    document = plain(
        recommendation_document(
            values(stored_answers(profile)),
            edition=load_edition(profile.edition),
            as_of=as_of or timezone.localdate(),
        )
    )
    last = latest_result(profile)
    if last is not None and last.document == document:
        return last
    return Result.objects.create(
        profile=profile,
        number=last.number + 1 if last else 1,
        answers=document["answers"],
        edition=document["edition"],
        snapshot_id=document["snapshot"],
        engine=document["engine"],
        as_of=document["as_of"],
        document=document,
    )


def latest_result(profile: NeedsProfile) -> Result | None:
    """The newest result of a profile."""
    return Result.objects.filter(profile=profile).order_by("-number").first()


def last_shown(profile: NeedsProfile) -> Result | None:
    """The newest result with its number and date only: enough for a link to it."""
    return Result.objects.filter(profile=profile).only("number", "created_at").order_by("-number").first()


def plain(document: dict[str, Any]) -> dict[str, Any]:
    """The document as JSON gives it back."""
    parsed: dict[str, Any] = json.loads(json.dumps(document))
    return parsed
