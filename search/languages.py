"""The languages of a search: how much each has for the same words and filters. Each stands on a page of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from search.asking import Groups, answers, question
from search.finding import FACETS, Selection, describe
from search.models import SearchEntry
from site_core.list_filters import Choice
from site_core.list_finding import Described, passing, read_chosen

FEW = 3  # results in another language that are named

type InLanguages = Mapping[str, Sequence[SearchEntry]]


@dataclass(frozen=True)
class Elsewhere:
    """Results in another language: how many, the first ones, and the address of all."""

    language: str
    name: str
    total: int
    first: tuple[SearchEntry, ...]
    url: str


def in_others(typed: str, here: str, groups: Groups) -> InLanguages:
    """What the other languages have."""
    others = [code for code, _name in settings.LANGUAGES if code != here]
    return {code: answers(question(typed, code, groups)) for code in others}


def elsewhere(typed: str, others: InLanguages) -> list[Elsewhere]:
    """What is offered of other languages, whatever filters are chosen."""
    return [
        Elsewhere(code, name_of(code), len(entries), tuple(entries[:FEW]), address_in(code, Selection(words=typed)))
        for code, entries in others.items()
        if entries
    ]


def described_in(found: InLanguages) -> dict[str, list[Described]]:
    """What the filters see in each language."""
    return {code: describe(entries) for code, entries in found.items()}


def choices(asked: Selection, here: str, found: Mapping[str, Sequence[Described]]) -> tuple[Choice, ...]:
    """The filter by language: how many results each has beside the other filters. Without any it has no address."""
    return tuple(choice(asked, code, found[code], active=code == here) for code, _name in settings.LANGUAGES)


def choice(asked: Selection, language: str, known: Sequence[Described], *, active: bool) -> Choice:
    """One language. Its address leaves out options that nothing has there, for its page would complain of them."""
    count = len(passing(known, asked.chosen))
    there = replace(asked.on(1), chosen=read_chosen(asked.chosen, FACETS, known)[0])
    return Choice(name_of(language), address_in(language, there) if count else "", active, count, language)


def name_of(language: str) -> str:
    """What a language is called in itself, as in the header."""
    return translation.get_language_info(language)["name_local"].capitalize()


def address_in(language: str, selection: Selection) -> str:
    """The address of a search in a language."""
    with translation.override(language):
        return reverse("search") + selection.query()
