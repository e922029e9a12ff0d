"""What a correction may be about is what the edition knows."""

from hypothesis import given
from hypothesis import strategies as st

from tools_catalog.corrections.targets import Target, choices, target_of
from tools_catalog.methodology import current_edition

EDITION = current_edition()
OFFERED = [value for _group, members in choices(EDITION) for value, _words in members]


def test_every_assessed_criterion_and_every_fact_is_offered_once():
    assessed = {f"criterion.{key}" for key, each in EDITION.criteria.items() if each.computed is None}
    assert set(OFFERED) == assessed | {f"fact.{key}" for key in EDITION.facts} | {"other"}
    assert len(OFFERED) == len(set(OFFERED))


@given(st.sampled_from(OFFERED))
def test_what_is_offered_is_read_back(value):
    assert str(target_of(value, EDITION)) == value
    assert target_of(value, EDITION).words(EDITION)


@given(st.text().filter(lambda text: text not in OFFERED))
def test_nothing_else_is(text):
    assert target_of(text, EDITION) is None


def test_a_key_that_the_edition_has_lost_is_shown_as_it_is():
    assert Target("criterion", "weather").words(EDITION) == "weather"
