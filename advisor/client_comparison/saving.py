"""The life of a comparison for a client: made from a form, prolonged by every change, renewed, deleted for good."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from advisor.client_comparison.basis import Basis
from advisor.client_comparison.content import (
    Content,
    Fields,
    Merged,
    content_of,
    merge,
    renewed,
    without_orphans,
)
from advisor.client_comparison.links import LINKS
from advisor.models import ClientComparison
from advisor.profiles import last_day
from site_core.secret_links import read_token
from tools_catalog.adapters import stored_snapshot


def exists(edit_token: str) -> bool:
    """Whether there is a comparison with this edit token."""
    return ClientComparison.objects.filter(edit_token_hash=LINKS.hash_of(edit_token)).exists()


def make(edit_token: str, content: Content, basis: Basis) -> ClientComparison:
    """The comparison of this token, made with this content if it is not there yet."""
    made, _ = ClientComparison.objects.get_or_create(
        edit_token_hash=LINKS.hash_of(edit_token),
        defaults={
            "read_token_hash": LINKS.hash_of(read_token(edit_token)),
            "fields": without_orphans(content.fields()),
            "result": basis.result,
            "of_town": basis.result is not None,
            "edition": basis.edition_id,
            "snapshot_id": basis.snapshot.id,
            "as_of": basis.as_of,
            "expires_on": last_day(),
        },
    )
    return made


@transaction.atomic
def save(comparison: ClientComparison, shown: Mapping[str, str], mine: Fields) -> Merged:
    """Saves what can be saved and returns what can't, without touching it; `comparison` then holds what is stored.

    Raises ClientComparison.DoesNotExist when it was deleted in the meantime.
    """
    lock_and_prolong(comparison)
    merged = merge(shown, mine, comparison.fields)
    comparison.fields = dict(merged.fields)
    comparison.save(update_fields=["fields"])
    return merged


@transaction.atomic
def renew(comparison: ClientComparison, basis: Basis) -> None:
    """The same comparison over another basis; tools that it lacks stay with name and note.

    Raises ClientComparison.DoesNotExist after a deletion.
    """
    lock_and_prolong(comparison)
    before, after = stored_snapshot(comparison.snapshot_id).tools, basis.snapshot.tools
    comparison.fields = renewed(content_of(comparison.fields), before, after).fields()
    comparison.edition, comparison.snapshot_id = basis.edition_id, basis.snapshot.id
    comparison.as_of = basis.as_of
    comparison.save(update_fields=["fields", "edition", "snapshot", "as_of"])


def lock_and_prolong(comparison: ClientComparison) -> None:
    """Inside a transaction: reads it as it is now; nobody else changes it until the end, and its days start anew.

    An update takes the row's lock on PostgreSQL and the database's on SQLite.
    """
    if not ClientComparison.objects.filter(pk=comparison.pk).update(expires_on=last_day()):
        raise ClientComparison.DoesNotExist
    comparison.refresh_from_db()


def delete(comparison: ClientComparison) -> None:
    """Deletes it; nothing is left to restore."""
    ClientComparison.objects.filter(pk=comparison.pk).delete()
