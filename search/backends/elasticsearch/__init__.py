"""Elasticsearch, where SEARCH_URL names one; the database stands by, is kept current too and answers when it is away.

`WAGTAILSEARCH_BACKENDS` names this package. The server stores and compares words that `search.words` has made, so its
core is enough and its hits are those of the database (ADR 0041, 0042).
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import unquote

from modelsearch.backends import get_search_backend
from modelsearch.backends.base import get_model_root
from modelsearch.backends.elasticsearch9 import Elasticsearch9SearchBackend
from modelsearch.index import get_indexed_models

from search.backends.elasticsearch import behind
from search.backends.elasticsearch.asking import FAULTS, Server, Unanswered, client_of
from search.backends.elasticsearch.documents import Mapping
from search.backends.elasticsearch.indexes import Index, Rebuilder, give_up
from search.backends.elasticsearch.queries import AutocompleteCompiler, QueryCompiler
from search.backends.elasticsearch.results import Results
from search.models import UnsentChange

ONE_SECOND = {1: (0.5, 0)}  # by nodes: seconds that one is waited for, further nodes that are tried
SEVERAL = (0.4, 1)
INDEX = {"number_of_shards": 1, "auto_expand_replicas": "0-1"}


class SearchBackend(Elasticsearch9SearchBackend):  # type: ignore[misc]  # the library has no types
    """What `WAGTAILSEARCH_BACKENDS` names. `DATABASE` is the name of the backend that stands by."""

    mapping_class = Mapping
    index_class = Index
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteCompiler
    results_class = Results
    atomic_rebuilder_class = Rebuilder
    faults = FAULTS
    give_up = staticmethod(give_up)
    client_class = staticmethod(client_of)
    settings = {"settings": {"index": INDEX}}

    def __init__(self, params: dict[str, Any]) -> None:
        urls = params["URLS"]
        seconds, retries = ONE_SECOND.get(len(urls), SEVERAL)
        self.database_name = params.pop("DATABASE", "database")
        patience = {"max_retries": retries, "retry_on_timeout": retries > 0}
        super().__init__({"TIMEOUT": seconds, **params, "OPTIONS": {**patience, **params.get("OPTIONS", {})}})
        self.server = Server(",".join(urls), behind.catch_up_soon)

    @property
    def database(self) -> Any:
        """The backend that stands by."""
        return get_search_backend(self.database_name)

    def answers(self) -> bool:
        """Whether the server may be asked and answers now."""
        try:
            self.server.ask(lambda: self.es.cluster.health(filter_path="status"))
        except Unanswered:
            return False
        return True

    def is_well(self) -> bool:
        """Whether the server answers now, circuit or not, and has each index as the models are."""
        health = self.es.cluster.health(filter_path="status")
        return health["status"] != "red" and not self.unfit()

    def unfit(self) -> list[type[Any]]:
        """Models whose index is missing or was made for other fields, one of each index."""
        roots = dict.fromkeys(map(get_model_root, get_indexed_models()))
        return [root for root in roots if not self.get_index_for_model(root).is_fit()]

    def is_behind(self, since: datetime) -> bool:
        """Whether a change waits since then. While an index is made anew they all do, though it has the old one."""
        return UnsentChange.objects.filter(since__lt=since).exists() and not behind.is_being_rebuilt()

    def catch_up(self) -> int:
        """Brings the changes that the server has missed; says how many."""
        return behind.catch_up(self)

    def get_index_for_model(self, model: type[Any]) -> Index:
        """The index of a model and all its relatives."""
        index: Index = super().get_index_for_model(model)
        index.root = get_model_root(model)
        return index

    def _get_options_from_host_urls(self, urls: list[Any]) -> dict[str, Any]:
        """A password may hold any sign, as it is written in addresses."""
        options: dict[str, Any] = super()._get_options_from_host_urls(urls)
        if "basic_auth" in options:
            options["basic_auth"] = tuple(unquote(part or "") for part in options["basic_auth"])
        return options
