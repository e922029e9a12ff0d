"""Rules for one fact about a tool in the plain form of the data files: `{value, sources, seen_on, complete?...}`.

Source of the rules: facts.yaml of the edition (types, vocabularies) and edition.yaml (price_rules, size_bands).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from tools_catalog.rubric import FactRule, Rubric
from tools_catalog.rules.prices import price_faults
from tools_catalog.rules.values import (
    Fault,
    address_faults,
    both_languages_faults,
    day_faults,
    inside,
    is_amount,
    is_count,
    key_faults,
    keys_faults,
    sources_faults,
    text_faults,
)

IN_BOTH_LANGUAGES = ("api", "price_model")  # texts that readers see as sentences
OF_LANGUAGE_CODES = ("ui_languages", "ui_languages_admin", "support_languages")
_LANGUAGE_CODE = re.compile(r"[a-z]{2,3}")

type ValueCheck = Callable[[Any, FactRule, Rubric, datetime.date], Iterator[Fault]]


def fact_faults(key: str, fact: Any, rubric: Rubric, today: datetime.date) -> Iterator[Fault]:
    """All faults of one fact."""
    rule = rubric.facts.get(key)
    if rule is None:
        yield Fault("", _("The methodology has no fact “%(key)s”.") % {"key": key})
        return
    if key == "references":
        yield Fault("", _("References are kept on their own, not among the facts."))
        return
    yield from keys_faults(fact, ("value", "sources", "seen_on"), ("complete", "grade", "note", "url"))
    if not isinstance(fact, Mapping):
        return
    if "value" in fact:
        yield from inside("value", value_faults(rule, fact["value"], rubric, today))
    yield from _origin_faults(fact, rule, rubric, today)


def _origin_faults(fact: Mapping[str, Any], rule: FactRule, rubric: Rubric, today: datetime.date) -> Iterator[Fault]:
    if "sources" in fact:
        yield from sources_faults("sources", fact["sources"])
    if "seen_on" in fact:
        yield from day_faults("seen_on", fact["seen_on"], today)
    if "note" in fact:
        yield from both_languages_faults("note", fact["note"])
    if "grade" in fact:
        yield from key_faults("grade", fact["grade"], rubric.grades)
    if "url" in fact:
        yield from address_faults("url", fact["url"])
    if "complete" in fact and (rule.type != "list" or not isinstance(fact["complete"], bool)):
        yield Fault("complete", _("Only a list can be complete, and only yes or no."))


def value_faults(rule: FactRule, value: Any, rubric: Rubric, today: datetime.date) -> Iterator[Fault]:
    """The value against the type of the fact; a fact that is not known is left out, never written as empty."""
    if value is None or value == "unknown":
        yield Fault("", _("Leave out a fact that is not known."))
        return
    yield from _CHECKS[rule.type](value, rule, rubric, today)


def _enum(value: Any, rule: FactRule, _rubric: Rubric, _today: datetime.date) -> Iterator[Fault]:
    if rule.key == "czech_ui" and isinstance(value, Mapping):
        yield from keys_faults(value, ("user",), ("admin", "percent"))
        for part in ("user", "admin"):
            if part in value:
                yield from key_faults(part, value[part], rule.values)
        if "percent" in value and not (is_amount(value["percent"]) and value["percent"] <= 100):
            yield Fault("percent", _("A number from 0 to 100 is needed here."))
    else:
        yield from key_faults("", value, rule.values)


def _bool(value: Any, _rule: FactRule, _rubric: Rubric, _today: datetime.date) -> Iterator[Fault]:
    if not isinstance(value, bool):
        yield Fault("", _("Yes or no is needed here."))


def _int(value: Any, _rule: FactRule, _rubric: Rubric, _today: datetime.date) -> Iterator[Fault]:
    if not is_count(value):
        yield Fault("", _("A whole number is needed here."))


def _date(value: Any, _rule: FactRule, _rubric: Rubric, today: datetime.date) -> Iterator[Fault]:
    yield from day_faults("", value, today)


def _text(value: Any, rule: FactRule, _rubric: Rubric, _today: datetime.date) -> Iterator[Fault]:
    if rule.key in IN_BOTH_LANGUAGES:
        yield from both_languages_faults("", value)
    else:
        yield from text_faults("", value)


def _money(value: Any, _rule: FactRule, rubric: Rubric, today: datetime.date) -> Iterator[Fault]:
    if not isinstance(value, list) or not value:
        yield Fault("", _("A list is needed here."))
        return
    for index, price in enumerate(value):
        yield from inside(f"[{index}]", price_faults(price, rubric, today))


def _list(value: Any, rule: FactRule, _rubric: Rubric, _today: datetime.date) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield Fault("", _("A list is needed here."))
    elif rule.key == "ai_features":
        for index, use in enumerate(value):
            yield from inside(f"[{index}]", _ai_feature_faults(use))
    elif any(not isinstance(item, str) or not item for item in value) or len(set(value)) != len(value):
        yield Fault("", _("The items must be texts, each only once."))
    elif rule.values and not rule.open_values:
        for index, item in enumerate(value):
            yield from key_faults(f"[{index}]", item, rule.values)
    elif rule.key in OF_LANGUAGE_CODES:
        for item in value:
            if not _LANGUAGE_CODE.fullmatch(item):
                yield Fault("", _("“%(value)s” is not a language code.") % {"value": item})


def _ai_feature_faults(use: Any) -> Iterator[Fault]:
    yield from keys_faults(use, ("what",), ("off_switch", "provider"))
    if not isinstance(use, Mapping):
        return
    if "what" in use:
        yield from both_languages_faults("what", use["what"])
    if use.get("provider") is not None:
        yield from both_languages_faults("provider", use["provider"])
    if use.get("off_switch") not in (True, False, None):
        yield Fault("off_switch", _("Yes or no is needed here."))


_CHECKS: dict[str, ValueCheck] = {
    "enum": _enum,
    "bool": _bool,
    "int": _int,
    "date": _date,
    "text": _text,
    "money": _money,
    "list": _list,
}
