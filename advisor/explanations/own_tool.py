"""The tool that the municipality has or had, as its own answer names it: where it stands in this result.

The name is looked for among keys, names and former names of the snapshot. Whether the tool is enough follows the same
rule as readiness rule R8, on the numbers of the document; a name that is found nowhere gets no verdict at all.
"""

from collections.abc import Iterable
from fractions import Fraction

from advisor.result_document import ExcludedTool, ListedTool
from site_core.plain_text import plain
from tools_catalog.matching.readiness import enough_to_stay

from .case import Case, SnapshotTool
from .conditions import finding, to_confirm
from .fits import whole_fit
from .tool_shapes import Enough, OwnExcluded, OwnListed, OwnTool
from .tools import labels

IN_USE = "in_use"
HAS, NAME = "existing_tool", "existing_tool_name"


def own_tool(case: Case) -> OwnTool | None:
    """What the result says about the tool that the municipality named; None when it named none."""
    written = " ".join(case.answers.text(NAME).split())
    if not folded(written):
        return None
    named = tuple(_named(case, written))
    return OwnTool(
        written=written,
        in_use=case.answers.option(HAS) == IN_USE,
        listed=tuple(_listed(case, tool, written) for tool in case.document["listed"] if tool["tool"] in named),
        excluded=tuple(_excluded(case, tool, written) for tool in case.document["excluded"] if tool["tool"] in named),
        catalogue_seen=case.catalogue_seen,
        enough_from=case.edition.rules.ranking.existing_tool_min_fit,
        page=case.edition.questions[NAME].page,
    )


def folded(name: str) -> str:
    """A name without what people write differently: case, accents, spaces too many."""
    return " ".join(plain(name).split())


def _named(case: Case, written: str) -> Iterable[str]:
    """Keys of the tools of this name; those that only had it earlier count when none has it now."""
    wanted = folded(written)
    now = [key for key, tool in case.tools.items() if wanted in _present_names(tool)]
    return now or [key for key, tool in case.tools.items() if wanted in map(folded, tool.get("former_names") or ())]


def _present_names(tool: SnapshotTool) -> tuple[str, str]:
    return folded(tool["key"]), folded(tool["name"])


def _former(case: Case, key: str, written: str) -> bool:
    return folded(written) not in _present_names(case.tool(key))


def _listed(case: Case, tool: ListedTool, written: str) -> OwnListed:
    key = tool["tool"]
    picked = any(pick["tool"] == key for pick in case.picked)
    return OwnListed(
        tool=case.name(key),
        former=_former(case, key, written),
        place=tool["place"],
        places=len(case.document["listed"]),
        labels=labels(case, tool),
        fit=whole_fit(case, tool),
        confirm=to_confirm(case, tool["open_conditions"]),
        enough=_enough(case, tool),
        anchor=key if picked else f"line-{key}",
    )


def _excluded(case: Case, tool: ExcludedTool, written: str) -> OwnExcluded:
    key = tool["tool"]
    reasons = (case.edition.conditions[failed["condition"]].reason for failed in tool["failed"])
    findings = (finding(case, tool, failed) for failed in tool["failed"])
    return OwnExcluded(case.name(key), _former(case, key, written), tuple(zip(reasons, findings, strict=True)))


def _enough(case: Case, tool: ListedTool) -> Enough:
    ranking = case.edition.rules.ranking
    best = max(Fraction(listed["sure"]["exact"]) for listed in case.document["listed"])
    if enough_to_stay(Fraction(tool["sure"]["exact"]), best, ranking):
        return "if_confirmed" if tool["open"] else "yes"
    return "unknown" if enough_to_stay(Fraction(tool["possible"]["exact"]), best, ranking) else "part"
