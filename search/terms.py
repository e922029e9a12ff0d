"""What of a search may be counted: short ones in words, without anything that could be somebody's own. Pure."""

from __future__ import annotations

import re

from search.words import fold, words_of

MOST_WORDS, MOST_DIGITS, LONGEST = 5, 4, 60  # a year is no number of anybody
OWN = re.compile(r"@|://|www\.", re.IGNORECASE)  # addresses of e-mail and of pages


def term_of(typed: str) -> str:
    """A search as it is counted: words in small letters without marks. Empty where it may not be counted."""
    words = tuple(words_of(typed))
    term = fold(" ".join(words))
    if OWN.search(typed) or len(words) > MOST_WORDS or max(len(typed), len(term)) > LONGEST:
        return ""
    return "" if sum(map(str.isdigit, term)) > MOST_DIGITS else term
