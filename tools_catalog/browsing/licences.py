"""Which licences the fact `licence` of a tool names. Pure."""

from __future__ import annotations

import re

JOINED = re.compile(r"\s+(?:and|or)\s+|[()]", re.IGNORECASE)
ADDITION = re.compile(r"(-only|-or-later|\+)?(\s+with\s.*)?$", re.IGNORECASE)


def licence_names(value: str) -> frozenset[str]:
    """The licences of an SPDX expression, or other words for one, without exceptions and "or any later version".

    Each name can stand in an address and be the id of a field: `licence_words` gives the words back.
    """
    names = (ADDITION.sub("", name.strip()) for name in JOINED.split(value))
    return frozenset("_".join(name.split()) for name in names if name)


def licence_words(name: str) -> str:
    """A name of `licence_names` as people write it."""
    return name.replace("_", " ")
