"""The one reader of settings from the environment.

Values come from the process environment, then from `var/local.env` (made once by set-up, never committed); an empty
one counts as not set.
A value that is missing or cannot be read stops the start with a message that names the variable.
"""

import os
from pathlib import Path

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

    def number(self, name: str, default: int) -> int:
        """A whole number from 0."""
        value = (self.values.get(name) or str(default)).strip()
        if not value.isdecimal():
            raise ImproperlyConfigured(f"The environment variable {name} is {value!r}; use a whole number.")
        return int(value)

    def choice(self, name: str, default: str, *others: str) -> str:
        """One of a few words."""
        value = (self.values.get(name) or default).strip().lower()
        if value not in (default, *others):
            raise ImproperlyConfigured(f"The environment variable {name} is {value!r}; use one of {default}, {others}.")
        return value

    def words(self, name: str, default: str = "") -> list[str]:
        """A list separated by commas."""
        return [word.strip() for word in (self.values.get(name) or default).split(",") if word.strip()]
