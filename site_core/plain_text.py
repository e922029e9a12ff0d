"""Text without regard to case and diacritics: for searching and for orders. Pure."""

import unicodedata


def plain(text: str) -> str:
    """Small letters without marks: "Město" gives "mesto"."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
