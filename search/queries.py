"""A search as the site asks it, and as every backend of ours understands it: which forms a result has to hold. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from modelsearch.query import PlainText

from search.typed import read
from search.words import fold, variants, whole_form, words_of

OF_LANGUAGE = {
    "cs": "a co do i je jak k ke kde na nebo o od po pri pro s se si u v ve z za ze "
    "bych by byl dalsi delat chceme chci jake jaky jaka kdo kdy kolik ktera ktere ktery mam mame muze muzeme ten to "
    "potrebujeme potrebuji pristi proc udelat uz",
    "en": "a an and are at by do for from how in is of on or the to what where with "
    "any be can could does have i it its many much my need next our should that this want we when which "
    "who why will you",
}
# Words that say nothing by themselves, without marks: a question need not stand in a page word for word.
LITTLE = {language: frozenset(words.split()) for language, words in OF_LANGUAGE.items()}

type Forms = tuple[str, ...]  # of one word, any of them is enough
type Words = tuple[Forms, ...]  # all of them have to be there, anywhere
type Synonyms = tuple[tuple[Words, ...], ...]  # groups of names that mean the same


@dataclass(frozen=True)
class Wanted:
    """What is looked for, in forms of the index.

    Each of `groups` is a word or name that was typed and what means the same: one of its members is enough. Of all
    groups each has to be there, or one where `every` is false. Of `phrases` all have to be there, each with its words
    one behind the other and in the form that was typed; of `without` none.
    """

    groups: tuple[tuple[Words, ...], ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    without: Forms = ()
    every: bool = True

    def __bool__(self) -> bool:
        return bool(self.groups or self.phrases)


class SearchWords(PlainText):  # type: ignore[misc]  # the library has no types
    """What a person typed, with the language of the texts that are searched and words that mean the same.

    `synonyms` as `synonyms_of` gives them. A backend of the library takes it for plain text; ours look for all forms.
    """

    def __init__(self, typed: str, *, language: str | None = None, synonyms: Synonyms = (), every: bool = True) -> None:
        super().__init__(typed, operator="and" if every else "or")
        self.language, self.synonyms = language, synonyms


def telling(words: Words, language: str | None) -> Words:
    """The words of a name that say something, without little ones; all of them where none does."""
    little = LITTLE.get(language or "", frozenset())
    return tuple(forms for forms in words if forms[:1] and forms[0] not in little) or words


def synonyms_of(groups: Iterable[Iterable[str]], language: str | None) -> Synonyms:
    """Groups of names that mean the same, to be met in whatever case they are typed. A name may be several words.

    A short one is met and found as a whole word only: PaR has nothing to do with what begins so.
    """
    return tuple(tuple(filter(None, (_name(words_of(name), language) for name in group))) for group in groups)


def wanted(query: PlainText) -> Wanted:
    """What a query in words looks for; one that Wagtail made has no language and no synonyms."""
    typed = read(query.query_string)
    language = getattr(query, "language", None)
    without = (form for word in typed.without for form in variants(word, language))
    return Wanted(
        groups=tuple(_groups(typed.words, language, getattr(query, "synonyms", ()))),
        phrases=tuple(tuple(map(fold, phrase)) for phrase in typed.phrases),
        without=tuple(dict.fromkeys(without)),
        every=query.operator.lower() == "and",
    )


def _groups(words: Sequence[str], language: str | None, synonyms: Synonyms) -> list[tuple[Words, ...]]:
    """A group for each word; several words that have a synonym together are one. Little words only if alone."""
    little = LITTLE.get(language or "", frozenset())
    groups = list(_all_groups(words, language, synonyms))
    telling = [group for group in groups if len(group) > 1 or len(group[0]) > 1 or group[0][0][0] not in little]
    return telling or groups


def _all_groups(words: Sequence[str], language: str | None, synonyms: Synonyms) -> Iterator[tuple[Words, ...]]:
    longest = max((len(name) for group in synonyms for name in group), default=1)
    typed = _forms(words, language)
    place = 0
    while place < len(typed):
        counts = range(min(longest, len(typed) - place), 0, -1)
        found = (
            (count, group) for count in counts for group in synonyms if _is_in(typed[place : place + count], group)
        )
        count, same = next(found, (1, ()))
        here = typed[place : place + count]
        yield same if _whole(here) in same else tuple(dict.fromkeys((here, *same)))
        place += count


def _is_in(typed: Words, group: Iterable[Words]) -> bool:
    return any(len(name) == len(typed) and all(map(_meet, name, typed)) for name in group)


def _meet(one: Forms, other: Forms) -> bool:
    return not set(one).isdisjoint(other)


def _name(words: Iterable[str], language: str | None) -> Words:
    forms = _forms(words, language)
    return _whole(forms) or forms


def _whole(words: Words) -> Words:
    """A short word in the one form that it has as a whole; nothing for any other words."""
    found = [whole_form(forms[0]) for forms in words if forms]
    return ((found[0],),) if len(words) == 1 and found and found[0] in words[0] else ()


def _forms(words: Iterable[str], language: str | None) -> Words:
    return tuple(variants(word, language) for word in words)
