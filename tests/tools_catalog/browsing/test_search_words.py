"""Words that mean the same find the same tools; a word that nobody has listed finds itself."""

import pytest

from tests.tools_catalog.browsing.made_up import FACETS, SHELVES
from tools_catalog.browsing.index import Described, build
from tools_catalog.browsing.search_words import groups_of, plain, search_words

GROUPS = groups_of([["zdarma", "bezplatn", "free of charge"], ["anket", "dotazn"]])


def finds(words, text, groups=GROUPS):
    tool = Described("anketa", SHELVES[0], {}, {}, text, 0.0, None)
    index = build([tool], vocabulary=FACETS, together=(), shelves=SHELVES, same_words=groups)
    return bool(index.having(words))


@pytest.mark.parametrize(("words", "text"), [
    ("bezplatný", "Hotová služba zdarma"),
    ("Zdarma", "bezplatná verze"),
    ("zdarma", "Ready service free of charge"),
    ("ankety", "Dotazník"),
    ("zdarma dotazník", "Anketa\nbezplatně"),
    ("poplat", "bez poplatku"),
])  # fmt: skip
def test_a_word_finds_what_means_the_same_in_any_form_and_order(words, text):
    assert finds(words, text)


@pytest.mark.parametrize(("words", "text"), [
    ("zdarma anketa", "Dotazník za korunu"),
    ("anketa", "nedotazník"),
    ("free", "bezplatný"),
    (".*", "cokoli"),
])  # fmt: skip
def test_a_word_finds_nothing_that_is_not_said(words, text):
    assert not finds(words, text)


def test_the_groups_of_the_catalogue_are_plain_beginnings_of_words_and_no_word_stands_in_two():
    starts = [start for group in search_words() for start in group]

    assert all(len(group) > 1 for group in search_words())
    assert len(starts) == len(set(starts))
    assert all(start == plain(start).strip() for start in starts)
