"""Words of the texts that can be found, so that whoever mistypes one that stands in no title is understood too.

They are gathered once a day, after all entries: what a page says since then is found, but not offered as a spelling.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.db.models import Value

from search.models import SearchEntry, WordsOfTexts
from search.words import fold, words_of

SHORTEST, MOST = 4, 2000  # letters of a word that is kept; words that begin with the same letter


def gather() -> None:
    """Makes the words of each language those of the texts now."""
    for language, _name in settings.LANGUAGES:
        found = by_letter(counted(language))
        rows = [
            WordsOfTexts(language=language, letter=letter, words=" ".join(words)) for letter, words in found.items()
        ]
        with transaction.atomic():
            WordsOfTexts.objects.filter(language=language).exclude(letter__in=found).delete()
            WordsOfTexts.objects.bulk_create(
                rows, update_conflicts=True, unique_fields=["language", "letter"], update_fields=["words"]
            )


def counted(language: str) -> Counter[str]:
    """In how many things each word stands."""
    counts: Counter[str] = Counter()
    for texts in SearchEntry.objects.filter(language=language).values_list("summary", "text").iterator():
        counts.update({word for word in words_of("\n".join(texts)) if len(word) >= SHORTEST and word.isalpha()})
    return counts


def by_letter(counts: Counter[str]) -> dict[str, list[str]]:
    """The words by their first letter without marks, the commonest first, each as it is mostly spelt."""
    spellings: dict[str, str] = {}
    for word, _times in counts.most_common():
        spellings.setdefault(fold(word), word)
    found: dict[str, list[str]] = {}
    for folded, word in spellings.items():
        found.setdefault(folded[:1], []).append(word)
    return {letter: words[:MOST] for letter, words in found.items() if letter}


def spellings(language: str, typed: Iterable[str]) -> tuple[list[str], list[str]]:
    """All titles of a language, and words of texts that begin as these words do; one query for both."""
    letters = {fold(word)[:1] for word in typed}
    titles = SearchEntry.objects.filter(language=language).values_list(Value(1), "title")
    texts = WordsOfTexts.objects.filter(language=language, letter__in=letters).values_list(Value(0), "words")
    rows = list(titles.union(texts, all=True))
    words = " ".join(said for is_title, said in rows if not is_title)
    return [said for is_title, said in rows if is_title], words.split()
