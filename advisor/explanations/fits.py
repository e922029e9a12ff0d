"""The fit of a tool in points, and how much of the certain part has evidence; the rest the methodology computes."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from advisor.result_document import Fit as StoredFit
from advisor.result_document import ListedTool, NeedOfResult
from tools_catalog.matching.catalogue import assessment_from
from tools_catalog.matching.evidence import assessed_bounds

from .case import Case, points
from .parts import Fit


def whole_fit(case: Case, tool: ListedTool) -> Fit:
    """The fit of a listed tool."""
    return _fit({"sure": tool["sure"], "possible": tool["possible"]}, computed(case, tool, case.weights))


def need_fit(case: Case, tool: ListedTool, need: NeedOfResult) -> Fit:
    """What a listed tool does for one need, as a share of that need."""
    shares = {criterion: Fraction(share) for criterion, share in need["shares"].items()}
    return _fit(tool["needs"][need["key"]], computed(case, tool, shares))


def computed(case: Case, tool: ListedTool, shares: Mapping[str, Fraction]) -> Fraction:
    """The part of the certain fit for which there is no evidence; `shares` by criterion."""
    parts = (
        shares[key] * (case.value(key, tool["levels"][key][0]) - case.value(key, proven(case, tool, key)))
        for key in tool["derived"]
        if key in shares
    )
    return sum(parts, Fraction(0))


def proven(case: Case, tool: ListedTool, criterion: str) -> int:
    """The level up to which there is evidence; what the methodology derives from plain facts does not count."""
    stored: Mapping[str, Any] = case.tool(tool["tool"])["assessments"].get(criterion) or {}
    assessment, rules = assessment_from(stored) if stored else None, case.edition.rules
    assessed = assessed_bounds(assessment, rules.criteria[criterion], rules, case.as_of)
    return min(tool["levels"][criterion][0], assessed[0])


def _fit(amounts: StoredFit, without_evidence: Fraction) -> Fit:
    sure = amounts["sure"]
    return Fit(points(Fraction(sure["exact"]) - without_evidence), sure["points"], amounts["possible"]["points"])
