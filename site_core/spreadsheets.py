"""Words of people from outside in tables to take away: no spreadsheet takes any of them for a formula."""

from __future__ import annotations

import re

FORMULA = ("=", "+", "-", "@", "\t", "\r")
# a spreadsheet that takes another separator than ours begins a cell here, quotation marks or not
WITHIN = re.compile(r"([;,\t\r\n][\s\"]*)(?=[=+\-@])")


def harmless(value: str | int) -> str:
    """The value so that no spreadsheet takes it for a formula."""
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def harmless_everywhere(text: str) -> str:
    """The same for a file whose separator a spreadsheet may guess wrongly."""
    return harmless(WITHIN.sub(r"\1'", text))
