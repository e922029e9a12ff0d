"""Filters of articles: what passes, how many each option gives, and the way the address says it."""

from __future__ import annotations

import datetime
from urllib.parse import parse_qs

from hypothesis import given
from hypothesis import strategies as st

from blog.finding import FACETS, Selection, described, find, read_selection
from site_core.list_finding import passing

KINDS, TOPICS, YEARS = ["news", "guide"], ["maps", "needs", "budgets"], ["2024", "2025", "2026"]
DAYS = st.dates(datetime.date(2024, 1, 1), datetime.date(2026, 12, 31))
ARTICLES = st.lists(
    st.builds(described, st.integers(1, 999), st.sampled_from(KINDS), st.sets(st.sampled_from(TOPICS)), DAYS),
    max_size=12,
    unique_by=lambda article: article.id,
)
OPTIONS = dict(zip(FACETS, (KINDS, TOPICS, YEARS), strict=True))
CHOSEN = st.fixed_dictionaries(
    {},
    optional={
        key: st.lists(st.sampled_from(names), min_size=1, unique=True).map(tuple) for key, names in OPTIONS.items()
    },
)
SELECTIONS = st.builds(Selection, chosen=CHOSEN)


@given(ARTICLES, SELECTIONS)
def test_each_count_is_the_length_of_the_list_that_the_option_gives(articles, selection):
    for facet, counts in find(articles, selection).counts.items():
        for option, count in counts.items():
            assert count == len(find(articles, selection.with_facet(facet, (option,))).ids)


@given(ARTICLES, SELECTIONS)
def test_an_article_is_listed_exactly_when_it_has_an_option_of_every_filter(articles, selection):
    found = set(find(articles, selection).ids)

    for each in articles:
        fits = all(each.options[facet] & set(options) for facet, options in selection.chosen.items())
        assert (each.id in found) == fits


@given(ARTICLES, SELECTIONS)
def test_the_list_without_one_filter_is_as_long_as_promised(articles, selection):
    for facet, count in find(articles, selection).without.items():
        assert count == len(passing(articles, selection.with_facet(facet, ()).chosen))


@given(ARTICLES)
def test_the_latest_come_first(articles):
    days = {article.id: article.published_on for article in articles}
    listed = [days[number] for number in find(articles, Selection()).ids]

    assert listed == sorted(listed, reverse=True)


@given(ARTICLES, SELECTIONS)
def test_the_address_says_the_whole_selection(articles, selection):
    read, unknown = read_selection(parse_qs(selection.query()[1:]), articles)

    assert sum(map(len, read.chosen.values())) + len(unknown) == selection.filters
    assert all(set(options) <= set(selection.chosen[facet]) for facet, options in read.chosen.items())


def test_an_article_without_a_topic_has_an_option_of_its_own():
    assert described(1, "news", (), datetime.date(2026, 1, 1)).options["topic"] == {"unknown"}
