"""The needs of the municipality one by one, with the tools of the shortlist."""

from fractions import Fraction

from advisor.result_document import ListedTool, NeedOfResult

from . import evidence
from .case import Case, points
from .fits import need_fit, proven
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
        fits=tuple(need_fit(case, tool, need) for tool in case.picked),
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
        proven=proven(case, tool, criterion) if derived else low,
        state="unknown" if unknown else "scored",
        verdict=verdict(low, high, target),
        more_than_needed=low > target,
        floor=bool(stored.get("floor")) and not unknown,
        derived=derived,
        evidence=evidence.of_criterion(case, tool["tool"], criterion),
    )


def verdict(low: int, high: int, target: int) -> Verdict:
    """Whether a level range meets the level needed, surely does not, or may."""
    if low >= target:
        return "yes"
    return "no" if high < target else "unknown"
