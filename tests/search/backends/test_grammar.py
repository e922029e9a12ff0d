"""What is looked for, in the words of each database."""

import pytest

from search.backends.grammar import FTS5, TSQUERY
from search.queries import SearchWords, Wanted, synonyms_of, wanted

ASKED = wanted(
    SearchWords('"dobrá praxe" mapách PaR -ankety', language="cs", synonyms=synonyms_of([["PaR", "PB"]], "cs"))
)


def test_sqlite_is_asked_in_its_own_signs():
    assert FTS5.wanted(ASKED) == (
        '(((("mapach" OR "map") AND ("par0" OR "pb0")) AND "dobra praxe") NOT ("ankety" OR "anket"))'
    )


def test_postgresql_is_asked_in_its_own_signs():
    assert TSQUERY.wanted(ASKED) == (
        "(((('mapach' | 'map') & ('par0' | 'pb0')) & ('dobra' <-> 'praxe')) & !('ankety' | 'anket'))"
    )


@pytest.mark.parametrize("grammar", [FTS5, TSQUERY])
def test_nothing_typed_is_nothing_asked(grammar):
    assert grammar.wanted(Wanted()) == ""


def test_the_last_word_of_what_is_still_being_typed_may_go_on():
    assert FTS5.wanted(wanted(SearchWords("dobrá prax", language="en")), beginning=True) == '("dobra" AND "prax"*)'


def test_one_of_the_words_is_enough_where_not_every_one_is_asked():
    assert FTS5.wanted(wanted(SearchWords("kolo auto", language="en", every=False))) == '("kolo" OR "auto")'
