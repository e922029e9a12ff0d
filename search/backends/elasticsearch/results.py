"""Results of a search by the server, or by the database where the server gives none."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import Any

from modelsearch.backends.base import FilterError, FilterFieldError
from modelsearch.backends.elasticsearch9 import Elasticsearch9SearchResults

from search.backends.elasticsearch.asking import Unanswered
from search.backends.elasticsearch.queries import AutocompleteCompiler
from search.portions import AT_ONCE, with_keys

MOST = 10_000  # hits that the server gives at once (index.max_result_window)
RANKED = [{"_score": "desc"}, {"pk": "desc"}]  # among equals what was made last
UNRANKED = ["_doc"]
TELLING = {"keyword", "long", "integer"}  # types whose values in a facet are those of the database
NEEDED = "hits.total.value,hits.hits._id,hits.hits._score,aggregations"


class Results(Elasticsearch9SearchResults):  # type: ignore[misc]  # the library has no types
    """The server finds, filters, ranks and counts. The objects come from the database, which also gives every order
    that is not by relevance: its order is that of the list without a search."""

    def _do_search(self) -> list[Any]:
        return self._either(self._found, "_do_search")

    def _do_count(self) -> int:
        return self._either(self._counted, "_do_count")

    def facet(self, field_name: str) -> OrderedDict[Any, int]:
        """How many results have each value of a field, the commonest first."""
        return self._either(lambda: self._faceted(field_name), "facet", field_name)

    def _either[Answer](self, ask: Callable[[], Answer], instead: str, *args: Any) -> Answer:
        """Of the server, or the same of the database; which also does what the server can't be asked (FilterError)."""
        try:
            return ask()
        except (Unanswered, FilterError):
            return getattr(self._in_database(), instead)(*args)

    def _in_database(self) -> Any:
        compiler, backend = self.query_compiler, self.backend.database
        search = backend.autocomplete if isinstance(compiler, AutocompleteCompiler) else backend.search
        results = search(
            compiler.query, compiler.queryset, fields=compiler.fields, order_by_relevance=compiler.order_by_relevance
        )
        results.start, results.stop, results._score_field = self.start, self.stop, self._score_field
        return results

    def _found(self) -> list[Any]:
        compiler = self.query_compiler
        if compiler.finds_nothing or self.start == self.stop:
            return []
        if compiler.is_ranked:
            return self._best()
        hits = self._hits(size=AT_ONCE + 1, sort=UNRANKED)
        if len(hits) > AT_ONCE:  # the database puts them in order anyway, and needs no keys for what it finds itself
            raise Unanswered
        found = compiler.queryset.filter(pk__in=[hit["_id"] for hit in hits])
        return list((found if found.query.order_by else found.order_by("-pk"))[self.start : self.stop])

    def _best(self) -> list[Any]:
        many = MOST if self.stop is None else self.stop - self.start
        hits = self._hits(from_=self.start, size=many, sort=RANKED)
        by_key = {str(each.pk): each for each in self._objects(hits)}
        if self._score_field:
            for hit in hits:
                if hit["_id"] in by_key:
                    setattr(by_key[hit["_id"]], self._score_field, hit["_score"])
        return [by_key[hit["_id"]] for hit in hits if hit["_id"] in by_key]

    def _objects(self, hits: list[dict[str, Any]]) -> Iterator[Any]:
        """Those that the database still has, whatever the index says."""
        return with_keys(self.query_compiler.queryset, (hit["_id"] for hit in hits))

    def _hits(self, from_: int = 0, size: int = MOST, **how: Any) -> list[dict[str, Any]]:
        """Hits in their order. Where there are more than the server gives at once, the database is asked for all."""
        answer = self._ask(from_=from_, size=min(size, MOST - from_), track_total_hits=MOST + 1, **how)
        most = answer["hits"]["total"]["value"]
        if min(from_ + size, most) > MOST or (size == MOST and most > MOST):
            raise Unanswered
        hits: list[dict[str, Any]] = answer["hits"].get("hits", [])
        return hits

    def _counted(self) -> int:
        if self.query_compiler.finds_nothing:
            return 0
        most = self._ask(size=0, track_total_hits=True)["hits"]["total"]["value"]
        return max(0, (most if self.stop is None else min(self.stop, most)) - self.start)

    def _faceted(self, field_name: str) -> OrderedDict[Any, int]:
        compiler = self.query_compiler
        field = compiler._get_filterable_field(field_name)
        if field is None:
            raise FilterFieldError(f"Results have no filter field {field_name!r}.", field_name=field_name)
        column, mapping = compiler.mapping.get_field_mapping(field)
        if mapping["type"] not in TELLING:
            raise Unanswered
        if compiler.finds_nothing:
            return OrderedDict()
        wanted = {"values": {"terms": {"field": column, "size": MOST}}, "none": {"missing": {"field": column}}}
        answer = self._ask(size=0, aggregations=wanted)["aggregations"]
        counts = [(bucket["key"], bucket["doc_count"]) for bucket in answer["values"]["buckets"]]
        if answer["none"]["doc_count"]:
            counts.append((None, answer["none"]["doc_count"]))
        return OrderedDict(sorted(counts, key=lambda each: -each[1]))

    def _ask(self, **how: Any) -> Any:
        """One search; an answer in which a part of the index is missing counts as a fault."""
        query, backend = self.query_compiler.get_query(), self.backend
        index = backend.get_index_for_model(self.query_compiler.queryset.model).name
        return backend.server.ask(
            lambda: backend.es.search(
                index=index,
                query=query,
                source=False,
                allow_partial_search_results=False,
                filter_path=NEEDED,
                **how,
            )
        )
