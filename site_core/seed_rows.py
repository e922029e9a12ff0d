"""Rows that a page of the seed is joined with (what inline panels show), in their plain form.

Plain is a list in the order of the editor: for each row what it says itself, by the names of the columns, such as
`{"organisation_id": 3}`.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Field
from django.db.models.fields.reverse_related import ManyToOneRel
from wagtail.models import Page

PLACE = "sort_order"


def own_fields(relation: ManyToOneRel) -> list[Field[Any, Any]]:
    """The fields of a row that are neither its key, nor its page, nor its place."""
    fields = relation.related_model._meta.concrete_fields
    return [field for field in fields if field is not relation.field and not field.primary_key and field.name != PLACE]


def rows_from(relation: ManyToOneRel, values: list[dict[str, Any]]) -> list[Any]:
    """Rows that are not saved yet, in their order."""
    return [relation.related_model(**{PLACE: place}, **value) for place, value in enumerate(values)]


def plain_rows(page: Page, relation: ManyToOneRel) -> list[dict[str, Any]]:
    """The plain form of the rows that a page has now."""
    names = [field.attname for field in own_fields(relation)]
    return [{name: getattr(row, name) for name in names} for row in getattr(page, relation.get_accessor_name()).all()]
