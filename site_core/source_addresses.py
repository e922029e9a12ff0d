"""Addresses of sources: whether one can be followed, and the name of the site. Pure."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_PLACEHOLDER = re.compile(r"\{|%7b", re.IGNORECASE)


def is_whole(url: str) -> bool:
    """Whether nobody's template has left a placeholder in the address, such as `{$HOME_URL}`: none could follow it."""
    return _PLACEHOLDER.search(url) is None


def site(url: str) -> str:
    """The name of the site without "www."."""
    return (urlsplit(url).hostname or url).removeprefix("www.")
