"""Czech alphabetical order, for every list of names. In a recommendation it decides only inside a shared place. Pure.

Source: ČSN 97 6030 in the short form of the golden results' README: first by letters, where č, ř, š and ž are
letters of their own, ch is one letter after h and other accents do not count; then by accents; then by the plain text.
Whatever is no Czech letter comes before all letters and is equal among itself.
"""

import unicodedata

ALPHABET = "a á|b|c|č|d ď|e é ě|f|g|h|ch|i í|j|k|l|m|n ň|o ó|p|q|r|ř|s|š|t ť|u ú ů|v|w|x|y ý|z|ž"

type SortKey = tuple[tuple[int, ...], tuple[int, ...], str]

_RANKS = {
    letter: (rank, accent)
    for rank, variants in enumerate(ALPHABET.split("|"), start=1)
    for accent, letter in enumerate(variants.split())
}
_NO_LETTER = (0, 0)


def czech_sort_key(text: str) -> SortKey:
    """Sorting by this key gives the Czech alphabetical order."""
    ranks = [_RANKS.get(letter, _NO_LETTER) for letter in _letters(unicodedata.normalize("NFC", text).lower())]
    return tuple(rank for rank, _ in ranks), tuple(accent for _, accent in ranks), text


def _letters(text: str) -> list[str]:
    letters: list[str] = []
    for letter in text:
        if letter == "h" and letters and letters[-1] == "c":
            letters[-1] = "ch"
        else:
            letters.append(letter)
    return letters
