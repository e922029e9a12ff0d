"""The secret part of the links to a profile.

A profile has two links. The edit token is random (192 bits); the read token is derived from it, so that whoever may
edit can be shown the read-only link although neither is stored. The way back is closed: HMAC with the edit token as
its key. The database holds only keyed hashes, so that a leaked copy of it opens nothing.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

TOKEN_BYTES = 24  # 192 bits, 32 characters of base64url
IN_ADDRESS = "[A-Za-z0-9_-]{12,64}"  # shorter ones too: a link that a mail program cut off gets a friendly page
FORM_SALT = "advisor.start-form"
FORM_HOURS = 24


def new_token() -> str:
    """A token that nobody can guess."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def read_token(edit_token: str) -> str:
    """The token of the read-only link that belongs to an edit token."""
    digest = hmac.digest(edit_token.encode(), b"read-only link", hashlib.sha256)
    return urlsafe_b64encode(digest[:TOKEN_BYTES]).decode()


def token_hash(token: str, secret: str | None = None) -> str:
    """What is stored in place of a token: HMAC-SHA256 under the site's secret, 64 hexadecimal digits."""
    return salted_hmac("advisor.token", token, secret=secret, algorithm="sha256").hexdigest()


def token_hashes(token: str) -> list[str]:
    """Hashes to look a token up by: under today's secret and under retired ones that are still accepted."""
    return [token_hash(token, secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def new_form() -> str:
    """A signed, dated number for a form that makes a profile; the form carries it, nothing is stored."""
    return signing.TimestampSigner(salt=FORM_SALT).sign(new_token())


def token_of_form(form: str) -> str:
    """The edit token of the profile that this form makes: the same form, sent twice, leads to the same profile.

    A form that is not ours or older than a day can't be a second click, so it gets a token of its own.
    """
    try:
        number = signing.TimestampSigner(salt=FORM_SALT).unsign(form, max_age=FORM_HOURS * 3600)
    except signing.BadSignature:
        return new_token()
    digest = salted_hmac("advisor.token-of-form", number, algorithm="sha256").digest()
    return urlsafe_b64encode(digest[:TOKEN_BYTES]).decode()
