"""Who may see what: a token in the address opens one comparison, for editing or for reading."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from advisor.access import ByToken, Expired
from advisor.models import ClientComparison
from advisor.privacy import TokenPages
from site_core.secret_links import SecretLinks

LINKS = SecretLinks("advisor.client_comparison")


@dataclass(frozen=True, kw_only=True)
class Access(ByToken):
    """A comparison for a client and what may be done with it."""

    comparison: ClientComparison


def open_comparison(token: str, today: datetime.date | None = None) -> Access:
    """What the token opens on this Prague day.

    Raises ClientComparison.DoesNotExist for an unknown or deleted one and Expired after the last day, whether or not
    the due task has been there yet.
    """
    hashes = LINKS.hashes_of(token)
    comparisons = ClientComparison.objects.select_related("result__profile").defer("result__document")
    found = comparisons.get(Q(edit_token_hash__in=hashes) | Q(read_token_hash__in=hashes))
    if found.expires_on < (today or timezone.localdate()):
        raise Expired
    return Access(comparison=found, token=token, may_edit=found.edit_token_hash in hashes)


client_page = TokenPages(open_comparison, ClientComparison.DoesNotExist, "advisor/client")
