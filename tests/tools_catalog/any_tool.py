"""Any sound tool in the form of the data files, with everything that the rules of the edition allow.

What says nothing is left out, as the export leaves it out.
"""

import datetime
from typing import Any

from hypothesis import strategies as st

from tests.factories import TODAY
from tools_catalog.rubric import CriterionRule, FactRule, current_rubric
from tools_catalog.rules.cells import EXAMINED_KINDS, HIGHEST_LEVEL, LOWEST_LEVEL, lacks_required_evidence
from tools_catalog.rules.facts import IN_BOTH_LANGUAGES, OF_LANGUAGE_CODES
from tools_catalog.rules.prices import ALL_SIZES, BASES, IN_CZK, VAT
from tools_catalog.rules.tools import BAND_BASES, KINDS, REFERENCE_KINDS

type Plain = dict[str, Any]

RUBRIC = current_rubric()
ODD = " :#'\"-?@%&*!|>[]{}~=\\\t\n\r\u0085\u00a0\u200b\u2028\u2029\ufeff"
LETTERS = st.one_of(st.sampled_from("aBčŘůž0"), st.sampled_from(ODD), st.characters(exclude_categories=("Cs", "Cc")))
PLAIN_WORDS = st.sampled_from(["null", "yes", "~", "1e3", "2026-11-20", "0o7", "Žluťoučký kůň", "- a", "a: b", "{}"])
WORDS = st.one_of(PLAIN_WORDS, st.text(LETTERS, min_size=1, max_size=12)).map(str.strip).filter(bool)
BOTH = st.fixed_dictionaries({"cs": WORDS, "en": WORDS})
SEEN = st.dates(datetime.date(2024, 1, 1), datetime.date(2025, 12, 31)).map(datetime.date.isoformat)
REVIEWED = st.dates(datetime.date(2026, 1, 1), TODAY).map(datetime.date.isoformat)
SINCE = st.sampled_from(["2023", "2023-02", "2023-02-28"])
ADDRESSES = st.sampled_from(["https://example.org/a", "http://www.example.com:8080/b?c=d&e=1#f", "https://example.org"])
SOURCES = st.lists(ADDRESSES, min_size=1, max_size=3)
BANDS = st.sampled_from(sorted(RUBRIC.size_bands))
YEARS = st.integers(1990, 2026)
COUNTS = st.integers(0, 300)


def or_none(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """One of the values, or nothing."""
    return st.one_of(st.none(), values)


def record(needed: dict[str, Any], **optional: Any) -> st.SearchStrategy[Plain]:
    """A record with all needed values and any of the optional ones."""
    return st.fixed_dictionaries(needed, optional=optional)


# --- assessments ------------------------------------------------------------------------------------------------------
def pieces() -> st.SearchStrategy[Plain]:
    """A piece of evidence of any kind."""
    kind = st.sampled_from(sorted(RUBRIC.evidence_kinds))
    return record({"url": ADDRESSES, "kind": kind, "seen_on": SEEN, "shows_en": WORDS}, shows_cs=WORDS)


@st.composite
def cells(draw: st.DrawFn, rule: CriterionRule) -> Plain:
    """An assessment: any state, level and grade, with the evidence that they need."""
    state = draw(st.sampled_from(["scored", "unknown", *(["not_applicable"] if rule.may_not_apply else [])]))
    grade = "U" if state == "unknown" else draw(st.sampled_from("ABCD" if state == "scored" else "ABC"))
    level = draw(st.integers(LOWEST_LEVEL, HIGHEST_LEVEL)) if state == "scored" else None
    cell = {"state": state, "level": level, "grade": grade, "evidence": draw(st.lists(pieces(), max_size=3))}
    cell |= draw(record({}, note=BOTH, reviewer=WORDS, second_reviewer=WORDS, reviewed_on=REVIEWED, change_reason=BOTH))
    if grade == "D":
        cell["claims"] = sorted(
            draw(st.lists(st.integers(LOWEST_LEVEL, HIGHEST_LEVEL), min_size=2, max_size=2, unique=True))
        )
    elif level is not None and LOWEST_LEVEL < level < HIGHEST_LEVEL and draw(st.booleans()):
        cell["floor"] = True
    return with_proof(draw, cell, rule)


def with_proof(draw: st.DrawFn, cell: Plain, rule: CriterionRule) -> Plain:
    """The assessment with one more piece of evidence where the rules ask for it."""
    kinds = {piece["kind"] for piece in cell["evidence"]}
    if cell["grade"] == "A" and not kinds & EXAMINED_KINDS:
        needed = EXAMINED_KINDS
    elif cell["grade"] == "B" and kinds <= {"vendor_claim"}:
        needed = frozenset({"vendor_doc"})
    elif cell["state"] == "not_applicable" and not kinds:
        needed = frozenset(RUBRIC.evidence_kinds)
    else:
        needed = frozenset()
    if needed:
        cell["evidence"].append({**draw(pieces()), "kind": draw(st.sampled_from(sorted(needed)))})
    if lacks_required_evidence(cell, rule):
        cell["evidence"].append({**draw(pieces()), "kind": draw(st.sampled_from(sorted(rule.evidence_for_3)))})
    return cell


# --- facts, prices, references ----------------------------------------------------------------------------------------
def amounts() -> st.SearchStrategy[int | float]:
    """An amount as the export writes it: whole, or with hellers."""
    return st.decimals(0, 9_999_999, places=2).map(lambda value: int(value) if value == int(value) else float(value))


def ranges() -> st.SearchStrategy[Any]:
    """An amount, or the lowest and the highest one."""
    return st.one_of(amounts(), st.lists(amounts(), min_size=2, max_size=2).map(sorted))


def prices() -> st.SearchStrategy[Plain]:
    """A price: for nothing, in another currency, or in CZK with its amounts for the first year."""
    common = {
        "size_band": or_none(st.one_of(BANDS, st.just(ALL_SIZES))),
        "per": st.sampled_from(sorted(RUBRIC.price_periods)),
        "what": BOTH,
        "date": or_none(SINCE),
        "vat": st.sampled_from(VAT),
        "source": ADDRESSES,
        "seen_on": SEEN,
    }
    basis, in_czk = st.sampled_from(BASES), dict.fromkeys(IN_CZK, ranges())
    return st.one_of(
        record({**common, "amount": st.just(0), "currency": st.none()}, basis=basis),
        record({**common, "amount": amounts(), "currency": st.sampled_from(["EUR", "USD"])}, basis=basis),
        record({**common, "amount": amounts(), "currency": st.just("CZK")}, basis=basis, **in_czk),
    )


def values(rule: FactRule) -> st.SearchStrategy[Any]:
    """Values of a fact of the edition."""
    match rule.type:
        case "bool":
            return st.booleans()
        case "int":
            return COUNTS
        case "date":
            return SEEN
        case "money":
            return st.lists(prices(), min_size=1, max_size=3)
        case "text":
            return BOTH if rule.key in IN_BOTH_LANGUAGES else WORDS
        case "enum":
            option = st.sampled_from(sorted(rule.values))
            parts = record({"user": option}, admin=option, percent=st.integers(0, 100))
            return st.one_of(option, parts) if rule.key == "czech_ui" else option
    return lists_of(rule)


def lists_of(rule: FactRule) -> st.SearchStrategy[list[Any]]:
    """Lists, empty ones too: of uses of artificial intelligence, of options, of languages or of any words."""
    if rule.key == "ai_features":
        return st.lists(record({"what": BOTH}, off_switch=or_none(st.booleans()), provider=or_none(BOTH)), max_size=2)
    item = st.sampled_from(["cs", "en", "rom"]) if rule.key in OF_LANGUAGE_CODES else WORDS
    if rule.values and not rule.open_values:
        item = st.sampled_from(sorted(rule.values))
    return st.lists(item, max_size=3, unique=True)


def facts(rule: FactRule) -> st.SearchStrategy[Plain]:
    """A fact with its sources."""
    optional = {"grade": st.sampled_from(sorted(RUBRIC.grades)), "note": BOTH, "url": ADDRESSES}
    if rule.type == "list":
        optional["complete"] = st.booleans()
    return record({"value": values(rule), "sources": SOURCES, "seen_on": SEEN}, **optional)


@st.composite
def references(draw: st.DrawFn) -> Plain:
    """A place that uses the tool, or a sum of several without a size."""
    needed = {"place": WORDS, "country": or_none(st.sampled_from(["CZ", "DE"])), "year": or_none(YEARS), "what": BOTH}
    needed |= {"kind": st.sampled_from(REFERENCE_KINDS), "source": ADDRESSES, "size_band": or_none(BANDS)}
    row = draw(record(needed, place_cs=WORDS, cycles=COUNTS, years=COUNTS))
    if row.get("place_cs") == row["place"]:
        del row["place_cs"]
    if row["size_band"]:
        row["size_band_basis"] = draw(st.sampled_from(BAND_BASES))
    elif draw(st.booleans()):
        row["aggregate"] = True
    return row


# --- whole tools ------------------------------------------------------------------------------------------------------
@st.composite
def some_of(draw: st.DrawFn, by_key: dict[str, st.SearchStrategy[Plain]], most: int) -> dict[str, Plain]:
    """Records under some of the keys, none to `most`."""
    keys = draw(st.lists(st.sampled_from(sorted(by_key)), max_size=most, unique=True))
    return {key: draw(by_key[key]) for key in keys}


FACTS = {key: facts(rule) for key, rule in RUBRIC.facts.items() if key not in ("status", "references")}
CELLS = {key: cells(RUBRIC.criteria[key]) for key in RUBRIC.assessed}


@st.composite
def tools(draw: st.DrawFn, key: str = "nastroj") -> Plain:
    """A tool in the form of the data files; its name is its key and any words."""
    status = draw(or_none(st.sampled_from(sorted(RUBRIC.facts["status"].values))))
    known = draw(some_of(FACTS, 6))
    if status:
        known["status"] = {**draw(facts(RUBRIC.facts["status"])), "value": status}
    weakness = record({"cs": WORDS, "en": WORDS, "source": ADDRESSES}, more_sources=SOURCES)
    return {
        "key": key,
        "name": f"{draw(WORDS)} {key}",
        "former_names": draw(st.lists(WORDS, max_size=3)),
        "status": status,
        "status_note": draw(or_none(BOTH) if status else BOTH),
        "kind": draw(st.sampled_from(KINDS)),
        "homepage": draw(or_none(ADDRESSES)),
        "repository": draw(st.lists(ADDRESSES, max_size=2)),
        "vendor": draw(record({"name": WORDS, "country": or_none(st.sampled_from(["CZ", "DE"]))})),
        "year_started": draw(or_none(YEARS)),
        "summary": draw(BOTH),
        "facts": known,
        "references": draw(st.lists(references(), max_size=3)),
        "weaknesses": draw(st.lists(weakness, max_size=3)),
        "assessments": draw(some_of(CELLS, 5)),
    }
