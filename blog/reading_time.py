"""How long a text takes to read. Pure.

Counted by letters, not by words: a Czech text says the same in fewer and longer words than an English one, so a number
of words a minute that fits one language is wrong for the other. Trauzettel-Klosinski and Dietz, "Standardized
Assessment of Reading Performance: The New International Reading Speed Texts IReST" (Investigative Ophthalmology &
Visual Science 53, 2012, doi 10.1167/iovs.11-8284) measured 68 ms a character as the mean of 14 languages, aloud.
Czech was not among them; Polish, Slovenian and Russian were. Whoever reads silently is done sooner.
"""

from __future__ import annotations

import math

SECONDS_A_CHARACTER = 0.068


def reading_minutes(text: str) -> int:
    """Minutes for a text without markup, rounded to whole ones, one at least."""
    characters = len(" ".join(text.split()))
    return max(1, math.floor(characters * SECONDS_A_CHARACTER / 60 + 0.5))
