"""Example results of made-up towns: read-only, computed over today's catalogue, stored nowhere."""

import datetime
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language

from advisor.explanations import Case
from advisor.results import plain
from tools_catalog.adapters import LoadedSnapshot, recommendation_document
from tools_catalog.example_towns import ExampleTown, example_towns
from tools_catalog.methodology import load_edition

KEPT = 24  # documents: three towns, two languages, four snapshots or days


def find_example(key: str) -> ExampleTown:
    """The town with this key. Raises Http404."""
    for example in example_towns():
        if example.key == key:
            return example
    raise Http404


def example_url(example: ExampleTown) -> str:
    """The address of its result in the language of this page."""
    return reverse("advisor:example", args=[example.key])


def example_case(example: ExampleTown, snapshot: LoadedSnapshot, as_of: datetime.date, urls: Mapping[str, str]) -> Case:
    """The example's result on a day over a snapshot; computed once per process for each of these and each language."""
    document = _document(example.key, snapshot, as_of, get_language() or "cs")
    return Case(document, load_edition(example.edition), snapshot.tools, urls)


@lru_cache(maxsize=KEPT)
def _document(key: str, snapshot: LoadedSnapshot, as_of: datetime.date, language: str) -> Any:
    example = find_example(key)
    edition = load_edition(example.edition)
    return plain(recommendation_document(example.answers(), edition=edition, snapshot=snapshot, as_of=as_of))
