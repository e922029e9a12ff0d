"""Random tools for the comparison, in the form of a snapshot."""

import datetime

from hypothesis import strategies as st

from tools_catalog.comparison.asking import Asked, read_asked
from tools_catalog.comparison.computed import with_computed
from tools_catalog.comparison.table import Held, table
from tools_catalog.comparison.weighing import ruler
from tools_catalog.matching import catalogue_from
from tools_catalog.matching.examination import examined
from tools_catalog.methodology import load_edition

EDITION = load_edition("2026.1")
RULES = EDITION.rules
DAY = datetime.date(2026, 11, 25)
ASSESSED = [key for key, criterion in RULES.criteria.items() if criterion.computed is None]
KEYS = ("alfa", "beta", "delta", "gama", "omega")


def scored(level=2, grade="A", **more):
    """A cell with one piece of evidence."""
    shows = {"cs": "nalezeno", "en": "found"}
    piece = {"url": "https://example.org/x", "kind": "vendor_doc", "seen_on": "2026-11-20", "shows": shows}
    cell = {"state": "scored", "level": level, "grade": grade, "seen_on": "2026-11-20", "evidence": [piece]}
    return {**cell, "reviewed_on": "2026-11-20", **more}


UNKNOWN = {"state": "unknown", "level": None, "grade": "U", "evidence": []}
NOT_APPLICABLE = {"state": "not_applicable", "level": None, "grade": None, "evidence": []}


def record(key, **cells):
    """A tool as a snapshot holds it; what is not given is unknown."""
    return {
        "key": key, "name": key.title(), "status": "active", "vendor": "Spolek", "country": "CZ",
        "facts": {}, "prices": [], "references": [], "assessments": cells,
    }  # fmt: skip


def facts_of_a_service():
    """A documented fact by which the methodology computes effort: the tool is offered as a service only."""
    fact = {"value": ["saas"], "complete": True, "sources": ["https://example.org/a"], "seen_on": "2026-11-20"}
    return {"hosting_modes": fact}


def cells():
    """A cell: unknown, not applicable, or scored with any grade."""
    levels = st.builds(scored, st.integers(0, 3), st.sampled_from("ABCD"), floor=st.booleans())
    return st.one_of(st.just(UNKNOWN), st.just(NOT_APPLICABLE), levels)


def catalogues():
    """Two to five tools by key."""
    some = st.dictionaries(st.sampled_from(ASSESSED), cells(), max_size=12)
    many = st.lists(some, min_size=2, max_size=5)
    return many.map(lambda tools: {key: record(key, **cells) for key, cells in zip(KEYS, tools, strict=False)})


def importances():
    """Buckets of some needs."""
    return st.dictionaries(st.sampled_from(list(RULES.needs)), st.sampled_from(list(RULES.importance.points)))


def compared(records, asked=None, importance=(), activities=(), size=""):
    """The table of these tools."""
    asked = asked or Asked(tools=tuple(records), everything=True)
    seen = examined(RULES, catalogue_from(list(records.values())), DAY, False)
    found = ruler(dict(importance), activities, RULES, size)
    tools = {tool.tool.key: with_computed(tool, found.municipality, RULES) if found else tool for tool in seen}
    return table(Held(asked, records, tools, EDITION, found, DAY))


def asked_by(records, **given):
    """What an address with these parameters asks for; `weights` by need."""
    weights = {f"w.{need}": [bucket] for need, bucket in given.pop("weights", {}).items()}
    return read_asked({**given, **weights}, records, RULES)


def rows(shown):
    """All rows of a table by criterion."""
    return {row.key: row for group in shown.groups for row in group.rows}
