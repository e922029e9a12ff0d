"""A phone that makes codes, and somebody who logs in with it as a browser does."""

from __future__ import annotations

import re
import time
from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client
from django.urls import reverse

PASSWORD = "a long password"
OLD, BEFORE, NOW = -10, -1, 0  # steps of half a minute


def code_of(secret: str, step: int = NOW) -> str:
    """What the phone shows now, or so many steps earlier or later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // app_settings.TOTP_PERIOD + step))


def wrong_code(secret: str) -> str:
    """A code that no clock makes right now."""
    taken = {code_of(secret, step) for step in range(-3, 4)}
    return next(code for code in map("{:06}".format, range(10)) if code not in taken)


def phone_of(person: Any) -> str:
    """Gives somebody a phone as the second factor; its secret."""
    TOTP.activate(person, secret := generate_totp_secret())
    return secret


def send_password(browser: Client, name: str, password: str = PASSWORD, **headers: str) -> Any:
    """The login form, sent."""
    return browser.post(reverse("account_login"), {"login": name, "password": password}, headers=headers)


def send_code(browser: Client, code: str) -> Any:
    """The form of the code after the password, sent."""
    return browser.post(reverse("mfa_authenticate"), {"code": code})


def log_in(browser: Client, person: Any, secret: str) -> None:
    """Both steps."""
    send_password(browser, person.get_username())
    answer = send_code(browser, code_of(secret))
    assert answer.headers.get("Location") == reverse("wagtailadmin_home"), answer.content.decode()


def secret_on(page: Any) -> str:
    """The key that a page offers to a new phone."""
    return re.search(r'id="key">(\w+)<', page.content.decode())[1]
