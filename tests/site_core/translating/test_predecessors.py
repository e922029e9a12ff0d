"""Which earlier text a changed text comes from."""

from hypothesis import given
from hypothesis import strategies as st

from site_core.translating.predecessors import Earlier, predecessor

DAYS_30 = Earlier("Odpovědi uložíme na 30 dní.", "We keep answers for 30 days.")
DAYS_60 = Earlier("Odpovědi uložíme na 60 dní.", "We keep answers for 60 days.")
COOKIES = Earlier("Nedostanete žádnou cookie.", "You get no cookie.")
TEXTS = st.text("ab .", max_size=8)


def test_among_paragraphs_the_likest_is_meant() -> None:
    earlier = [DAYS_30, COOKIES, DAYS_60]

    assert predecessor("Vaše odpovědi uložíme na 60 dní.", earlier, is_alone=False) == DAYS_60


def test_a_paragraph_that_is_like_none_is_new() -> None:
    assert predecessor("Kontakt najdete dole", [DAYS_30, COOKIES], is_alone=False) is None


def test_a_text_that_is_alone_replaced_the_latest_one_however_different() -> None:
    assert predecessor("Kontakt", [COOKIES, DAYS_30], is_alone=True) == COOKIES


def test_what_was_deleted_is_not_taken_for_the_text_that_stayed() -> None:
    """A paragraph that was deleted last is not what the other one replaced."""
    assert predecessor("Odpovědi uložíme na 90 dní.", [COOKIES, DAYS_30], is_alone=True) == DAYS_30


@given(TEXTS, st.lists(st.builds(Earlier, TEXTS, TEXTS), max_size=4), st.booleans())
def test_it_is_one_of_the_earlier_ones_and_a_text_alone_has_one_if_there_are_any(text, earlier, is_alone) -> None:
    found = predecessor(text, earlier, is_alone=is_alone)

    assert found in [*earlier, None]
    assert not is_alone or bool(found) == bool(earlier)
