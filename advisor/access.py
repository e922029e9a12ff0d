"""Who may see what: a token in the address opens one profile, for editing or for reading."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q
from django.utils import timezone

from advisor.models import NeedsProfile
from advisor.tokens import read_token, token_hashes
from tools_catalog.methodology import Edition, load_edition


class Expired(Exception):
    """The profile was there; its time has run out."""


@dataclass(frozen=True, kw_only=True)
class ByToken:
    """What the token of an address opens. `token` is the one in the address; links on the page carry it on."""

    token: str
    may_edit: bool

    @cached_property
    def read_token(self) -> str:
        """The token of the read-only link."""
        return read_token(self.token) if self.may_edit else self.token


@dataclass(frozen=True, kw_only=True)
class Access(ByToken):
    """A profile and what may be done with it."""

    profile: NeedsProfile

    @cached_property
    def edition(self) -> Edition:
        """The edition that the profile was started with."""
        return load_edition(self.profile.edition)


def open_profile(token: str, today: datetime.date | None = None) -> Access:
    """What the token opens on this Prague day.

    Raises NeedsProfile.DoesNotExist for an unknown or deleted one and Expired after the last day, whether or not the
    due task has been there yet.
    """
    hashes = token_hashes(token)
    profile = NeedsProfile.objects.get(Q(edit_token_hash__in=hashes) | Q(read_token_hash__in=hashes))
    if profile.expires_on < (today or timezone.localdate()):
        raise Expired
    return Access(profile=profile, token=token, may_edit=profile.edit_token_hash in hashes)
