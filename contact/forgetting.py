"""Questions are deleted a year after they came in, whatever has become of them, and mails about them forget whose."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils import timezone

from contact.mails import about
from contact.questions import Question
from site_core.due import due
from site_core.outbox import forget_mails


@due("questions from readers")
def forget_old_questions(now: datetime.datetime) -> str:
    """Deletes questions whose last day is over; the operating log says how many."""
    count = forget(Question.objects.filter(keep_until__lt=timezone.localdate(now)))
    return f"{count} deleted after a year" if count else ""


@transaction.atomic
def forget(questions: QuerySet[Question]) -> int:
    """Deletes these questions; how many they were."""
    deleted, _rows = questions.delete()
    return deleted


@receiver(pre_delete, sender=Question)
def forget_its_mails(instance: Question, **_kwargs: Any) -> None:
    """Mails about a question lose address and text with it, whoever deletes it."""
    forget_mails([about(instance)])
