"""Checks the file of case studies. They stay in their file until their pages come; what is wrong is said today."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Set
from typing import Any

from django.utils.translation import gettext as _

from tools_catalog.rules import Fault
from tools_catalog.rules.tools import country_faults
from tools_catalog.rules.values import (
    address_faults,
    both_languages_faults,
    day_faults,
    inside,
    is_amount,
    is_count,
    keys_faults,
    list_faults,
    sources_faults,
    year_faults,
)

NEEDED = (
    *("id", "place", "country", "countries", "population", "population_source", "year_start", "period", "method"),
    *("method_also", "target_groups", "goal", "tool", "means", "outcome", "text", "lesson", "evidence_basis"),
    *("sources", "retrieved", "tool_basis"),
)
OPTIONAL = ("tool_candidate",)
_METHOD = re.compile(r"[a-z_]+")


def cases_faults(cases: Any, tools: Set[str], today: datetime.date) -> Iterator[Fault]:
    """All faults of the file; `tools` are the keys of all tools."""
    if not isinstance(cases, list):
        yield Fault("", _("A list is needed here."))
        return
    ids: set[str] = set()
    for index, case in enumerate(cases):
        name = case.get("id") if isinstance(case, Mapping) else None
        place = str(name or f"[{index}]")
        if name in ids:
            yield Fault(place, _("Another case has this id."))
        ids.add(str(name))
        yield from inside(place, case_faults(case, tools, today))


def case_faults(case: Any, tools: Set[str], today: datetime.date) -> Iterator[Fault]:
    """All faults of one case."""
    wrong = list(keys_faults(case, NEEDED, OPTIONAL))
    yield from wrong
    if wrong:
        return
    yield from _texts_faults(case)
    yield from _place_faults(case, today)
    yield from _tool_faults(case, tools)
    yield from _outcome_faults(case["outcome"])
    yield from sources_faults("sources", case["sources"])
    yield from day_faults("retrieved", case["retrieved"], today)


def _texts_faults(case: Mapping[str, Any]) -> Iterator[Fault]:
    for key in ("place", "period", "goal", "text"):
        yield from both_languages_faults(key, case[key])
    for key in ("means", "lesson"):
        if case[key] is not None:
            yield from both_languages_faults(key, case[key])
    if not isinstance(case["target_groups"], list) or not case["target_groups"]:
        yield Fault("target_groups", _("Name at least one group."))
        return
    for index, group in enumerate(case["target_groups"]):
        yield from both_languages_faults(f"target_groups[{index}]", group)


def _place_faults(case: Mapping[str, Any], today: datetime.date) -> Iterator[Fault]:
    if case["country"] is None:
        yield Fault("country", _("A country code of two letters is needed here."))
    yield from country_faults("country", case["country"])
    yield from list_faults("countries", case["countries"])
    for country in case["countries"] if isinstance(case["countries"], list) else ():
        yield from country_faults("countries", country)
    if case["population"] is not None:
        if not is_count(case["population"]):
            yield Fault("population", _("A whole number is needed here."))
        yield from address_faults("population_source", case["population_source"])
    if case["year_start"] is not None:
        yield from year_faults("year_start", case["year_start"], today)


def _tool_faults(case: Mapping[str, Any], tools: Set[str]) -> Iterator[Fault]:
    if not isinstance(case["method"], str) or not _METHOD.fullmatch(case["method"]):
        yield Fault("method", _("A key of small letters is needed here."))
    for key in ("tool", "tool_candidate"):
        if case.get(key) is not None and case[key] not in tools:
            yield Fault(key, _("There is no tool “%(key)s”.") % {"key": case[key]})
    if (case["tool_basis"] == "named") != (case["tool"] is not None):
        yield Fault("tool_basis", _("A tool and “named” go together."))


def _outcome_faults(outcome: Any) -> Iterator[Fault]:
    yield from list_faults("outcome", outcome)
    seen: set[str] = set()
    for index, result in enumerate(outcome if isinstance(outcome, list) else ()):
        place = f"outcome[{index}]"
        wrong = list(keys_faults(result, ("key", "value", "label")))
        yield from inside(place, wrong)
        if wrong:
            continue
        if result["key"] in seen:
            yield Fault(place, _("Another outcome has this key."))
        seen.add(result["key"])
        if result["value"] is not None and not is_amount(result["value"]):
            yield Fault(place, _("A number from 0 up is needed here."))
        yield from both_languages_faults(f"{place}.label", result["label"])
