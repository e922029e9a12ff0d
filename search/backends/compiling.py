"""From a search of the library to what the servers are asked: whatever the administration or the site looks for."""

from __future__ import annotations

from typing import Any

from modelsearch.backends.base import BaseSearchQueryCompiler
from modelsearch.index import AutocompleteField, SearchField
from modelsearch.query import And, Fuzzy, MatchAll, Not, Or, Phrase, PlainText, SearchQuery
from modelsearch.utils import get_descendants_content_types_pks

from search.backends.grammar import Asking
from search.backends.simplest import simplest
from search.backends.statements import AUTOCOMPLETE, BODY, TITLE, Sought
from search.queries import Wanted, wanted
from search.words import fold, words_of

WHOLE_NUMBERS = {"AutoField", "BigAutoField", "IntegerField", "BigIntegerField", "SmallAutoField"}


class QueryCompiler(BaseSearchQueryCompiler):
    """Looks for whole words in titles and texts."""

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True
    FIELD_TYPE: type = SearchField
    BEGINNING = False  # whether the last word may go on

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.query = simplest(self.query)

    @property
    def finds_all(self) -> bool:
        """Whether every object is meant."""
        return isinstance(self.query, MatchAll)

    @property
    def is_negative(self) -> bool:
        """Whether the objects are meant in which something is not."""
        return isinstance(self.query, Not)

    @property
    def is_ranked(self) -> bool:
        """Whether the best come first; else the order is that of the queryset."""
        return self.order_by_relevance and not self.finds_all and not self.is_negative

    def asked[Part](self, grammar: Asking[Part]) -> Part:
        """What to look for, or what must not be found where the query is negative; false where nothing was typed."""
        return self._asked(self.query.subquery if self.is_negative else self.query, grammar)

    def sought(self, grammar: Asking[str]) -> Sought | None:
        """What to look for in the index of a database; None where nothing was typed that can be looked for."""
        text = self.asked(grammar)
        kinds = tuple(get_descendants_content_types_pks(self.queryset.model))
        return Sought(text, self._columns(), kinds, self._pk_type()) if text else None

    def _columns(self) -> tuple[str, ...]:
        if self.fields is None:
            return (TITLE, BODY)
        return tuple(dict.fromkeys(TITLE if field == TITLE else BODY for field in self.fields))

    def _pk_type(self) -> str:
        field = self.queryset.model._meta.pk
        while field.remote_field:
            field = field.target_field
        return "BIGINT" if field.get_internal_type() in WHOLE_NUMBERS else "VARCHAR(50)"

    def _asked[Part](self, query: SearchQuery, grammar: Asking[Part]) -> Part:
        """A query in the grammar. Close spellings (Fuzzy) are searched as they are: see ADR 0041."""
        match query:
            case PlainText():
                return grammar.wanted(wanted(query), beginning=self.BEGINNING)
            case Phrase():
                return grammar.wanted(Wanted(phrases=_row(query.query_string)))
            case Fuzzy():
                return grammar.wanted(wanted(PlainText(query.query_string, operator="and")))
            case Or():
                return grammar.either(self._asked(part, grammar) for part in query.subqueries)
            case And():
                return self._all_of(query, grammar)
        raise NotImplementedError(f"{type(query).__name__} is no query that this site knows.")

    def _all_of[Part](self, query: And, grammar: Asking[Part]) -> Part:
        parts = [part for part in query.subqueries if not isinstance(part, Not)]
        together = grammar.every(self._asked(part, grammar) for part in parts)
        unwanted = grammar.either(
            self._asked(part.subquery, grammar) for part in query.subqueries if isinstance(part, Not)
        )
        return grammar.without(together, unwanted) if together and unwanted else together


class AutocompleteCompiler(QueryCompiler):
    """Looks for what somebody is still typing: the last word may go on."""

    FIELD_TYPE = AutocompleteField
    BEGINNING = True

    def _columns(self) -> tuple[str, ...]:
        return (AUTOCOMPLETE,)


def _row(text: str) -> tuple[Any, ...]:
    words = tuple(map(fold, words_of(text)))
    return (words,) if words else ()
