"""What people type into the box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.typed import Typed, read, unquoted


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Mapa  města", Typed(words=("mapa", "města"))),
        ('"participativní rozpočet" -mapa Brno', Typed(("brno",), (("participativní", "rozpočet"),), ("mapa",))),
        ("„pocitová mapa“", Typed(phrases=(("pocitová", "mapa"),))),
        ('"mapa"', Typed(words=("mapa",))),
        ('mapa "města Brna', Typed(("mapa",), (("města", "brna"),))),
        ("e-mail", Typed(words=("e", "mail"))),
        ("mapa AND anketa OR NOT (rada)", Typed(words=("mapa", "anketa", "rada"))),
        ("město* C++ a/b 50 %", Typed(words=("město", "c", "a", "b", "50"))),
    ],
)
def test_words_phrases_and_what_must_not_be_there(text, typed):
    assert read(text) == typed


@pytest.mark.parametrize("text", ["", "  ", '"', '""', "🐴", "-", "+ - * / \\ ( )", "AND"])
def test_signs_alone_are_nothing_to_look_for(text):
    assert not read(text)


def test_one_word_with_a_minus_is_looked_for():
    assert read("-mapa") == Typed(words=("mapa",))


@given(st.text(max_size=3000))
def test_nothing_that_is_typed_is_an_error(text):
    typed = read(text)

    assert bool(typed) == bool(typed.words or typed.phrases)


def test_without_quotes_the_words_are_the_same_and_what_must_not_be_there_stays_out():
    assert unquoted('hlášení "černých skládek" -mapa') == "hlášení černých skládek -mapa"
    assert read(unquoted('-"města Brna" mapa')) == Typed(("mapa",), (), ("města", "brna"))
