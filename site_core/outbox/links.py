"""Addresses in mails: of the web and nothing else, whole on one line. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

WEB_ADDRESS = re.compile(r"https?://[^\s<>\"\x00-\x1f\x7f]+", re.IGNORECASE)


def is_web_address(text: str) -> bool:
    """Whether the whole text is one http(s) address; no other scheme may run something at whoever clicks."""
    return WEB_ADDRESS.fullmatch(text) is not None


@dataclass(frozen=True)
class Link:
    """Words and where they lead."""

    label: str
    url: str

    def __post_init__(self) -> None:
        if not is_web_address(self.url):
            raise ValueError(f"not an address of the web: {self.url!r}")
