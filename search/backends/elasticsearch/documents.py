"""What the server keeps of an object: its words as all backends of ours keep them, and what searches filter by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from modelsearch.backends.base import get_model_root
from modelsearch.backends.elasticsearch9 import Elasticsearch9Mapping
from modelsearch.index import FilterField, RelatedFields, get_indexed_models

from search.backends.compiling import WHOLE_NUMBERS
from search.backends.database import columns_of
from search.backends.statements import AUTOCOMPLETE, BODY, TITLE
from search.words import FORM

LONGEST_BEGINNING = 15  # letters; what is longer is found more slowly


def column(name: str) -> str:
    """The field of the server that holds the words of a column of the index."""
    return f"_{name}"


def words(**more: Any) -> dict[str, Any]:
    """A field with words that are ready: the server only parts them at spaces."""
    return {"type": "text", "analyzer": "whitespace", **more}


class Mapping(Elasticsearch9Mapping):  # type: ignore[misc]  # the library has no types
    """The library's own keeps every text apart, analysed by filters that are not in the core of the server."""

    def get_mapping(self) -> dict[str, Any]:
        """The fields of one model."""
        prefixes = {"min_chars": 1, "max_chars": LONGEST_BEGINNING}
        fields = {
            "pk": {"type": "long" if self._has_number() else "keyword"},
            "_django_content_type": {"type": "keyword"},
            column(TITLE): words(),
            column(BODY): words(),
            column(AUTOCOMPLETE): words(index_prefixes=prefixes),
            **dict(map(self.get_field_mapping, filters(self.model.get_search_fields()))),
        }
        return {"properties": fields}

    def get_document(self, obj: Any) -> dict[str, Any]:
        """What is kept of one object."""
        kept = (self._get_document_field_data(field, obj) for field in filters(self.model.get_search_fields()))
        return {
            "pk": obj.pk,
            "_django_content_type": self.get_all_content_types(),
            **{column(name): text for name, text in columns_of(obj).items()},
            **{name: value for name, value, _edgengrams in kept},
        }

    def _has_number(self) -> bool:
        return get_model_root(self.model)._meta.pk.get_internal_type() in WHOLE_NUMBERS


def filters(fields: Iterable[Any]) -> Iterator[Any]:
    """What searches filter by, also of related objects."""
    for field in fields:
        if isinstance(field, FilterField):
            yield field
        elif isinstance(field, RelatedFields) and (inner := list(filters(field.fields))):
            yield RelatedFields(field.field_name, inner)


def fields_below(root: type[Any]) -> dict[str, Any]:
    """The fields of a model and all its relatives, which stand in one index."""
    models = (model for model in get_indexed_models() if get_model_root(model) is root)
    return {name: field for model in models for name, field in Mapping(model).get_mapping()["properties"].items()}


def signature(root: type[Any]) -> str:
    """Tells whether an index was made for the fields that the models have now, in the form that words have now."""
    return hashlib.sha256(json.dumps([FORM, fields_below(root)], sort_keys=True).encode()).hexdigest()[:16]
