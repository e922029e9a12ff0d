"""Places that are no municipality, by the words of their names: the data have no field for it. Pure.

The size of a region says nothing to a municipality of that size, so pages name regions and whole countries apart. A
name without such a word stays where its size puts it: nothing is guessed. The engine counts as its edition says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

REGION, COUNTRY = "region", "country"
WORDS = {
    REGION: "county hrabství kraj landkreis microregion mikroregion okres province provincie region région",
    COUNTRY: "assembly government ministerstvo ministry national parliament sněm shromáždění vláda parlament",
}
PATTERNS = {kind: re.compile(rf"\b(?:{'|'.join(words.split())})\b", re.IGNORECASE) for kind, words in WORDS.items()}


def kind_above(raw: Mapping[str, Any]) -> str:
    """`REGION` or `COUNTRY` if the name of a place says so, in any language of its names; empty otherwise."""
    names = f"{raw['place']} / {raw.get('place_cs') or ''}"
    return next((kind for kind, pattern in PATTERNS.items() if pattern.search(names)), "")
