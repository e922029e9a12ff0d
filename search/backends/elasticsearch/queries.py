"""From a search of the library to what Elasticsearch is asked, with words as all backends of ours look for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from modelsearch.backends.elasticsearch9 import Elasticsearch9SearchQueryCompiler

from search.backends import compiling
from search.backends.elasticsearch.documents import Mapping, column
from search.backends.grammar import Asking
from search.backends.statements import TITLE, TITLE_COUNTS
from search.queries import Forms

type Clause = dict[str, Any]  # of the query language of Elasticsearch; an empty one says nothing
ALL: Clause = {"match_all": {}}


@dataclass(frozen=True)
class Clauses(Asking[Clause]):
    """Looks into these columns of the index."""

    columns: tuple[str, ...]
    nothing: Clause = field(default_factory=dict)

    def every(self, parts: Iterable[Clause]) -> Clause:
        """All of the parts."""
        return _joined("must", parts)

    def either(self, parts: Iterable[Clause]) -> Clause:
        """Any of the parts: at least one, for a bool that has nothing else asks for one."""
        return _joined("should", parts)

    def without(self, part: Clause, unwanted: Clause) -> Clause:
        """What has the one and not the other."""
        return {"bool": {"must": [part], "must_not": [unwanted]}}

    def forms(self, forms: Forms, beginning: bool = False) -> Clause:
        """Any form of a word; with `beginning` the first one may go on."""
        if not forms:
            return {}
        if not beginning:
            return {"multi_match": {"type": "most_fields", "query": " ".join(forms), "fields": self._counting()}}
        going_on = self.either({"prefix": {column(name): forms[0]}} for name in self.columns)
        return self.either([going_on, self.forms(forms[1:])])

    def phrase(self, words: tuple[str, ...]) -> Clause:
        """The words one behind the other."""
        return {"multi_match": {"type": "phrase", "query": " ".join(words), "fields": self._counting()}}

    def _counting(self) -> list[str]:
        """A word in a title counts for more."""
        return [f"{column(name)}^{TITLE_COUNTS}" if name == TITLE else column(name) for name in self.columns]


def _joined(how: str, parts: Iterable[Clause]) -> Clause:
    said = list(filter(None, parts))
    return said[0] if len(said) == 1 else {"bool": {how: said}} if said else {}


class _Compiler(Elasticsearch9SearchQueryCompiler):  # type: ignore[misc]  # the library has no types
    """Filters as the library makes them, words as we look for them."""

    mapping_class = Mapping

    @property
    def finds_nothing(self) -> bool:
        """Whether nothing was typed that can be looked for."""
        return not self.finds_all and not self.is_negative and not self.get_inner_query()

    def get_inner_query(self) -> Clause:
        """The part of the query without filters."""
        if self.finds_all:
            return ALL
        asked: Clause = self.asked(Clauses(self._columns()))
        if not self.is_negative:
            return asked
        return {"bool": {"must_not": [asked]}} if asked else ALL


class QueryCompiler(compiling.QueryCompiler, _Compiler):
    """Looks for whole words in titles and texts."""


class AutocompleteCompiler(compiling.AutocompleteCompiler, _Compiler):
    """Looks for what somebody is still typing."""
