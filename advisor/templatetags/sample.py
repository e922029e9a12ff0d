"""A tag for other apps: the shortlist of an example town, as the home page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils import timezone

from advisor.example_results import example_case, find_example
from advisor.explanations.tools import picks
from tools_catalog.example_towns import ExampleTown
from tools_catalog.request_catalogue import snapshot_of, urls_of

register = template.Library()
TOWN = "town"


@dataclass(frozen=True)
class Sample:
    """An example town and the first tools of its result."""

    town: ExampleTown
    picks: tuple[Any, ...]


@register.simple_tag(takes_context=True)
def sample_result(context: template.Context) -> Sample | None:
    """The result of an example town over today's catalogue; None while the catalogue is empty."""
    snapshot = snapshot_of(context["request"])
    if not snapshot.tools:
        return None
    town = find_example(TOWN)
    case = example_case(town, snapshot, timezone.localdate(), urls_of(context["request"]))
    return Sample(town, picks(case))
