"""What to read after an article."""

from __future__ import annotations

import datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from blog.related import SHOWN, Article, related

WORKS = [UUID(int=number) for number in range(6)]
MARKS = [("topic", 1), ("topic", 2), ("tool", 1), ("place", 1)]
ARTICLES = st.lists(
    st.builds(
        Article,
        id=st.integers(1, 999),
        work=st.sampled_from(WORKS),
        spoken=st.booleans(),
        shares=st.frozensets(st.sampled_from(MARKS)),
        published_on=st.dates(datetime.date(2024, 1, 1), datetime.date(2026, 12, 31)),
    ),
    min_size=1,
    max_size=10,
    unique_by=(lambda article: article.id, lambda article: (article.work, article.spoken)),
)


def article(number: int, *shares: tuple[str, int], day: int = 1, spoken: bool = True, work: int = 0) -> Article:
    return Article(number, UUID(int=work or number), spoken, frozenset(shares), datetime.date(2026, 1, day))


@given(ARTICLES)
def test_neither_the_article_itself_nor_its_translation_is_ever_named(articles):
    one = articles[0]
    own = {other.id for other in articles if other.work == one.work}

    assert not own & set(related(one, articles))


@given(ARTICLES)
def test_there_is_something_to_read_as_long_as_there_is_another_article(articles):
    one = articles[0]
    others = {other.work for other in articles} - {one.work}

    assert len(related(one, articles)) == min(SHOWN, len(others))


@given(ARTICLES)
def test_what_is_there_in_the_language_of_the_reader_is_named_in_no_other(articles):
    chosen = [other for number in related(articles[0], articles) for other in articles if other.id == number]
    spoken = {other.work for other in articles if other.spoken}

    assert all(other.spoken or other.work not in spoken for other in chosen)
    assert [other.spoken for other in chosen] == sorted((other.spoken for other in chosen), reverse=True)


@given(ARTICLES, st.permutations(WORKS))
def test_what_an_editor_pinned_comes_first_in_that_order(articles, pinned):
    one, there = articles[0], {other.work for other in articles}
    by_id = {other.id: other.work for other in articles}
    wanted = [work for work in pinned[:2] if work in there and work != one.work]

    chosen = [by_id[number] for number in related(one, articles, pinned[:2])]

    assert chosen[: len(wanted)] == wanted


def test_whatever_shares_more_comes_first_and_of_the_same_the_latest():
    one = article(1, ("topic", 1), ("tool", 1))
    more, late, early = article(2, ("topic", 1), ("tool", 1)), article(3, ("topic", 1), day=9), article(4, ("tool", 1))

    assert related(one, [early, late, more, article(5, ("topic", 2), day=30)]) == (2, 3, 4)
