"""The project's own catalogue, read from its data files, in the plain form that the engine takes.

A cell below its rubric (a level 3 or 4 without the kind of evidence that the edition asks for) counts as grade C, as it
does in the site; references that stand for several places at once are left out.
"""

import copy
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import tools_catalog
from tools_catalog.methodology import load_edition

DATA = Path(tools_catalog.__file__).parent / "data" / "tools"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
EDITION = load_edition("2026.1")

type Plain = dict[str, Any]


@cache
def _stored() -> tuple[Plain, ...]:
    files = sorted(DATA.glob("*.yaml"))
    return tuple(plain(yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)) for path in files)


def real_tools() -> list[Plain]:
    """All tools; the caller may change them."""
    return copy.deepcopy(list(_stored()))


def plain(raw: Plain) -> Plain:
    facts = {
        key: {part: fact[part] for part in ("value", "complete") if part in fact} for key, fact in raw["facts"].items()
    }
    places = [reference for reference in raw["references"] if not reference.get("aggregate")]
    if places:
        facts["references"] = {"value": {"items": places, "complete": False}}
    return {
        "key": raw["key"],
        "name": raw["name"],
        "facts": facts,
        "assessments": {key: cell(key, stored) for key, stored in raw["assessments"].items()},
    }


def cell(criterion: str, stored: Plain) -> Plain:
    kept = {
        part: stored[part] for part in ("state", "level", "grade", "floor", "claims") if stored.get(part) is not None
    }
    days = [str(piece["seen_on"]) for piece in stored.get("evidence") or ()]
    counted = {"grade": "C"} if lacks_evidence(criterion, stored) else {}
    return {**kept, **counted, **({"seen_on": max(days)} if days else {})}


def lacks_evidence(criterion: str, stored: Plain) -> bool:
    wanted = set(EDITION.criteria[criterion].evidence_for_3)
    found = {piece["kind"] for piece in stored.get("evidence") or ()}
    return stored["state"] == "scored" and stored["level"] >= 3 and stored["grade"] in "AB" and not wanted & found
