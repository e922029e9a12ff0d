"""Who is answerable for a translation: whoever worked on it last, else whoever is to, else the owner of its source."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Max
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from site_core.accounts.roles import TRANSLATORS

type Place = tuple[uuid.UUID, int]  # translation key and language


@dataclass(frozen=True)
class Typed:
    """When a text of a translation was last typed, and the number of the person who typed last (None: a seed did)."""

    latest: datetime
    person: int | None = None


@dataclass(frozen=True)
class Answerable:
    """A person or, until somebody has begun, a group; `is_of_source`: only the source has somebody. May be nobody."""

    person: Any = None
    group: str = ""
    is_of_source: bool = False


def typed_of(keys: Iterable[uuid.UUID]) -> dict[Place, Typed]:
    """By translation what was typed last. One query, whatever the number of texts."""
    rows = StringTranslation.objects.filter(context__object__in=list(keys)).order_by()
    times = rows.values_list("context__object_id", "locale_id", "last_translated_by_id").annotate(Max("updated_at"))
    found: dict[Place, list[tuple[datetime, int | None]]] = {}
    for key, locale, person, latest in times:
        found.setdefault((key, locale), []).append((latest, person))
    return {place: Typed(max(moments)[0], latest_person(moments)) for place, moments in found.items()}


def latest_person(moments: Iterable[tuple[datetime, int | None]]) -> int | None:
    """Who typed last, of those who are people."""
    by_people = [(latest, person) for latest, person in moments if person is not None]
    return max(by_people)[1] if by_people else None


def teams() -> dict[str, str]:
    """The groups that translate, by code of their language; those without anybody answer for nothing."""
    manned = set(
        Group.objects.filter(name__in=TRANSLATORS.values(), user__is_active=True).values_list("name", flat=True)
    )
    return {code: name for code, name in TRANSLATORS.items() if name in manned}


def answerable(source: Page, page: Page | None, person: Any, team: str, owners: Mapping[int, Any]) -> Answerable:
    """Who is asked about a translation. A page that somebody else than the owner of its source made is theirs."""
    if person is not None:
        return Answerable(person)
    if page is not None and page.owner_id != source.owner_id and page.owner_id in owners:
        return Answerable(owners[page.owner_id])
    if team:
        return Answerable(group=team)
    return Answerable(owners.get(source.owner_id), is_of_source=source.owner_id in owners)
