"""What the catalogue says now of what somebody wants corrected, to be read beside the form. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tools_catalog.corrections.targets import CRITERION, FACT, Target
from tools_catalog.fact_words import OWN_PLACE, Words, fact_row
from tools_catalog.links import Link, links
from tools_catalog.methodology import Edition
from tools_catalog.rules.cells import NOT_APPLICABLE, SCORED
from tools_catalog.tool_criteria import claims


@dataclass(frozen=True)
class SaidNow:
    """Of what, in which words, from which sources, the latest seen on which day. Unknown is a word, too."""

    what: str
    words: tuple[Words, ...]
    links: tuple[Link, ...] = ()
    seen: datetime.date | None = None


def said_now(target: Target | None, record: Mapping[str, Any], edition: Edition) -> SaidNow | None:
    """What a record says of a criterion or a fact; None where it is about anything else or a whole list."""
    if target is None or target.kind not in (CRITERION, FACT) or target.key in OWN_PLACE:
        return None
    what = target.words(edition)
    if target.kind == FACT:
        return _of_fact(what, target.key, record, edition)
    return _of_criterion(what, target.key, record, edition)


def _of_fact(what: str, key: str, record: Mapping[str, Any], edition: Edition) -> SaidNow:
    stored = record["facts"].get(key)
    if not stored or stored["value"] is None:
        return SaidNow(what, (_("We do not know."),))
    row = fact_row(edition.facts[key], stored)
    return SaidNow(what, row.values, row.links, row.seen)


def _of_criterion(what: str, key: str, record: Mapping[str, Any], edition: Edition) -> SaidNow:
    cell, criterion = record["assessments"].get(key, {}), edition.criteria[key]
    sources = links(*dict.fromkeys(piece["url"] for piece in cell.get("evidence", ())))
    days = [datetime.date.fromisoformat(piece["seen_on"]) for piece in cell.get("evidence", ())]
    seen = max(days, default=None)
    if cell.get("state") == NOT_APPLICABLE:
        return SaidNow(what, (_("The criterion does not apply to this tool."),), sources, seen)
    if cell.get("state") != SCORED:
        return SaidNow(what, (_("We do not know."),))
    level = edition.levels[cell["level"]].name
    least = f"{edition.labels.floor} " if cell.get("floor") else ""
    grade = _("grade %(grade)s") % {"grade": cell["grade"]}
    return SaidNow(what, (f"{least}{level}", *claims(cell, criterion), grade), sources, seen)
