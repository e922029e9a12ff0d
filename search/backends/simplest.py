"""A search of the library in its simplest form, whatever was combined in it. Pure.

What comes out looks for everything (MatchAll), for nothing, for what has something, or for what has not (Not). Nothing
is an Or without a part. Inside what is looked for, Not stands only beside something that has to be there, as servers
want it. Boosts go: all words count alike but for the place where they stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from modelsearch.query import And, Boost, MatchAll, Not, Or, SearchQuery


def simplest(query: SearchQuery) -> SearchQuery:
    """The same search in its simplest form."""
    match query:
        case Boost():
            return simplest(query.subquery)
        case Not():
            return opposite(simplest(query.subquery))
        case And():
            return every([simplest(part) for part in query.subqueries])
        case Or():
            return opposite(every([opposite(simplest(part)) for part in query.subqueries]))
    return query


def opposite(query: SearchQuery) -> SearchQuery:
    """What is not found by one in its simplest form."""
    if isinstance(query, MatchAll):
        return Or([])
    if is_nothing(query):
        return MatchAll()
    return query.subquery if isinstance(query, Not) else Not(query)


def every(parts: Sequence[SearchQuery]) -> SearchQuery:
    """What all parts in their simplest form find."""
    if any(map(is_nothing, parts)):
        return Or([])
    telling = [part for part in parts if not isinstance(part, MatchAll)]
    unwanted = [part.subquery for part in telling if isinstance(part, Not)]
    if len(unwanted) < len(telling):
        return telling[0] if len(telling) == 1 else And(telling)
    return Not(Or(unwanted)) if unwanted else MatchAll()


def is_nothing(query: SearchQuery) -> bool:
    """Whether one in its simplest form finds nothing whatever there is."""
    return isinstance(query, Or) and not query.subqueries
