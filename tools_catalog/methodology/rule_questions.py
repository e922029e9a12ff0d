"""Questions of an edition as rules: which options there are and what each does."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from ..matching.edition import (
    BaseCondition,
    ConditionalEffects,
    ConditionRule,
    ConditionValue,
    Effects,
    Question,
)
from ..matching.when import AllOf, Always, Answered, AnyOf, Computed, Not, TargetAtLeast, When
from .places import base_condition_id, condition_ids
from .task_keys import KeyedTexts

NAMED_VALUES = frozenset({"budget_max", "max_weeks"})
FILL = {"needs": "importance", "active_needs": "first_need"}


def when_from(raw: Any) -> When:
    """A condition in the form that all files of an edition share."""
    match raw:
        case "always":
            return Always()
        case {"all": parts}:
            return AllOf(tuple(map(when_from, parts)))
        case {"any": parts}:
            return AnyOf(tuple(map(when_from, parts)))
        case {"not": part}:
            return Not(when_from(part))
        case {"question": question, "in": options}:
            return Answered(question, frozenset(options))
        case {"target": criterion, "gte": level}:
            return TargetAtLeast(criterion, level)
        case {"computed": name}:
            return Computed(name)
        case _:
            raise ValueError(f"not a condition: {raw!r}")


def optional_when(raw: Any) -> When | None:
    """The condition, or None where there is none."""
    return None if raw is None else when_from(raw)


def frozen[V](items: Iterable[tuple[str, V]] | Mapping[str, V]) -> Mapping[str, V]:
    """A mapping that cannot be changed and keeps its order."""
    return MappingProxyType(dict(items))


def questions_from(files: Mapping[str, Any], tasks: KeyedTexts, notes: KeyedTexts) -> Mapping[str, Question]:
    """All questions in the order of the questionnaire."""
    required = frozenset(files["edition"]["required_questions"])
    questions = files["questions"]["questions"]
    return frozen((raw["key"], _question(raw, raw["key"] in required, tasks, notes)) for raw in questions)


def base_conditions_from(files: Mapping[str, Any]) -> tuple[BaseCondition, ...]:
    """Conditions that hold whatever the answers are; the id is `base.<fact>`."""
    return tuple(
        BaseCondition(
            _condition(raw, base_condition_id(raw)),
            optional_when(raw.get("unless")),
            optional_when(raw.get("unsure_when")),
        )
        for raw in files["edition"]["base_knockouts"]
    )


def _question(raw: Mapping[str, Any], required: bool, tasks: KeyedTexts, notes: KeyedTexts) -> Question:
    def effects(place: str, raw_effects: Mapping[str, Any]) -> Effects:
        return _effects(f"{raw['key']}.{place}", raw_effects, tasks, notes)

    def cells(row: Mapping[str, Any]) -> Mapping[str, Effects]:
        places = ((column, f"{row['key']}.{column}", cell) for column, cell in row["cells"].items())
        return frozen((column, effects(place, cell.get("effects", {}))) for column, place, cell in places)

    return Question(
        key=raw["key"],
        type=raw["type"],
        required=required,
        max=raw.get("max"),
        exclusive=frozenset(raw.get("exclusive", ())),
        visible_if=optional_when(raw.get("visible_if")),
        options=frozen((o["key"], effects(o["key"], o.get("effects", {}))) for o in raw.get("options", ())),
        rows=frozen((row["key"], cells(row)) for row in raw.get("rows", ())),
        fill=FILL.get(raw.get("rows_from") or raw.get("options_from")),  # type: ignore[arg-type]
    )


def _effects(place: str, raw: Mapping[str, Any], tasks: KeyedTexts, notes: KeyedTexts) -> Effects:
    ids = condition_ids(place)
    return Effects(
        targets=frozen(raw.get("targets", {})),
        conditions=tuple(_condition(condition, next(ids)) for condition in raw.get("knockouts", ())),
        conditional=tuple(
            ConditionalEffects(
                when_from(part["when"]),
                frozen(part.get("targets", {})),
                tuple(_condition(condition, next(ids)) for condition in part.get("knockouts", ())),
            )
            for part in raw.get("conditional", ())
        ),
        tasks=tasks.at(place),
        notes=notes.at(place),
        flags=tuple(raw.get("flags", ())),
    )


def _condition(raw: Mapping[str, Any], key: str) -> ConditionRule:
    value: ConditionValue = tuple(raw["value"]) if isinstance(raw["value"], list) else raw["value"]
    named = value if isinstance(value, str) and value in NAMED_VALUES else None
    return ConditionRule(
        id=key,
        code=raw["code"],
        op=raw["op"],
        fact=raw.get("fact"),
        criterion=raw.get("criterion"),
        value=None if named else value,
        named=named,
        if_unknown=raw.get("if_unknown", "conditional"),
    )


def fraction(raw: Any) -> Fraction:
    """A number or a fraction in quotes, exactly."""
    return Fraction(raw)
