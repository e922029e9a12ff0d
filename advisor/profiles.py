"""The life of a profile: made from a form, prolonged by every change, deleted for good."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from advisor.models import Answer, NeedsProfile
from advisor.tokens import read_token, token_hash


def last_day(today: datetime.date | None = None) -> datetime.date:
    """The last day on which a profile that is changed today can be opened."""
    return (today or timezone.localdate()) + datetime.timedelta(days=settings.PROFILE_DAYS)


def exists(edit_token: str) -> bool:
    """Whether there is a profile with this edit token."""
    return NeedsProfile.objects.filter(edit_token_hash=token_hash(edit_token)).exists()


@transaction.atomic
def make_profile(edit_token: str, edition: str, answers: Mapping[str, Any]) -> NeedsProfile:
    """The profile of this token, made with these answers if it is not there yet."""
    profile, new = NeedsProfile.objects.get_or_create(
        edit_token_hash=token_hash(edit_token),
        defaults={
            "read_token_hash": token_hash(read_token(edit_token)),
            "edition": edition,
            "expires_on": last_day(),
        },
    )
    if new:
        now = timezone.now()
        Answer.objects.bulk_create(
            Answer(profile=profile, question=question, value=value, saved_at=now) for question, value in answers.items()
        )
    return profile


def lock_and_prolong(profile: NeedsProfile) -> None:
    """Inside a transaction: nobody else changes this profile until it ends, and its days start anew.

    An update takes the row's lock on PostgreSQL and the database's on SQLite. Raises DoesNotExist if the profile was
    deleted in the meantime.
    """
    profile.expires_on = last_day()
    if not NeedsProfile.objects.filter(pk=profile.pk).update(expires_on=profile.expires_on):
        raise NeedsProfile.DoesNotExist


def delete_profile(profile: NeedsProfile) -> None:
    """Deletes the profile with all answers and results; nothing is left to restore."""
    NeedsProfile.objects.filter(pk=profile.pk).delete()


def stored_answers(profile: NeedsProfile) -> dict[str, Answer]:
    """Rows by question, with those that were taken back (value None)."""
    return {answer.question: answer for answer in Answer.objects.filter(profile=profile)}


def values(rows: Mapping[str, Answer]) -> dict[str, Any]:
    """Answers as the engine takes them."""
    return {question: row.value for question, row in rows.items() if row.value is not None}
