"""The secret link of a registration: its random number and a seal of the site over it.

Every mail can name the link anew, and a copy of the database alone opens none, for the seal needs the site's secret.
Retired secrets are accepted for as long as the settings name them.
"""

from __future__ import annotations

import binascii
import uuid
from base64 import urlsafe_b64decode, urlsafe_b64encode

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from site_core.secret_links import SecretLinks
from workshops.models.registrations import Registration

FORMS = SecretLinks("registration")  # only their numbers
NUMBER = "form"  # the hidden field with the number of the form
SEAL_BYTES, NUMBER_BYTES = 14, 16  # 112 bits over 122 random ones: 40 letters


def token_of(registration: Registration) -> str:
    """The secret part of its link."""
    return urlsafe_b64encode(registration.number.bytes + seal(registration.number, settings.SECRET_KEY)).decode()


def seal(number: uuid.UUID, secret: str) -> bytes:
    """HMAC-SHA256 of a number, cut."""
    return salted_hmac("registration.link", number.hex, secret=secret, algorithm="sha256").digest()[:SEAL_BYTES]


def open_registration(token: str) -> Registration:
    """The registration of a link. Raises Registration.DoesNotExist for one that is cut or made up, and where
    the data were deleted.
    """
    try:
        whole = urlsafe_b64decode(token.encode())
    except (binascii.Error, ValueError):
        raise Registration.DoesNotExist from None
    if len(whole) != NUMBER_BYTES + SEAL_BYTES:
        raise Registration.DoesNotExist
    number, sealed = uuid.UUID(bytes=whole[:NUMBER_BYTES]), whole[NUMBER_BYTES:]
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    if not any(constant_time_compare(sealed, seal(number, secret)) for secret in secrets):
        raise Registration.DoesNotExist
    return Registration.objects.select_related("workshop").exclude(email="").get(number=number)
