"""What would change the result: conditions that are open and criteria that are unknown about the shortlist."""

from fractions import Fraction

from .case import Case, points
from .conditions import to_confirm
from .shapes import Change

SHOWN = 5


def changes(case: Case) -> tuple[Change, ...]:
    """Open conditions first, since they may exclude a tool, then unknown criteria by what they may bring.

    Source: decision-support C3, "Value of asking", without the change of leader, which comes with sensitivity.
    """
    return (*_open_conditions(case), *_unknown_criteria(case))[:SHOWN]


def _open_conditions(case: Case) -> tuple[Change, ...]:
    having: dict[str, list[str]] = {}
    for tool in case.picked:
        for condition in tool["open_conditions"]:
            having.setdefault(condition, []).append(tool["tool"])
    ordered = sorted(having, key=lambda condition: -len(having[condition]))
    return tuple(
        Change(to_confirm(case, [key])[0].sentence, None, tuple(case.name(tool) for tool in having[key]), 0)
        for key in ordered
    )


def _unknown_criteria(case: Case) -> tuple[Change, ...]:
    open_parts = {key: _open_parts(case, key) for key in case.document["targets"]}
    ordered = sorted((key for key in open_parts if open_parts[key]), key=lambda key: -sum(open_parts[key].values()))
    return tuple(_criterion_change(case, key, open_parts[key]) for key in ordered)


def _open_parts(case: Case, criterion: str) -> dict[str, Fraction]:
    parts = {tool["tool"]: case.open_part(tool, criterion) for tool in case.picked}
    return {tool: part for tool, part in parts.items() if points(part) > 0}


def _criterion_change(case: Case, criterion: str, parts: dict[str, Fraction]) -> Change:
    tools = tuple(case.name(tool) for tool in parts)
    return Change(None, case.edition.criteria[criterion].name, tools, points(max(parts.values())))
