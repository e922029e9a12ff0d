"""The default backend: the index of the library in the database of the site, kept and asked by the site's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.postgres.search import SearchVector
from django.db import connection
from django.db.models import TextField, Value
from django.utils.encoding import force_str
from modelsearch.conf import get_app_config
from modelsearch.index import AutocompleteField, BaseField, RelatedFields, SearchField
from modelsearch.utils import get_content_type_pk

from search.backends.compiling import AutocompleteCompiler, QueryCompiler
from search.backends.results import DatabaseResults
from search.backends.statements import AUTOCOMPLETE, BODY, TITLE, PostgresStatements, SqliteStatements
from search.words import index_words

WEIGHTS = {TITLE: "A", BODY: "D", AUTOCOMPLETE: "D"}  # of PostgreSQL


def language_of(thing: Any) -> str | None:
    """The language of an object's words: that of its locale, else its own `language`; None where nobody knows."""
    locale = getattr(thing, "locale", None)
    return getattr(locale, "language_code", None) or getattr(thing, "language", None)


def columns_of(thing: Any) -> dict[str, str]:
    """What the index holds of an object, by column."""
    texts: dict[str, list[str]] = {TITLE: [], BODY: [], AUTOCOMPLETE: []}
    for field, value in _values(thing, thing.get_search_fields()):
        texts[_column(field)].append(_text(value))
    language = language_of(thing)
    return {column: index_words("\n".join(parts), language) for column, parts in texts.items()}


def _column(field: BaseField) -> str:
    if isinstance(field, AutocompleteField):
        return AUTOCOMPLETE
    return TITLE if field.field_name == TITLE else BODY


def _values(thing: Any, fields: Iterable[BaseField]) -> Iterator[tuple[BaseField, Any]]:
    for field in fields:
        if isinstance(field, SearchField | AutocompleteField):
            yield field, field.get_value(thing)
        elif isinstance(field, RelatedFields):
            for related in _related(field.get_value(thing)):
                yield from _values(related, field.fields)


def _related(value: Any) -> Iterable[Any]:
    if hasattr(value, "all"):
        return value.all()
    value = value() if callable(value) else value
    return [] if value is None else [value]


def _text(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "\n".join(map(_text, value))
    return "\n".join(map(_text, value.values())) if isinstance(value, dict) else force_str(value or "")


def _stored(column: str, text: str) -> Any:
    if connection.vendor != "postgresql":
        return text
    return SearchVector(Value(text, output_field=TextField()), weight=WEIGHTS[column], config="simple")


if connection.vendor == "postgresql":
    from modelsearch.backends.database.postgres.postgres import PostgresSearchBackend as LibraryBackend
else:
    from modelsearch.backends.database.sqlite.sqlite import SQLiteSearchBackend as LibraryBackend


class DatabaseIndex(LibraryBackend.index_class):  # type: ignore[misc]
    """Writes one row an object. The library counts all titles with each of them; our rank needs no such mean."""

    def add_items(self, model: type[Any], objs: Iterable[Any]) -> None:
        """Writes what the index holds of these objects of one model, new or known."""
        if not model.get_search_fields():
            return
        entry, kind = get_app_config().get_model("IndexEntry"), get_content_type_pk(model)
        rows = [
            entry(content_type_id=kind, object_id=force_str(each.pk), **{k: _stored(k, v) for k, v in held.items()})
            for each in objs
            for held in [columns_of(each)]
        ]
        entry.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["content_type", "object_id"], update_fields=list(WEIGHTS)
        )

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Nothing: the rank is that of the full text."""


class SearchBackend(LibraryBackend):  # type: ignore[misc]
    """What `WAGTAILSEARCH_BACKENDS` names."""

    index_class = DatabaseIndex
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteCompiler
    results_class = DatabaseResults

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__(params)
        table = get_app_config().get_model("IndexEntry")._meta.db_table
        self.statements = (PostgresStatements if connection.vendor == "postgresql" else SqliteStatements)(table)
