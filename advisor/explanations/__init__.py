"""Turns a stored result document into what a page shows. Pure: no database, no clock, nothing computed anew."""

from collections.abc import Mapping

from advisor.result_document import ResultDocument
from tools_catalog.methodology import Edition

from .case import Case, SnapshotTool
from .changes import changes
from .conditions import combinations, excluded_groups, relaxations
from .needs import needs_table
from .own_tool import own_tool
from .readiness import ASK_FIRST_RULE, readiness
from .shapes import ResultView, Situation, Versions
from .tools import lines, picks
from .who import who

__all__ = ["Case", "ResultView", "explain"]

RECOMMENDED = "recommended"


def explain(
    document: ResultDocument,
    edition: Edition,
    tools: Mapping[str, SnapshotTool],
    urls: Mapping[str, str] | None = None,
) -> ResultView:
    """The result in words, from the document, the edition it names and the tools of its snapshot.

    `urls` are addresses of the tools' pages by key. Raises KeyError when edition or snapshot are not those of the
    document.
    """
    return view_of(Case(document, edition, tools, urls or {}))


def view_of(case: Case) -> ResultView:
    """The result in words."""
    document, edition = case.document, case.edition
    return ResultView(
        situation=situation(case),
        who=who(case),
        readiness=readiness(case),
        considered=len(document["listed"]) + len(document["excluded"]),
        excluded_count=len(document["excluded"]),
        listed_count=len(document["listed"]),
        shared_place=any(tool["shared"] for tool in case.picked),
        own_tool=own_tool(case),
        picks=picks(case),
        further=lines(case, tier=1, group=0),
        conditional=lines(case, tier=1, group=1),
        nothing_found=lines(case, tier=1, group=2),
        lower_fit=lines(case, tier=2),
        excluded=excluded_groups(case),
        relaxations=relaxations(case),
        combinations=combinations(case),
        needs=needs_table(case),
        changes=changes(case),
        versions=_versions(case),
        level_names=tuple(level.name for level in edition.levels),
        asked_text=edition.labels.asked,
        floor_words=edition.labels.floor,
        method=edition.document.notices["method"],
    )


def situation(case: Case) -> Situation:
    """What the page says first: ask the vendors when an activity is chosen and no tool is recommended (rule R13)."""
    if not case.document["listed"]:
        return "nothing"
    rules = {rule["key"] for rule in case.document["readiness"]["rules"]}
    recommended = any(tool["label"] == RECOMMENDED for tool in case.document["listed"])
    return "ask_first" if ASK_FIRST_RULE in rules and not recommended else "tools"


def _versions(case: Case) -> Versions:
    document = case.document
    return Versions(
        edition=document["edition"],
        edition_name=case.edition.name,
        snapshot=document["snapshot"],
        engine=document["engine"],
        as_of=case.as_of,
    )
