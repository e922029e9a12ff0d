"""Addresses in which somebody's template left a placeholder, such as `{$HOME_URL}`: nobody can follow them."""

from __future__ import annotations

import re

_PLACEHOLDER = re.compile(r"\{|%7b", re.IGNORECASE)


def is_whole(url: str) -> bool:
    """Whether the address has no placeholder in it."""
    return _PLACEHOLDER.search(url) is None
