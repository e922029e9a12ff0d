"""What somebody has scheduled and what is refused when its time has come: on the desk, and told to that person once."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from wagtail.models import Revision

from site_core.due import due
from site_core.outbox import Outgoing
from site_core.scheduled import expired, waiting
from tools_catalog.methodology import current_edition
from tools_catalog.models import Assessment, Tool
from tools_catalog.review.alone import refuse_publication, refuse_withdrawal
from tools_catalog.review.mails import in_language_of, put
from tools_catalog.review.standing import name_of
from tools_catalog.review.two_accounts import refuse_lone_publication, refuse_lone_withdrawal

ABOUT = gettext_noop("schedule")  # what the mail log calls it


@dataclass(frozen=True)
class RefusedSchedule:
    """A publication or, where `ends`, the end of one: of what, when it was due, by whom, and why it is not done.

    `person` is None where no account stands behind it. `key` tells it from all others.
    """

    key: str
    subject: str
    ends: bool
    due_at: datetime.datetime
    person: Any
    reason: str
    url: str

    @property
    def who(self) -> str:
        """The name of that person; empty where there is none."""
        return name_of(self.person) if self.person else ""


def refused_schedules(now: datetime.datetime) -> list[RefusedSchedule]:
    """All of them, publications first; what is merely due is none."""
    kinds = ContentType.objects.get_for_models(Tool, Assessment).values()
    starts = waiting(now).filter(content_type__in=kinds).select_related("user")
    ends = [record for record in expired(now) if isinstance(record, (Tool, Assessment))]
    found = [*map(_refused_start, starts), *map(_refused_end, ends)]
    return [each for each in found if each.reason]


def _refused_start(revision: Revision) -> RefusedSchedule:
    draft = revision.as_object()
    return RefusedSchedule(
        key=f"{revision.pk}",
        subject=subject_of(draft),
        ends=False,
        due_at=revision.approved_go_live_at,
        person=revision.user,
        reason=against_publication(draft, revision.user),
        url=form_of(draft),
    )


def _refused_end(record: Tool | Assessment) -> RefusedSchedule:
    revision = record.live_revision
    return RefusedSchedule(
        key=f"{revision.pk if revision else 0}/{record.expire_at:%Y%m%d%H%M}",
        subject=subject_of(record),
        ends=True,
        due_at=record.expire_at,
        person=revision.user if revision else None,
        reason=against_withdrawal(record),
        url=form_of(record),
    )


def against_publication(draft: Tool | Assessment, person: Any) -> str:
    """Why the draft is not published when its time comes; empty where nothing stands against it."""
    if faults := draft.publication_faults():
        return " ".join(fault.message for fault in faults)
    if isinstance(draft, Tool):
        return _refusal(refuse_lone_publication, draft, person)
    return _refusal(refuse_publication, draft)


def against_withdrawal(record: Tool | Assessment) -> str:
    """Why the record stays with readers when its time is over; empty where nothing stands against its end."""
    return _refusal(refuse_lone_withdrawal if isinstance(record, Tool) else refuse_withdrawal, record)


def _refusal(refuse: Callable[..., None], *about: Any) -> str:
    try:
        refuse(*about)
    except ValidationError as refused:
        return " ".join(refused.messages)
    return ""


def subject_of(record: Tool | Assessment) -> str:
    """The tool, or the tool with the criterion, in the active language."""
    if isinstance(record, Tool):
        return record.name
    criterion = current_edition().criteria.get(record.criterion)
    return f"{record.tool}: {criterion.name if criterion else record.criterion}"


def form_of(record: Tool | Assessment) -> str:
    """Address of the form where the schedule stands."""
    return reverse(f"wagtailsnippets_tools_catalog_{record._meta.model_name}:edit", args=[record.pk])


@due("refused schedules")
def tell_who_scheduled(now: datetime.datetime) -> str:
    """One mail about each to the person who scheduled it, if they have an address."""
    told = sum(_tell(each) for each in refused_schedules(now) if each.person and each.person.email)
    return f"{told} refused schedules told" if told else ""


def _tell(refused: RefusedSchedule) -> bool:
    about = f"{ABOUT} {refused.key}"
    if Outgoing.objects.filter(about=about).exists():
        return False
    with in_language_of(refused.person):
        now = next(each for each in refused_schedules(timezone.now()) if each.key == refused.key)
        when = date_format(timezone.localtime(now.due_at), "DATETIME_FORMAT")
        names = {"subject": now.subject, "when": when}
        text = _("what you scheduled for %(when)s was not published: %(subject)s.") % names
        if now.ends:
            text = _("what you scheduled to end on %(when)s is still with readers: %(subject)s.") % names
        subject = _("Your schedule was refused: %(subject)s") % names
        put(now.person, subject, [text, now.reason, settings.WAGTAILADMIN_BASE_URL + now.url], about)
    return True
