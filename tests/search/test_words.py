"""Words of an index: all forms of a Czech word meet, with marks and without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.words import LONGEST_WORD, fold, index_words, variants, words_of

FAMILIES = [
    "město mesto městem mestem městech mestech",
    "rozpočet rozpočtu rozpoctu rozpocet rozpočty rozpočtem",
    "občan občanů obcan obcanu občany",
    "služba služby služeb sluzeb sluzba",
    "hlasování hlasovani hlasováním",
    "participativní participativního participativni",
    "mapa mapy mapu mapou mapách mapami mapach",
    "obec obce obcí obci obcím obcemi",
    "veřejný veřejných verejnych veřejnému verejnemu veřejnými verejnymi",
    "pocitová pocitovou pocitovych pocitových",
    "dotazník dotazniku dotazníkům dotazniky dotaznících dotaznicich",
    "park parky parku parků parcích parcich",
    "návrh návrhy návrhů navrhu návrzích navrzich",
    "digitální digitálního digitalniho digitálnímu digitalnimu digitálních digitalnich digitálními digitalnimi",
    "místní místního mistniho místním mistnim",
    "územní územního uzemniho územních uzemnich",
]


@pytest.mark.parametrize("family", FAMILIES)
def test_all_cases_of_a_czech_word_have_a_form_in_common_with_its_first(family):
    first, *others = family.split()

    assert [word for word in others if not set(variants(word, "cs")) & set(variants(first, "cs"))] == []


@pytest.mark.parametrize("family", ["city cities", "budget budgets budgeting", "vote votes voting"])
def test_english_words_meet_by_the_english_stem(family):
    first, *others = family.split()

    assert [word for word in others if not set(variants(word, "en")) & set(variants(first, "en"))] == []


def test_an_english_text_has_no_czech_stems():
    assert variants("cities", "en") == ("cities", "citi")


def test_a_text_of_an_unknown_language_has_the_stems_of_all():
    assert set(variants("mapami")) >= set(variants("mapami", "cs")) | set(variants("mapami", "en"))


def test_an_index_holds_the_words_in_their_order_and_each_further_form_once():
    assert index_words("Mapa města, mapy měst", "cs") == "mapa mesta mapy mest map"


def test_a_short_word_has_a_form_that_is_no_stem_of_a_longer_one():
    assert "par0" in variants("par", "cs")
    assert "par" in variants("párové", "cs")
    assert "par0" not in variants("párové", "cs")
    assert variants("50", "cs") == ("50",)


@given(st.text(), st.sampled_from(["cs", "en", None]))
def test_whatever_the_text_an_index_holds_only_words_without_marks(text, language):
    for form in index_words(text, language).split():
        assert form == fold(form)
        assert len(form) > 0


@given(st.text(min_size=1, max_size=80), st.sampled_from(["cs", "en", None]))
def test_every_word_of_a_text_stands_in_its_index(text, language):
    held = set(index_words(text, language).split())

    assert all(set(variants(word, language)) <= held for word in words_of(text))


def test_what_is_longer_than_a_word_is_cut():
    assert [len(word) for word in words_of("x" * 3000)] == [LONGEST_WORD]
