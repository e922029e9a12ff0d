"""The one reader of settings from the environment.

Values come from the process environment, then from `var/local.env` (made once by set-up, never committed); an empty
one counts as not set.
A value that is missing or cannot be read stops the start with a message that names the variable.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

WEB_PROCESSES = 2  # of the server of production where WEB_CONCURRENCY says nothing; gunicorn and the settings agree
TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}


def read_file(path: Path) -> dict[str, str]:
    """NAME=value lines of a local settings file; an absent file is empty."""
    if not path.exists():
        return {}
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def checked(name: str, value: str, schemes: tuple[str, ...]) -> str:
    """The address, if it is one with one of these schemes. It may hold a password, so a wrong one is not repeated."""
    try:
        parts = urlsplit(value)
        good = parts.scheme in schemes and bool(parts.hostname or parts.scheme == "unix") and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise ImproperlyConfigured(
            f"The environment variable {name} must be an address: {'://… or '.join(schemes)}://…"
        )
    return value


class Environment:
    """Reads typed settings; the environment stands above the local file."""

    def __init__(self, local_file: Path) -> None:
        self.values = {**read_file(local_file), **os.environ}

    def text(self, name: str, default: str | None = None) -> str:
        """A string; without a default the variable must be set."""
        value = self.values.get(name) or default
        if value is None:
            raise ImproperlyConfigured(f"The environment variable {name} is not set.")
        return value

    def flag(self, name: str, default: bool) -> bool:
        """A yes or no."""
        value = (self.values.get(name) or str(default)).strip().lower()
        if value not in TRUE | FALSE:
            raise ImproperlyConfigured(f"The environment variable {name} is {value!r}; use true or false.")
        return value in TRUE

    def number(self, name: str, default: int, least: int = 0) -> int:
        """A whole number, not below the least."""
        value = (self.values.get(name) or str(default)).strip()
        if not value.isdecimal() or int(value) < least:
            raise ImproperlyConfigured(
                f"The environment variable {name} is {value!r}; use a whole number from {least}."
            )
        return int(value)

    def url(self, name: str, *schemes: str, default: str | None = None) -> str:
        """An address; empty only where that is the default."""
        value = self.text(name, default)
        return checked(name, value, schemes) if value else value

    def urls(self, name: str, *schemes: str) -> list[str]:
        """Addresses separated by commas."""
        return [checked(name, value, schemes) for value in self.words(name)]

    def matching(self, name: str, pattern: str, example: str, default: str = "") -> str:
        """A string of a certain form; empty only where that is the default. A wrong one may be secret, so only the
        form is said."""
        value = self.text(name, default)
        if value and not re.fullmatch(pattern, value):
            raise ImproperlyConfigured(f"The environment variable {name} must look like {example}.")
        return value

    def parsed[Read](self, name: str, default: str, parse: Callable[[str], Read]) -> Read:
        """What a function makes of a string; it raises ValueError for a wrong one, which may hold a password."""
        try:
            return parse(self.text(name, default))
        except ValueError:
            raise ImproperlyConfigured(f"The environment variable {name} cannot be read as an address.") from None

    def choice(self, name: str, default: str, *others: str) -> str:
        """One of a few words."""
        value = (self.values.get(name) or default).strip().lower()
        if value not in (default, *others):
            raise ImproperlyConfigured(f"The environment variable {name} is {value!r}; use one of {default}, {others}.")
        return value

    def words(self, name: str, default: str = "") -> list[str]:
        """A list separated by commas."""
        return [word.strip() for word in (self.values.get(name) or default).split(",") if word.strip()]
