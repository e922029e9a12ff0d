"""Results of a search in a database: the best first, in as many queries for one hit as for a thousand."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

from django.db import connections
from django.db.models import Count, QuerySet
from django.db.models.expressions import RawSQL
from modelsearch.backends.base import BaseSearchResults, FilterFieldError

from search.backends.statements import Sought
from search.portions import with_keys

MORE = 10  # times as many as are wanted: filters mostly let half of them through


class DatabaseResults(BaseSearchResults):
    """One query finds and ranks, one more filters where the queryset has filters, the last brings the objects."""

    supports_facet = True

    def _do_search(self) -> list[Any]:
        if self.query_compiler.is_ranked:
            return self._best()
        found = self._found()
        return list((found if found.query.order_by else found.order_by("-pk"))[self.start : self.stop])

    def _do_count(self) -> int:
        most = self._found().count()
        return max(0, (most if self.stop is None else min(self.stop, most)) - self.start)

    def facet(self, field_name: str) -> OrderedDict[Any, int]:
        """How many results have each value of a field, the commonest first."""
        if self.query_compiler._get_filterable_field(field_name) is None:
            raise FilterFieldError(f"Results have no filter field {field_name!r}.", field_name=field_name)
        counted = self._found().order_by().values(field_name).annotate(count=Count("pk")).order_by("-count")
        return OrderedDict((row[field_name], row["count"]) for row in counted)

    def _found(self) -> QuerySet[Any]:
        """All results as a queryset, not ranked."""
        compiler, statements = self.query_compiler, self.backend.statements
        if compiler.finds_all:
            return compiler.queryset
        if (sought := compiler.sought(statements.grammar)) is None:
            return compiler.queryset if compiler.is_negative else compiler.queryset.none()
        keys = RawSQL(*statements.keys(sought))
        return compiler.queryset.exclude(pk__in=keys) if compiler.is_negative else compiler.queryset.filter(pk__in=keys)

    def _best(self) -> list[Any]:
        queryset, statements = self.query_compiler.queryset, self.backend.statements
        sought = self.query_compiler.sought(statements.grammar)
        if sought is None or queryset.query.is_empty():
            return []
        is_whole = not self.start and self.stop is None  # then the objects alone are filtered
        if queryset.query.where and not is_whole:
            return self._objects(self._let_through(sought)[self.start : self.stop])
        return self._objects(_rows(queryset.db, statements.ranked(sought, self.stop))[self.start :])

    def _let_through(self, sought: Sought) -> list[tuple[Any, float]]:
        """The best that the filters let through. Of thousands only some more are looked at than are wanted."""
        found = self._found().order_by().values_list("pk", flat=True)  # asked only where all of them are needed
        queryset = self.query_compiler.queryset.values_list("pk", flat=True)
        for limit in (None,) if self.stop is None else (MORE * self.stop, None):
            ranked = _rows(queryset.db, self.backend.statements.ranked(sought, limit))
            allowed = set(found if limit is None else with_keys(queryset, (key for key, _ in ranked)))
            kept = [row for row in ranked if row[0] in allowed]
            if limit is None or len(ranked) < limit or len(kept) >= self.stop:
                break
        return kept

    def _objects(self, ranked: list[tuple[Any, float]]) -> list[Any]:
        """The objects in their order; one that is gone and still in the index is left out."""
        keys = [key for key, _ in ranked]
        by_key = {each.pk: each for each in with_keys(self.query_compiler.queryset, keys)}
        if self._score_field:
            for key, score in ranked:
                if key in by_key:
                    setattr(by_key[key], self._score_field, score)
        return [by_key[key] for key in keys if key in by_key]


def _rows(alias: str, statement: tuple[str, Iterable[object]]) -> list[tuple[Any, float]]:
    with connections[alias].cursor() as cursor:
        cursor.execute(*statement)
        return list(cursor.fetchall())
