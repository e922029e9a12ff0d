"""Titles that begin as somebody types, for the list below the box. Nothing of it is counted or written down."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from search.asking import LIGHT
from search.finding import read_words
from search.models import Kind, SearchEntry
from site_core.language import active_language

FEWEST_LETTERS, MOST, SECONDS = 2, 8, 300


@require_safe
@cache_control(private=True, max_age=SECONDS)
def suggestions(request: HttpRequest) -> JsonResponse:
    """Things of the language of the address, the best first, each with its kind in words and its address."""
    typed = read_words(dict(request.GET.lists()))
    found = titled(typed, active_language()) if len(typed) >= FEWEST_LETTERS else []
    shown = [{"title": one.title, "kind": Kind(one.kind).of_one, "url": one.url} for one in found]
    return JsonResponse({"suggestions": shown})


def titled(typed: str, language: str) -> list[SearchEntry]:
    """The first entries whose titles have all these words; the last one may go on."""
    entries = SearchEntry.objects.filter(language=language).only(*LIGHT)
    return list(entries.autocomplete(typed)[:MOST])
