"""Records and data files for tests, each sound unless told otherwise."""

from __future__ import annotations

import copy
import datetime
from pathlib import Path
from typing import Any

import yaml
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from advisor.models import NeedsProfile
from advisor.profiles import make_profile
from advisor.tokens import new_token
from tools_catalog.models import Assessment, ConflictOfInterest, Evidence, Fact, Tool
from tools_catalog.rubric import current_rubric
from tools_catalog.snapshots import publish_snapshot

TODAY = datetime.date(2026, 11, 25)
SEEN = "2026-11-20"


def superuser(name: str = "jana") -> Any:
    """Somebody who may do everything in the admin."""
    return get_user_model().objects.create_superuser(name, f"{name}@example.org", "a long password")


def user(name: str, *groups: str) -> Any:
    """Somebody in these groups of the admin."""
    made = get_user_model().objects.create_user(name, f"{name}@example.org", "a long password")
    made.groups.set(Group.objects.filter(name__in=groups))
    return made


def tool(key: str = "anketa", *, published: bool = True, **values: Any) -> Tool:
    """A tool with its status as the only fact; `published` through a revision."""
    fields = {"name": key.title(), "kind": "open_source", "status": "active", "vendor": "Spolek", "country": "CZ"}
    texts = {"summary_cs": "Nástroj na ankety.", "summary_en": "A tool for polls."}
    made = Tool(key=key, live=False, **{**fields, **texts, **values})
    proof = {"sources": ["https://example.org/status"], "seen_on": datetime.date.fromisoformat(SEEN)}
    made.facts = [Fact(key="status", value=made.status, **proof)] if made.status != "unknown" else []
    return _saved(made, published)


def assessment(of: Tool, criterion: str = "surveys", *, published: bool = True, **values: Any) -> Assessment:
    """Level 2, grade B, one piece of documentation, reviewed by two people."""
    fields = {"state": "scored", "level": 2, "grade": "B", "reviewer": "Jana", "second_reviewer": "Petr"}
    pieces = values.pop("evidence", [{}])
    made = Assessment(
        tool=of,
        criterion=criterion,
        live=False,
        **{**fields, "reviewed_on": datetime.date.fromisoformat(SEEN), **values},
    )
    made.evidence = [piece(**each) for each in pieces]
    return _saved(made, published)


def piece(**values: Any) -> Evidence:
    """A piece of evidence: the supplier's documentation."""
    fields = {"url": "https://example.org/docs", "kind": "vendor_doc", "seen_on": datetime.date.fromisoformat(SEEN)}
    texts = {"shows_cs": "uzavřené i otevřené otázky", "shows_en": "closed and open questions"}
    return Evidence(**{**fields, **texts, **values})


def conflict(person: Any, of: Tool | None = None, vendor: str = "", **values: Any) -> ConflictOfInterest:
    """A contract that has lasted since January 2025, with a tool or a supplier."""
    fields = {"public_name": "Jana Nováková", "kind": "contract", "since": datetime.date(2025, 1, 1)}
    return ConflictOfInterest.objects.create(person=person, tool=of, vendor=vendor, **{**fields, **values})


def published(record: Any, **values: Any) -> None:
    """The record with other values, published, in a snapshot of its own."""
    for name, value in values.items():
        setattr(record, name, value)
    record.save_revision(clean=False).publish()
    publish_snapshot()


def _saved(record: Any, published: bool) -> Any:
    record.save()
    if published:
        record.save_revision(clean=False).publish()
        record.refresh_from_db()
    return record


def cell(**values: Any) -> dict[str, Any]:
    """An assessment in the form of the data files."""
    return {"state": "scored", "level": 2, "grade": "B", "evidence": [cell_piece()], **values}


def cell_piece(**values: Any) -> dict[str, Any]:
    """A piece of evidence in the form of the data files."""
    fields = {"url": "https://example.org/docs", "kind": "vendor_doc", "seen_on": SEEN}
    return {**fields, "shows_en": "closed and open questions", "shows_cs": "uzavřené i otevřené otázky", **values}


def unknown_cell() -> dict[str, Any]:
    """An assessment that found nothing."""
    return {"state": "unknown", "level": None, "grade": "U", "evidence": []}


def fact(value: Any, **values: Any) -> dict[str, Any]:
    """A fact in the form of the data files."""
    return {"value": value, "sources": ["https://example.org/facts"], "seen_on": SEEN, **values}


def tool_file(key: str = "anketa", **values: Any) -> dict[str, Any]:
    """The data file of a tool: one scored assessment (`surveys`), all others unknown."""
    cells = {criterion: unknown_cell() for criterion in current_rubric().assessed}
    return copy.deepcopy(
        {
            "key": key,
            "name": key.title(),
            "former_names": [],
            "status": "active",
            "status_note": None,
            "kind": "open_source",
            "homepage": "https://example.org",
            "repository": [],
            "vendor": {"name": "Spolek", "country": "CZ"},
            "year_started": 2015,
            "summary": {"cs": "Nástroj na ankety.", "en": "A tool for polls."},
            "facts": {"status": fact("active"), "identity": fact(["email"])},
            "references": [],
            "weaknesses": [],
            "assessments": {**cells, "surveys": cell()},
            **values,
        }
    )


def write_files(folder: Path, *tools: dict[str, Any]) -> Path:
    """The folder with these tools, and no others, as data files."""
    (folder / "tools").mkdir(parents=True, exist_ok=True)
    for old in folder.glob("tools/*.yaml"):
        old.unlink()
    for each in tools:
        text = yaml.safe_dump(each, allow_unicode=True, sort_keys=False)
        (folder / "tools" / f"{each['key']}.yaml").write_text(text, encoding="utf-8")
    return folder


# --- the questionnaire ------------------------------------------------------------------------------------------------
REQUIRED_ANSWERS = {
    "level": "consult",
    "activities": ["survey"],
    "size": "pop_500_1999",
    "staff": "h_3_8",
    "hosting": "no_requirement",
}


def profile(answers: dict[str, Any] | None = None, edition: str = "2026.1", **values: Any) -> tuple[NeedsProfile, str]:
    """A profile with these answers, and its edit token; `values` overwrite its fields."""
    token = new_token()
    made = make_profile(token, edition, answers or {})
    if values:
        NeedsProfile.objects.filter(pk=made.pk).update(**values)
        made.refresh_from_db()
    return made, token
