"""No-break spaces where a Czech typesetter puts them; English text passes unharmed."""

import re
from functools import lru_cache

KEPT_TEXTS = 4096  # sentences, mostly; a page ties the same few hundred again and again
NBSP = "\u00a0"
UNITS = r"%|‰|Kč|CZK|EUR|€|kB|MB|GB|tis\.|mil\.|mld\.|km|min\b|hod\.|h\b"
MONTHS = (
    "ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince|"
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
TAG = re.compile(r"(<[^>]*>)")
# Both patterns begin with the space, which is rarer than the letters, and look back from there.
ONE_LETTER = re.compile(
    r"[ \n](?<=[ksvzouaiKSVZOUAI].)(?:(?<=^..)|(?<=[\s(„“\"‚/–-]..)|(?<=quot;..)|(?<=#x27;..))[ \n]*", re.DOTALL
)
DIGIT = re.compile(r"\d")  # beside one of them each of the others stands
OTHER = re.compile(
    r"[ \n](?:"
    r"(?<=\d.)[ \n]*(?=\d{3}(?!\d)"  # 1 999
    rf"|{UNITS}"  # 15 %, 500 Kč
    rf"|(?:{MONTHS})\b)"  # 22 November
    r"|(?<=\d\..)[ \n]*(?=[\da-zá-ž])"  # 22. 11. 2026, 22. listopadu
    r"|(?:(?<=§.)|(?<=č\..)|(?<=odst\..))[ \n]*(?=\d)"  # § 6, č. 5
    r")",
    re.DOTALL,
)


@lru_cache(maxsize=KEPT_TEXTS)
def tie(text: str) -> str:
    """Ties words of plain or HTML text together; what stands inside a tag is left alone."""
    if "<" not in text:
        return tie_words(text)
    parts = TAG.split(text)
    return "".join(part if part.startswith("<") else tie_words(part) for part in parts)


def tie_words(text: str) -> str:
    """Ties one-letter words to the next word, and numbers, dates and units together."""
    tied = ONE_LETTER.sub(NBSP, text)
    return OTHER.sub(NBSP, tied) if DIGIT.search(tied) else tied
