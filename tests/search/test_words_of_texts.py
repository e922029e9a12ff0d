"""A slip in a word that stands in no title is put right by the words of texts, which are gathered once a day."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search.close_spellings import close_spelling
from search.models import SearchEntry, WordsOfTexts
from search.nearly import meant
from search.nightly import gather_words, heal
from search.words_of_texts import gather, spellings
from tests.page_factories import page, site

pytestmark = pytest.mark.django_db


def entry(key, text, language="cs"):
    return SearchEntry.objects.create(key=key, kind="page", language=language, title=f"Věc {key}", text=text, url="/")


def words(language="cs", letters="abcdefghijklmnopqrstuvwxyz"):
    return set(spellings(language, letters)[1])


def test_a_slip_in_a_word_that_stands_in_a_text_only_is_put_right():
    entry("a", "Dotazník o dopravě.")
    gather()

    offered = meant("dotaznk", "cs", [])

    assert (offered.words, offered.url) == ("dotazník", "?q=dotazn%C3%ADk")


def test_words_are_gathered_with_the_first_clock_of_the_day():
    site(page("about", lead="Dotazník o dopravě."))

    heal(timezone.now())
    gather_words(timezone.now())

    assert "dotazník" in words()


def test_a_word_is_kept_once_as_it_is_mostly_spelt_and_short_ones_and_numbers_are_not():
    for key, text in enumerate(("Řidič a ridic, 2026", "Řidič veze mapu", "ridic 1234567")):
        entry(str(key), text)
    entry("more", "řidič")
    gather()

    assert words() == {"řidič", "veze", "mapu"}


def test_words_that_stand_nowhere_any_more_go_and_languages_are_apart():
    gone = entry("a", "Dotazník a žádost")
    entry("b", "questionnaire", "en")
    gather()
    gone.delete()
    entry("c", "dopravce")

    gather()

    assert (words("cs"), words("en")) == ({"dopravce"}, {"questionnaire"})
    assert WordsOfTexts.objects.count() == 2


def test_a_word_of_a_text_is_offered_where_it_is_clearly_more_like_than_a_title():
    assert close_spelling("dotaznk decidin", ["Dotaz", "Decidim"], "en", ["dotazník", "deciding"]) == "dotazník decidim"


def test_a_word_that_stands_in_a_text_in_any_form_is_no_slip():
    assert close_spelling("kolách mappa", ["Mapa", "Koláče"], "cs", ["kola"]) == "kolách mapa"


def test_words_of_texts_cost_no_query_more():
    entry("a", "Dotazník o dopravě.")
    with CaptureQueriesContext(connection) as before:
        assert meant("xyzzy", "cs", []) is None
    gather()
    with CaptureQueriesContext(connection) as after:
        assert meant("dxyzzy", "cs", []) is None

    assert len(after) == len(before) == 1


def test_a_slip_in_the_first_letter_is_put_right_by_titles_only():
    assert close_spelling("xotazník dobrý", ["Mapa"], "cs", ["dotazník", "dobrý"]) == ""
    assert close_spelling("xotazník dobrý", ["Dotazník"], "cs", ["dobrý"]) == "dotazník dobrý"
