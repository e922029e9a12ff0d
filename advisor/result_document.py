"""The shape of a stored result document: what the engine answered, in keys and exact numbers, without words.

It is written by `tools_catalog.matching.document` and never changed; pages and the printed text are made from it.
Numbers named "p/q" are exact fractions of a whole, as text.
"""

from typing import Any, Literal, NotRequired, TypedDict


class Amount(TypedDict):
    """A fit between 0 and 1, exactly and in points of 100."""

    exact: str
    points: int


class RuleThatApplies(TypedDict):
    key: str
    level: Literal["red", "amber", "green", "info"]


class Readiness(TypedDict):
    light: Literal["red", "amber", "green"]
    rules: list[RuleThatApplies]
    tasks: list[str]
    notes: list[str]
    flags: list[str]


class Fit(TypedDict):
    sure: Amount
    possible: Amount


class NeedOfResult(TypedDict):
    """`weight` is the share of the need in the whole, `shares` those of its criteria within the need.

    `raised_by`: places of the reasons why the default importance counts more for this municipality.
    """

    key: str
    importance: str
    source: Literal["chosen", "default", "raised", "minimum"]
    raised_by: list[int]
    shown: bool
    first: bool
    weight: str
    shares: dict[str, str]


class Condition(TypedDict):
    """What a tool has to meet. It is about a `fact` or about the level of a `criterion`."""

    id: str
    code: str
    fact: NotRequired[str]
    criterion: NotRequired[str]
    op: str
    value: Any
    if_unknown: Literal["conditional", "ask"]
    unsure: bool


class Cost(TypedDict):
    """Range of the first-year cost in CZK without VAT; `high` None: no upper end is known."""

    low: str
    high: str | None
    note: NotRequired[str | None]


class Reason(TypedDict):
    """Why a criterion counts for or against a tool; `worth` is a share of the whole."""

    kind: Literal["for", "against", "unknown"]
    need: str
    criterion: str
    target: int
    level: list[int]
    worth: str


class ListedTool(TypedDict):
    """A tool that no condition excludes.

    `group`: 0 nothing is open, 1 something is, 2 and nothing was found about a chosen activity.
    """

    tool: str
    place: int
    shared: bool
    tier: Literal[1, 2]
    group: Literal[0, 1, 2]
    label: str
    sure: Amount
    possible: Amount
    open: list[str]
    open_conditions: list[str]
    ask: list[str]
    cost: Cost | None
    cost_note: str | None
    levels: dict[str, list[int]]
    derived: dict[str, list[int]]
    weeks_cap: bool
    needs: dict[str, Fit]
    reasons: list[Reason]


class FailedCondition(TypedDict):
    """A condition a tool does not meet and what it has instead: the `value` of a fact or the possible `level`s."""

    code: str
    condition: str
    fact: NotRequired[str]
    criterion: NotRequired[str]
    value: NotRequired[Any]
    level: NotRequired[list[int]]


class ExcludedTool(TypedDict):
    tool: str
    failed: list[FailedCondition]
    cost: Cost | None
    cost_note: str | None


class Relaxation(TypedDict):
    """Conditions to drop, and the tools that would return."""

    drop: list[str]
    tools: list[str]


class ResultDocument(TypedDict):
    edition: str
    snapshot: str
    engine: str
    as_of: str
    answers: dict[str, Any]
    readiness: Readiness
    targets: dict[str, int]
    asked: list[str]
    weights: dict[str, str]
    needs: list[NeedOfResult]
    conditions: list[Condition]
    listed: list[ListedTool]
    excluded: list[ExcludedTool]
    relaxations: list[Relaxation]
    combinations: list[list[str]]
