"""The needs of the municipality one by one, with the tools of the shortlist."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from advisor.result_document import ListedTool, NeedOfResult
from tools_catalog.matching.catalogue import assessment_from
from tools_catalog.matching.evidence import assessed_bounds

from . import evidence
from .case import Case, fit, points
from .reasons import narrowed_by, needed
from .shapes import Cell, CriterionRow, NeedRow, Verdict

ANY_LEVEL = [0, 4]


def needs_table(case: Case) -> tuple[NeedRow, ...]:
    """Needs by weight, the heaviest first; equal ones in the order of the edition."""
    needs = sorted(case.document["needs"], key=lambda need: -Fraction(need["weight"]))
    return tuple(_row(case, need) for need in needs)


def _row(case: Case, need: NeedOfResult) -> NeedRow:
    return NeedRow(
        key=need["key"],
        name=case.edition.needs[need["key"]].name,
        weight=points(Fraction(need["weight"])),
        importance=case.edition.importance[need["importance"]].name,
        chosen=need["source"] == "chosen",
        raised=tuple(case.edition.needs[need["key"]].raised_defaults[number] for number in need["raised_by"]),
        first=need["first"],
        fits=tuple(fit(tool["needs"][need["key"]]) for tool in case.picked),
        criteria=tuple(_criterion_row(case, key) for key in _by_share(need)),
    )


def _by_share(need: NeedOfResult) -> list[str]:
    return sorted(need["shares"], key=lambda key: -Fraction(need["shares"][key]))


def _criterion_row(case: Case, criterion: str) -> CriterionRow:
    return CriterionRow(
        key=criterion,
        name=case.edition.criteria[criterion].name,
        target=case.document["targets"][criterion],
        needed=needed(case, criterion),
        asked=criterion in case.document["asked"],
        cells=tuple(_cell(case, tool, criterion) for tool in case.picked),
    )


def _cell(case: Case, tool: ListedTool, criterion: str) -> Cell:
    low, high = tool["levels"][criterion]
    target = case.document["targets"][criterion]
    stored = case.tool(tool["tool"])["assessments"].get(criterion) or {}
    unknown, derived = [low, high] == ANY_LEVEL, narrowed_by(case, tool, criterion)
    return Cell(
        low=low,
        high=high,
        proven=min(low, proven(case, stored, criterion)) if derived else low,
        state="unknown" if unknown else "scored",
        verdict=verdict(low, high, target),
        more_than_needed=low > target,
        floor=bool(stored.get("floor")) and not unknown,
        derived=derived,
        evidence=evidence.of_criterion(case, tool["tool"], criterion),
    )


def proven(case: Case, stored: Mapping[str, Any], criterion: str) -> int:
    """The level up to which there is evidence; what the methodology derives from plain facts does not count."""
    assessment, rules = assessment_from(stored) if stored else None, case.edition.rules
    return assessed_bounds(assessment, rules.criteria[criterion], rules, case.as_of)[0]


def verdict(low: int, high: int, target: int) -> Verdict:
    """Whether a level range meets the level needed, surely does not, or may."""
    if low >= target:
        return "yes"
    return "no" if high < target else "unknown"
