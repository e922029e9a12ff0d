"""From the models to the plain form of the data files; `from_plain.py` goes back. A sound record comes back equal.

Optional names are left out where nothing is known, as in the files: a fact without `complete`, a cell without `floor`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from tools_catalog.matching.prices import PRICES

UNVERIFIED = "unknown"  # how the status "not verified", null in the files, stands in the database
SEED_REVIEWER = "desk review 2026"  # signs what came with the files; readers see `tool_criteria.reviewer`
# What `plain_cell` and `plain_piece` read: rows of these do as well as the records themselves.
CELL_FIELDS = (
    *("state", "level", "grade", "floor", "claim_low", "claim_high", "note_cs", "note_en"),
    *("reviewer", "second_reviewer", "reviewed_on", "change_reason_cs", "change_reason_en"),
)
PIECE_FIELDS = ("url", "kind", "seen_on", "shows_cs", "shows_en")

type Plain = dict[str, Any]


def plain_tool(tool: Any) -> Plain:
    """A tool with its facts, references and weaknesses."""
    return {
        "key": tool.key,
        "name": tool.name,
        "former_names": list(tool.former_names),
        "status": None if tool.status == UNVERIFIED else tool.status,
        "status_note": both(tool.status_note_cs, tool.status_note_en),
        "kind": tool.kind,
        "homepage": tool.homepage or None,
        "repository": list(tool.repositories),
        "vendor": {"name": tool.vendor, "country": tool.country or None},
        "year_started": tool.year_started,
        "summary": both(tool.summary_cs, tool.summary_en),
        "facts": plain_facts(tool),
        "references": [plain_reference(row) for row in tool.references.all()],
        "weaknesses": [plain_weakness(row) for row in tool.weaknesses.all()],
    }


def plain_facts(tool: Any) -> Plain:
    """All facts by key; the value of the prices comes from their rows."""
    prices = [plain_price(row) for row in tool.prices.all()]
    facts = {fact.key: plain_fact(fact, prices) for fact in tool.facts.all()}
    if prices and PRICES not in facts:
        facts[PRICES] = {
            "value": prices,
            "sources": sorted({price["source"] for price in prices}),
            "seen_on": max(price["seen_on"] for price in prices),
        }
    if not prices:
        facts.pop(PRICES, None)
    return facts


def plain_fact(fact: Any, prices: list[Plain]) -> Plain:
    """One fact."""
    return known(
        value=prices if fact.key == PRICES else fact.value,
        complete=fact.complete,
        grade=fact.grade,
        sources=list(fact.sources),
        seen_on=day(fact.seen_on),
        note=both(fact.note_cs, fact.note_en),
        url=fact.url,
        needed=("value", "sources", "seen_on"),
    )


def plain_price(row: Any) -> Plain:
    """One price point."""
    return known(
        size_band=row.size_band or None,
        amount=number(row.amount),
        currency=row.currency or None,
        per=row.per,
        what=both(row.what_cs, row.what_en),
        date=row.date or None,
        vat=row.vat,
        source=row.source,
        seen_on=day(row.seen_on),
        basis=row.basis,
        first_year_czk=row.first_year_czk,
        setup_czk=row.setup_czk,
        year_czk=row.year_czk,
        needed=("size_band", "amount", "currency", "per", "what", "date", "vat", "source", "seen_on"),
    )


def plain_reference(row: Any) -> Plain:
    """One place that uses the tool."""
    return known(
        place=row.place,
        place_cs=row.place_cs,
        country=row.country or None,
        size_band=row.size_band or None,
        size_band_basis=row.size_band_basis,
        kind=row.kind,
        cycles=row.cycles,
        years=row.years,
        year=row.year,
        what=both(row.what_cs, row.what_en),
        source=row.source,
        aggregate=row.aggregate or None,
        needed=("place", "country", "size_band", "kind", "year", "what", "source"),
    )


def plain_weakness(row: Any) -> Plain:
    """One weakness."""
    return known(
        cs=row.text_cs,
        en=row.text_en,
        source=row.source,
        more_sources=list(row.more_sources),
        needed=("cs", "en", "source"),
    )


def plain_cell(assessment: Any, evidence: Iterable[Any] | None = None) -> Plain:
    """One assessment with its evidence and reviewers; a row of `CELL_FIELDS` comes with the rows of its evidence."""
    claims = [assessment.claim_low, assessment.claim_high]
    return known(
        state=assessment.state,
        level=assessment.level,
        grade=assessment.grade,
        floor=assessment.floor or None,
        claims=None if claims == [None, None] else claims,
        evidence=[plain_piece(piece) for piece in (assessment.evidence.all() if evidence is None else evidence)],
        note=both(assessment.note_cs, assessment.note_en),
        reviewer=assessment.reviewer,
        second_reviewer=assessment.second_reviewer,
        reviewed_on=day(assessment.reviewed_on),
        change_reason=both(assessment.change_reason_cs, assessment.change_reason_en),
        needed=("state", "level", "grade", "evidence"),
    )


def plain_piece(row: Any) -> Plain:
    """One piece of evidence."""
    return known(
        url=row.url,
        kind=row.kind,
        seen_on=day(row.seen_on),
        shows_en=row.shows_en,
        shows_cs=row.shows_cs,
        needed=("url", "kind", "seen_on", "shows_en"),
    )


def known(*, needed: tuple[str, ...], **values: Any) -> Plain:
    """The values without those that say nothing, except the needed ones."""
    return {key: value for key, value in values.items() if key in needed or value not in (None, "", [])}


def both(cs: str, en: str) -> dict[str, str] | None:
    """A text in both languages, or nothing."""
    return {"cs": cs, "en": en} if cs or en else None


def number(amount: Decimal) -> int | float:
    """A whole number where it is one; JSON knows no decimals."""
    return int(amount) if amount == int(amount) else float(amount)


def day(value: datetime.date | None) -> str | None:
    """A day as text."""
    return value.isoformat() if value else None
