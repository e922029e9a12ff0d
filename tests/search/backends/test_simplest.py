"""Whatever is combined in a search, its simplest form means the same and can be put to every server."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from modelsearch.query import MATCH_NONE, And, Boost, MatchAll, Not, Or, PlainText
from wagtail.models import Page

from search.backends.elasticsearch.queries import ALL, QueryCompiler
from search.backends.simplest import simplest

WORDS = "abc"
QUERIES = st.recursive(
    st.sampled_from([MatchAll(), *map(PlainText, WORDS)]),
    lambda parts: st.one_of(
        parts.map(Not),
        parts.map(lambda part: Boost(part, 2)),
        st.lists(parts, max_size=3).map(And),
        st.lists(parts, max_size=3).map(Or),
    ),
    max_leaves=8,
)


def finds(query, words):
    """Whether a thing with these words is found."""
    match query:
        case And():
            return all(finds(part, words) for part in query.subqueries)
        case Or():
            return any(finds(part, words) for part in query.subqueries)
        case Not():
            return not finds(query.subquery, words)
        case Boost():
            return finds(query.subquery, words)
        case PlainText():
            return query.query_string in words
    return True


def can_be_put(query):
    """Whether something is looked for at each place, and left out only beside it."""
    match query:
        case And():
            rest = [part for part in query.subqueries if not isinstance(part, Not)]
            inner = [part.subquery if isinstance(part, Not) else part for part in query.subqueries]
            return bool(rest) and all(map(can_be_put, inner))
        case Or():
            return bool(query.subqueries) and all(map(can_be_put, query.subqueries))
    return isinstance(query, PlainText)


@given(QUERIES, st.sets(st.sampled_from(WORDS)))
def test_the_simplest_form_finds_the_same(query, words):
    assert finds(simplest(query), words) == finds(query, words)


@given(QUERIES)
def test_everything_and_nothing_stand_alone_and_nothing_is_left_out_of_nothing(query):
    found = simplest(query)
    inner = found.subquery if isinstance(found, Not) else found

    assert isinstance(found, MatchAll) or (isinstance(found, Or) and not found.subqueries) or can_be_put(inner)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "asked", "nothing"),
    [(MATCH_NONE, {}, True), (Not(MATCH_NONE), ALL, False), (Or([MATCH_NONE, MatchAll()]), ALL, False)],
)
def test_the_search_server_is_not_asked_for_nothing(query, asked, nothing):
    compiler = QueryCompiler(Page.objects.all(), query)

    assert (compiler.get_inner_query(), compiler.finds_nothing) == (asked, nothing)
