"""The listed tools: the shortlist with its reasons and everything below it."""

from advisor.result_document import ListedTool
from tools_catalog.completeness import completeness

from .case import Case, text
from .conditions import to_confirm
from .fits import whole_fit
from .parts import Label, LabelKind
from .price import price
from .reasons import advantages, drawbacks
from .references import similar_places
from .tool_shapes import Line, Pick
from .vendor_questions import vendor_questions

KINDS: dict[str, LabelKind] = {"recommended": "yes", "conditional": "if"}
TIED = "tied"


def picks(case: Case) -> tuple[Pick, ...]:
    """The shortlist, three tools at most."""
    return tuple(_pick(case, tool) for tool in case.picked)


def _pick(case: Case, tool: ListedTool) -> Pick:
    stored = case.tool(tool["tool"])
    return Pick(
        tool=case.name(tool["tool"]),
        place=tool["place"],
        summary=text(stored.get("summary")),
        labels=labels(case, tool),
        fit=whole_fit(case, tool),
        house=completeness(stored, case.edition),
        price=price(case, tool),
        similar=similar_places(case, stored),
        advantages=advantages(case, tool),
        drawbacks=drawbacks(case, tool),
        confirm=to_confirm(case, tool["open_conditions"]),
        nothing_found=tool["group"] == 2,
        questions=len(vendor_questions(case, tool)),
    )


def labels(case: Case, tool: ListedTool) -> tuple[Label, ...]:
    """The label of the result and, on a shared place, "practically equal"."""
    words = case.edition.labels.result
    own = (_label(case, tool),)
    return (*own, Label("tie", words[TIED])) if tool["shared"] else own


def _label(case: Case, tool: ListedTool) -> Label:
    return Label(KINDS.get(tool["label"], "no"), case.edition.labels.result[tool["label"]])


def lines(case: Case, tier: int, group: int | None = None) -> tuple[Line, ...]:
    """Tools below the shortlist of one tier and group (None: any), in the order of the document."""
    picked = {tool["tool"] for tool in case.picked}
    return tuple(
        _line(case, tool)
        for tool in case.document["listed"]
        if tool["tool"] not in picked and tool["tier"] == tier and group in (None, tool["group"])
    )


def _line(case: Case, tool: ListedTool) -> Line:
    among_picks = tool["place"] in {picked["place"] for picked in case.picked}
    return Line(
        tool=case.name(tool["tool"]),
        labels=labels(case, tool) if among_picks else (_label(case, tool),),
        fit=whole_fit(case, tool),
        confirm=to_confirm(case, tool["open_conditions"]),
        nothing_found=tool["group"] == 2,
        price=price(case, tool),
    )
