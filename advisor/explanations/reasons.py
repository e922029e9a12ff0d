"""Why a tool fits and what to watch, each in words of the municipality's need."""

from collections.abc import Iterable
from fractions import Fraction

from advisor.result_document import ListedTool, Reason
from tools_catalog.methodology import Text
from tools_catalog.tool_criteria import launch_weeks

from . import evidence
from .case import Case, points
from .parts import Sentence
from .references import size_band
from .tool_shapes import Advantage, Drawback

STRONGEST_SHOWN = 3
LAUNCH = "time_to_launch"  # edition.yaml, launch_weeks_cap
OF_THE_SAME_SIZE = "track_record_size"
ONE_POSSIBLE_LEVEL_GRADES = frozenset({"A", "B"})


def advantages(case: Case, tool: ListedTool) -> tuple[Advantage, ...]:
    """The strongest reasons for the tool, at most three, in the order of the document."""
    reasons = [reason for reason in tool["reasons"] if reason["kind"] == "for"]
    return tuple(_advantage(case, tool, reason) for reason in reasons[:STRONGEST_SHOWN])


def _advantage(case: Case, tool: ListedTool, reason: Reason) -> Advantage:
    criterion = case.edition.criteria[reason["criterion"]]
    return Advantage(
        need=case.edition.needs[reason["need"]].name,
        criterion=criterion.name,
        has=criterion.levels[reason["target"]],
        evidence=evidence.of_criterion(case, tool["tool"], criterion.key),
    )


def drawbacks(case: Case, tool: ListedTool) -> tuple[Drawback, ...]:
    """All main reasons against the tool and all unknowns, one for each need and criterion, weightiest first."""
    found: dict[tuple[str, str], list[Reason]] = {}
    for reason in tool["reasons"]:
        if reason["kind"] != "for":
            found.setdefault((reason["need"], reason["criterion"]), []).append(reason)
    weighty = sorted(found.values(), key=lambda reasons: -_worth(reasons))
    return tuple(_drawback(case, tool, reasons) for reasons in weighty)


def _drawback(case: Case, tool: ListedTool, reasons: list[Reason]) -> Drawback:
    reason = reasons[0]
    criterion = case.edition.criteria[reason["criterion"]]
    low, high = reason["level"]
    return Drawback(
        need=case.edition.needs[reason["need"]].name,
        criterion=criterion.name,
        needed=needed(case, criterion.key),
        unmet=high < reason["target"],
        lost=points(_worth(r for r in reasons if r["kind"] == "against")),
        open=points(_worth(r for r in reasons if r["kind"] == "unknown")),
        worst=criterion.levels[low] if low else None,
        best=criterion.levels[high],
        exact=low == high,
        because=why_open(case, tool, criterion.key) if low < high else (),
        evidence=evidence.of_criterion(case, tool["tool"], criterion.key),
        size_needed=criterion.computed == OF_THE_SAME_SIZE and size_band(case) is None,
    )


def needed(case: Case, criterion: str) -> Sentence:
    """The level that the municipality needs, in the words of the criterion; of a computed one, of its requirement."""
    target = case.document["targets"][criterion]
    if case.edition.criteria[criterion].computed:
        return case.sentence(case.edition.document.requirements[criterion][target])
    return case.sentence(case.edition.criteria[criterion].levels[target])


def why_open(case: Case, tool: ListedTool, criterion: str) -> tuple[Text, ...]:
    """Why the level is a range: the grade of the evidence, a floor, or what plain facts say."""
    cell = case.tool(tool["tool"])["assessments"].get(criterion) or {}
    reasons = list(narrowed_by(case, tool, criterion))
    grade = cell.get("grade") or case.edition.rules.missing_cell
    if cell.get("evidence") and grade not in ONE_POSSIBLE_LEVEL_GRADES:
        reasons.append(case.edition.grades[grade].text)
    elif cell.get("floor"):
        reasons.append(case.edition.labels.floor_meaning)
    return tuple(reasons)


def narrowed_by(case: Case, tool: ListedTool, criterion: str) -> tuple[Text, ...]:
    """What plain facts say about a level: the sentences of the edition, and the shortest documented time to launch."""
    sentences = tuple(case.edition.derived_intervals[number] for number in tool["derived"].get(criterion, ()))
    if criterion != LAUNCH or not tool["weeks_cap"]:
        return sentences
    return (*sentences, launch_weeks(case.tool(tool["tool"]), case.edition))


def _worth(reasons: Iterable[Reason]) -> Fraction:
    return sum((Fraction(reason["worth"]) for reason in reasons), Fraction(0))
