"""Links whose secret part opens something without an account.

A token is random (192 bits). The database holds only keyed hashes, so that a leaked copy of it opens nothing. A form
that makes such a link carries a signed number, and the token is derived from it: the same form, sent twice, leads to
the same link.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.urls import register_converter
from django.utils.crypto import salted_hmac

TOKEN_BYTES = 24  # 192 bits, 32 characters of base64url
IN_ADDRESS = "[A-Za-z0-9_-]{12,64}"  # shorter ones too: a link that a mail program cut off gets a friendly page
FORM_HOURS = 24


def new_token() -> str:
    """A token that nobody can guess."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def derived_token(token: str, purpose: str) -> str:
    """Another token that belongs to this one. The way back is closed: HMAC with the token as its key."""
    return written(hmac.digest(token.encode(), purpose.encode(), hashlib.sha256))


def read_token(edit_token: str) -> str:
    """The token of the read-only link that belongs to an edit token.

    It is derived, so that whoever may edit can be shown the read-only link although neither is stored.
    """
    return derived_token(edit_token, "read-only link")


def written(digest: bytes) -> str:
    """A digest as a token."""
    return urlsafe_b64encode(digest[:TOKEN_BYTES]).decode()


@dataclass(frozen=True)
class SecretLinks:
    """The links of one kind; hashes and forms of one kind mean nothing to another."""

    name: str

    def hash_of(self, token: str, secret: str | None = None) -> str:
        """What is stored in place of a token: HMAC-SHA256 under the site's secret, 64 hexadecimal digits."""
        return salted_hmac(f"{self.name}.token", token, secret=secret, algorithm="sha256").hexdigest()

    def hashes_of(self, token: str) -> list[str]:
        """Hashes to look a token up by: under today's secret and under retired ones that are still accepted."""
        return [self.hash_of(token, secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]

    def new_form(self) -> str:
        """A signed, dated number for a form; the form carries it, nothing is stored."""
        return self._signer().sign(new_token())

    def token_of_form(self, form: str, content: str = "") -> str:
        """The token of what this form makes; with a content, the same form with other words makes another one.

        A form that is not ours or older than a day can't be a second click, so it gets a token of its own.
        """
        try:
            number = self._signer().unsign(form, max_age=FORM_HOURS * 3600)
        except signing.BadSignature:
            return new_token()
        return written(salted_hmac(f"{self.name}.token-of-form", number + content, algorithm="sha256").digest())

    def _signer(self) -> signing.TimestampSigner:
        return signing.TimestampSigner(salt=f"{self.name}.start-form")


class TokenConverter:
    """The secret part of a link in a pattern of addresses: `<token:token>`."""

    regex = IN_ADDRESS

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(TokenConverter, "token")
