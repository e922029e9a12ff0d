"""The page of the search. What was asked stands in its address and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation

from search.asking import Groups, answers, question, synonym_groups
from search.counting import count_search
from search.finding import WORDS, Selection, described, find, read_selection, read_words
from search.listing import listing, results
from search.models import SearchEntry
from search.nearly import meant, partly
from site_core.language import active_language

FEW = 3  # results in another language that are named


@dataclass(frozen=True)
class Elsewhere:
    """Results in another language: how many, the first ones, and the address of all."""

    language: str
    name: str
    total: int
    first: tuple[SearchEntry, ...]
    url: str


def search(request: HttpRequest) -> HttpResponse:
    """Results in the language of the page, those in other languages apart; without words only the box."""
    given, language = dict(request.GET.lists()), active_language()
    typed = read_words(given)
    groups = synonym_groups() if typed else []
    asked = question(typed, language, groups)
    entries = answers(asked) if typed else []
    if typed and not given.keys() - {WORDS}:
        count_search(request, typed, language, len(entries))
    known = [described(entry.pk, entry.kind, entry.topics, entry.year) for entry in entries]
    selection, unknown = read_selection(given, known)
    context = {
        "typed": typed,
        "dropped": {"options": unknown},
        "listing": listing(entries, known, selection, find(known, selection), asked) if entries else None,
        "elsewhere": elsewhere(typed, language, groups) if typed else [],
        **({} if entries or not typed else nearly(typed, language, groups)),
    }
    return render(request, "search/search.html", context)


def elsewhere(typed: str, here: str, groups: Groups) -> list[Elsewhere]:
    """What there is in other languages."""
    others = [code for code, _name in settings.LANGUAGES if code != here]
    found = [(code, answers(question(typed, code, groups))) for code in others]
    return [
        Elsewhere(code, name_of(code), len(entries), tuple(entries[:FEW]), address_in(code, typed))
        for code, entries in found
        if entries
    ]


def name_of(language: str) -> str:
    """What a language is called in itself, as in the header."""
    return translation.get_language_info(language)["name_local"].capitalize()


def address_in(language: str, typed: str) -> str:
    """The address of the same search in a language."""
    with translation.override(language):
        return reverse("search") + Selection(words=typed).query()


def nearly(typed: str, language: str, groups: Groups) -> dict[str, object]:
    """What the page offers where nothing has all the words."""
    asked, some = partly(typed, language, groups)
    return {"meant": meant(typed, language, groups), "partly": results(some, asked)}
