"""What is offered where nothing has all of what was typed: a spelling that finds something, what has a part of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from search.asking import Groups, Question, first_answers, question
from search.close_spellings import close_spelling
from search.finding import Selection
from search.models import SearchEntry
from search.typed import read, unquoted
from search.words_of_texts import spellings

FEW = 5  # results that have a part of the words


@dataclass(frozen=True)
class Meant:
    """The search that was perhaps meant; `url` is its address."""

    words: str
    url: str


def meant(typed: str, language: str, groups: Groups, backend: str = "default") -> Meant | None:
    """A search whose words are spelt as in titles, by editors or in texts; None where that finds nothing either."""
    plain = unquoted(typed)
    titles, texts = spellings(language, read(plain).words)
    words = close_spelling(plain, [*titles, *chain.from_iterable(groups)], language, texts)
    if not words or not first_answers(question(words, language, groups), backend):
        return None
    return Meant(words, Selection(words=words).query())


def partly(typed: str, language: str, groups: Groups, backend: str = "default") -> tuple[Question, list[SearchEntry]]:
    """The first results that have some of the words, with what was asked to find them; none for a single word.

    Words that stood in quotes may stand apart.
    """
    asked = question(unquoted(typed), language, groups, every=False)
    has_parts = len(asked.wanted.groups) > 1 or read(typed).phrases
    return asked, first_answers(asked, backend)[:FEW] if has_parts else []
