"""Amounts in words: a range that never hides what the engine found."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools_catalog.price_words import range_words, rounded

AMOUNTS = st.fractions(min_value=0, max_value=10**7, max_denominator=100)


@given(first=AMOUNTS, second=AMOUNTS)
def test_the_range_shown_holds_the_exact_one(first, second):
    low, high = sorted((first, second))

    shown_low, shown_high = rounded(low, high)

    assert shown_low <= low
    assert high <= shown_high


def test_an_open_end_stays_open():
    assert rounded(Fraction(1500), None) == (1500, None)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (None, None, "Cenu neznáme, zeptejte se."),
        (0, 0, "zdarma"),
        (0, 5000, "nejvýš 5 000 Kč"),
        (5000, 5000, "5 000 Kč"),
        (5000, 20000, "5 000 až 20 000 Kč"),
        (5000, None, "nejméně 5 000 Kč, horní hranici neznáme"),
        (1, None, "zdarma není, částku neznáme"),
    ],
)
def test_every_kind_of_range_has_its_words(low, high, words):
    assert range_words(low, high).replace("\xa0", " ") == words
