"""The rule part of an edition: what the engine computes with, made from the files of the edition."""

from collections.abc import Mapping
from typing import Any

from ..matching.edition import (
    Criterion,
    Currency,
    DerivedInterval,
    EqualShares,
    FixedShares,
    Grade,
    Importance,
    Need,
    PeriodRule,
    PriceRules,
    RaisedDefault,
    Ranking,
    ReadinessRule,
    RuleEdition,
    SizeBand,
    Times,
    Widening,
)
from .rule_questions import base_conditions_from, fraction, frozen, optional_when, questions_from, when_from
from .task_keys import KeyedTexts


def rules_from(files: Mapping[str, Any], tasks: KeyedTexts, notes: KeyedTexts) -> RuleEdition:
    """The rules of an edition. Raises KeyError or ValueError where the files do not hold to their form."""
    edition = files["edition"]
    return RuleEdition(
        id=edition["id"],
        base_targets=frozen(edition["base_targets"]),
        base_conditions=base_conditions_from(files),
        questions=questions_from(files, tasks, notes),
        criteria=frozen((raw["key"], _criterion(raw)) for raw in files["criteria"]["criteria"]),
        needs=frozen((raw["key"], _need(raw)) for raw in files["needs"]["needs"]),
        importance=_importance(edition["importance"]),
        grades=frozen((key, _grade(raw)) for key, raw in edition["evidence_grades"].items()),
        missing_cell=edition["evidence_rules"]["missing_cell"],
        derived_intervals=tuple(map(_derived_interval, edition["derived_intervals"])),
        launch_weeks_cap=tuple((weeks, level) for weeks, level in edition["launch_weeks_cap"]),
        ranking=_ranking(edition["ranking"]),
        size_bands=frozen((b["key"], SizeBand(b["key"], b["min"], b["max"])) for b in edition["size_bands"]),
        band_of_size=frozen(edition["size_answer_to_band"]),
        budget_max=frozen((band["key"], band["max_czk"]) for band in edition["budget_bands"]),
        max_weeks=frozen(edition["time_weeks"]),
        currency=_currency(edition["currency"]),
        prices=_prices(edition["price_rules"]),
        readiness=tuple(_readiness_rule(raw, tasks) for raw in files["readiness"]["rules"]),
    )


def _criterion(raw: Mapping[str, Any]) -> Criterion:
    return Criterion(
        key=raw["key"],
        ttl_months=raw["ttl_months"],
        relevant_when=optional_when(raw.get("relevant_when")),
        computed=raw.get("computed"),
        not_applicable=raw.get("na", {}).get("resolved_level", 0),
    )


def _need(raw: Mapping[str, Any]) -> Need:
    rule = raw.get("rule")
    row: EqualShares | FixedShares
    if rule:
        row = EqualShares(tuple(rule["criteria"]), rule["target_gte"], rule.get("main_factor", 1))
    else:
        row = FixedShares(frozen((criterion, fraction(share)) for criterion, share in raw["mapping"].items()))
    return Need(
        key=raw["key"],
        active_when=when_from(raw["active_when"]),
        row=row,
        weight_factor=raw.get("weight_factor", 1),
        min_importance=raw.get("min_importance"),
        default_importance=raw.get("default_importance"),
        default_importance_when=tuple(map(_raised_default, raw.get("default_importance_when", ()))),
    )


def _raised_default(raw: Mapping[str, Any]) -> RaisedDefault:
    return RaisedDefault(when_from(raw["when"]), raw["importance"])


def _importance(raw: Mapping[str, Any]) -> Importance:
    return Importance(
        points=frozen((bucket["key"], bucket["points"]) for bucket in raw["buckets"]),
        first_bonus=raw["first_bonus"],
        asked_factor=raw["asked_factor"],
        dont_know_counts_as=raw["dont_know_counts_as"],
        max_cards=raw["max_cards"],
    )


def _grade(raw: Mapping[str, Any]) -> Grade:
    fresh, stale = (Widening(raw[age]["below"], raw[age]["above"]) for age in ("fresh", "stale"))
    return Grade(raw["interval"], fresh, stale)


def _derived_interval(raw: Mapping[str, Any]) -> DerivedInterval:
    low, high = raw["interval"]
    return DerivedInterval(raw["criterion"], frozenset(raw["when"]), (low, high))


def _ranking(raw: Mapping[str, Any]) -> Ranking:
    return Ranking(
        order=tuple(raw["order"]),
        recommended_min_fit=raw["recommended_min_fit"],
        indifference_band=raw["indifference_band"],
        shortlist_size=raw["shortlist_size"],
        tier1_rivals=raw["tier1_rivals"],
        contrast_points_shown=raw["contrast_points_shown"],
        existing_tool_min_fit=raw["existing_tool_min_fit"],
        leader_width_max=raw["leader_width_max"],
    )


def _currency(raw: Mapping[str, Any]) -> Currency:
    rates = ((key, (fraction(low), fraction(high))) for key, (low, high) in raw["rates"].items())
    return Currency(raw["base"], frozen(rates))


def _prices(raw: Mapping[str, Any]) -> PriceRules:
    low, high = raw["estimate_spread"]
    least, most = raw["office_users"]
    return PriceRules(
        per=frozen((period["key"], _period(period)) for period in raw["per"]),
        office_users=(least, most),
        vat_percent=raw["vat_percent"],
        estimate_spread=(fraction(low), fraction(high)),
        price_age_months=raw["price_age_months"],
        self_run_when=when_from(raw["self_run_when"]),
        self_run_impossible_when=when_from(raw["self_run_impossible_when"]),
    )


def _period(raw: Mapping[str, Any]) -> PeriodRule:
    times = raw["times"]
    instead = raw.get("if")
    return PeriodRule(
        times=_times(times) if isinstance(times, list) else times,
        instead_when=when_from(instead["when"]) if instead else None,
        instead=_times(instead["times"]) if instead else None,
    )


def _times(raw: list[Any]) -> Times:
    least, most = raw
    return fraction(least), None if most is None else fraction(most)


def _readiness_rule(raw: Mapping[str, Any], tasks: KeyedTexts) -> ReadinessRule:
    return ReadinessRule(raw["key"], raw["rule"], raw["level"], when_from(raw["condition"]), tasks.at(raw["key"]))
