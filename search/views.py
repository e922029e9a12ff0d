"""The page of the search. What was asked stands in its address and nowhere else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from search.asking import Groups, answers, question, synonym_groups
from search.counting import count_search
from search.finding import WORDS, describe, find, read_selection, read_words
from search.languages import choices, described_in, elsewhere, in_others
from search.listing import listing, results
from search.nearly import meant, partly
from site_core.language import active_language


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Results in the language of the page, those in other languages apart; without words only the box."""
    given, language = dict(request.GET.lists()), active_language()
    typed = read_words(given)
    groups = synonym_groups() if typed else []
    asked = question(typed, language, groups)
    entries = answers(asked) if typed else []
    if typed and request.method == "GET" and not given.keys() - {WORDS}:
        count_search(request, typed, language, len(entries))
    others = in_others(typed, language, groups) if typed else {}
    known = describe(entries)
    selection, unknown = read_selection(given, known)
    shown = listing(entries, known, selection, find(known, selection), asked) if entries else None
    context = {
        "typed": typed,
        "dropped": {"options": unknown, "pages": shown.past_the_end if shown else ()},
        "listing": shown,
        "languages": choices(selection, language, {language: known, **described_in(others)}) if entries else (),
        "elsewhere": elsewhere(typed, others),
        **({} if entries or not typed else nearly(typed, language, groups)),
    }
    return render(request, "search/search.html", context)


def nearly(typed: str, language: str, groups: Groups) -> dict[str, object]:
    """What the page offers where nothing has all the words."""
    asked, some = partly(typed, language, groups)
    return {"meant": meant(typed, language, groups), "partly": results(some, asked)}
