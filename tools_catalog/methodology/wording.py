"""Makes the words of an edition from its files."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .places import all_conditions
from .rule_questions import frozen
from .task_keys import KeyedTexts
from .text import Text
from .words import (
    Condition,
    CriteriaGroup,
    Criterion,
    Fact,
    Grade,
    Importance,
    Labels,
    Legal,
    LegalFigure,
    Level,
    Need,
    Outcome,
    Readiness,
    ReadinessRule,
    Term,
)

type Files = Mapping[str, Any]


def texts(raw: Mapping[Any, Mapping[str, str]]) -> Mapping[Any, Text]:
    """Texts by key."""
    return frozen((key, Text(text)) for key, text in raw.items())


def named(items: Iterable[Mapping[str, Any]], field: str) -> Mapping[str, Text]:
    """One text of each item, by its key."""
    return frozen((raw["key"], Text(raw[field])) for raw in items)


def optional_text(raw: Mapping[str, str] | None) -> Text | None:
    """The text, or None where there is none."""
    return None if raw is None else Text(raw)


def needs_from(files: Files) -> Mapping[str, Need]:
    """The need cards in their order."""
    return frozen((raw["key"], _need(raw)) for raw in files["needs"]["needs"])


def _need(raw: Mapping[str, Any]) -> Need:
    raised = tuple(Text(part["text"]) for part in raw.get("default_importance_when", ()))
    return Need(raw["key"], Text(raw["name"]), Text(raw["swing_from"]), Text(raw["swing_to"]), raised)


def importance_from(files: Files) -> Mapping[str, Importance]:
    """The four levels of importance, strongest first."""
    buckets = files["edition"]["importance"]["buckets"]
    return frozen((b["key"], Importance(b["key"], b["points"], Text(b["name"]), Text(b["hint"]))) for b in buckets)


def levels_from(files: Files) -> tuple[Level, ...]:
    """Levels 0 to 4."""
    return tuple(Level(raw["level"], Text(raw["name"]), Text(raw["meaning"])) for raw in files["edition"]["levels"])


def grades_from(files: Files) -> Mapping[str, Grade]:
    """Grades of evidence, best first."""
    grades = files["edition"]["evidence_grades"]
    return frozen((key, Grade(key, Text(raw["name"]), Text(raw["text"]))) for key, raw in grades.items())


def groups_from(files: Files) -> Mapping[str, CriteriaGroup]:
    """Groups of criteria with the keys of their criteria."""
    criteria: Sequence[Mapping[str, Any]] = files["criteria"]["criteria"]
    members = {
        g["key"]: tuple(c["key"] for c in criteria if c["group"] == g["key"]) for g in files["criteria"]["groups"]
    }
    groups = (CriteriaGroup(g["key"], Text(g["name"]), members[g["key"]]) for g in files["criteria"]["groups"])
    return frozen((group.key, group) for group in groups)


def criteria_from(files: Files) -> Mapping[str, Criterion]:
    """All criteria in their order."""
    return frozen((raw["key"], _criterion(raw)) for raw in files["criteria"]["criteria"])


def _criterion(raw: Mapping[str, Any]) -> Criterion:
    not_applicable = raw.get("na", {})
    return Criterion(
        key=raw["key"],
        code=raw["code"],
        group=raw["group"],
        name=Text(raw["name"]),
        judged=Text(raw["judged"]),
        levels=tuple(map(Text, raw["levels"])),
        evidence_for_3=tuple(raw["evidence_for_3"]),
        ttl_months=raw["ttl_months"],
        computed=raw.get("computed"),
        not_applicable_when=optional_text(not_applicable.get("when")),
        not_applicable_rule=optional_text(not_applicable.get("rule")),
    )


def facts_from(files: Files) -> Mapping[str, Fact]:
    """All facts in their order."""
    return frozen((raw["key"], _fact(raw)) for raw in files["facts"]["facts"])


def _fact(raw: Mapping[str, Any]) -> Fact:
    return Fact(
        key=raw["key"],
        type=raw["type"],
        use=raw["use"],
        label=Text(raw["label"]),
        help=Text(raw["help"]),
        values=named(raw.get("values", ()), "label"),
        open_values=raw.get("open_values", False),
    )


def conditions_from(files: Files) -> Mapping[str, Condition]:
    """Words of the conditions, by the id of what created them."""
    sentences = files["document"]["must_sentences"]
    return frozen(
        (key, Condition(key, raw["code"], Text(raw["reason"]), optional_text(sentences.get(key))))
        for key, raw in all_conditions(files)
    )


def readiness_from(files: Files, tasks: KeyedTexts) -> Readiness:
    """Words of the readiness rules and of the three lights."""
    raw = files["readiness"]
    outcomes = ((key, Outcome(key, Text(o["name"]), Text(o["message"]))) for key, o in raw["outcomes"].items())
    rules = (
        ReadinessRule(
            r["key"], r["rule"], r["level"], Text(r["message"]), Text(r["why"]), tasks.at(r["key"]), Text(r["source"])
        )
        for r in raw["rules"]
    )
    return Readiness(frozen(outcomes), frozen((rule.key, rule) for rule in rules))


def labels_from(files: Files) -> Labels:
    """Words of closed lists."""
    edition = files["edition"]
    return Labels(
        result=texts(edition["result_labels"]),
        cell_states=texts(edition["cell_states"]),
        evidence_kinds=texts(edition["evidence_kinds"]),
        conditions=texts(edition["knockout_types"]),
        size_bands=named(edition["size_bands"], "name"),
        price_notes=texts(edition["price_rules"]["texts"]),
        price_periods=named(edition["price_rules"]["per"], "text"),
        floor=Text(edition["floor"]["words"]),
        floor_meaning=Text(edition["floor"]["text"]),
        asked=Text(edition["importance"]["asked_text"]),
        currency_note=Text(edition["currency"]["note"]),
        currency_source=Text(edition["currency"]["source"]),
        simulation_note=Text(edition["smaa"]["note"]),
    )


def glossary_from(files: Files) -> Mapping[str, Term]:
    """Plain explanations, by key."""
    terms = files["glossary"]["terms"]
    return frozen((raw["key"], Term(raw["key"], Text(raw["term"]), Text(raw["text"]))) for raw in terms)


def legal_from(files: Files) -> Legal:
    """Dated legal figures."""
    edition = files["edition"]
    figures = (
        LegalFigure(
            **{k: raw[k] for k in ("key", "value", "unit", "valid_from", "source", "confidence")},
            name=Text(raw["name"]),
            text=Text(raw["text"]),
        )
        for raw in edition["legal_thresholds"]
    )
    return Legal(Text(edition["legal_note"]), frozen((figure.key, figure) for figure in figures))
