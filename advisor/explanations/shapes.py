"""What a result page shows, as values: the words of the edition and numbers, ready for a template.

Nothing here is computed anew: every number comes from the stored result document.
"""

import datetime
from dataclasses import dataclass
from typing import Literal

from tools_catalog.methodology import Text

from .parts import Evidence, Fit, Sentence, ToolName
from .tool_shapes import ExcludedGroup, Line, OwnTool, Pick, RelaxationView

type Situation = Literal["tools", "ask_first", "nothing"]
type Verdict = Literal["yes", "no", "unknown"]


@dataclass(frozen=True)
class Task:
    """What to do, why, and where that comes from: `source` of a readiness rule or the `question` answered.

    `sends_questions` marks the task that needs the prepared questions for the vendors at hand.
    """

    text: Text
    why: tuple[Text, ...]
    source: Text | None
    question: Text | None
    page: str | None
    sends_questions: bool = False


@dataclass(frozen=True)
class GoodToKnow:
    """A remark that asks for nothing."""

    text: Text
    why: Text | None


@dataclass(frozen=True)
class ReadinessView:
    """The light with its sentence; `first` are tasks of the rules that set it, `further` all others."""

    light: Literal["red", "amber", "green"]
    name: Text
    message: Text
    first: tuple[Task, ...]
    further: tuple[Task, ...]
    good_to_know: tuple[GoodToKnow, ...]


@dataclass(frozen=True)
class Who:
    """The municipality in one sentence. `band` holds the lowest and highest number of inhabitants, if given as one."""

    size: str | None
    size_label: Text | None
    band: tuple[int, int | None] | None
    activities: tuple[Text, ...]
    question: str


@dataclass(frozen=True)
class Cell:
    """The level of one tool in one criterion against the level needed.

    `proven`: the level up to which there is evidence, at most `low`; the rest follows from the sentences of `derived`.
    """

    low: int
    high: int
    proven: int
    state: Literal["scored", "unknown"]
    verdict: Verdict
    more_than_needed: bool
    floor: bool
    derived: tuple[Text, ...]
    evidence: Evidence


@dataclass(frozen=True)
class CriterionRow:
    key: str
    name: Text
    target: int
    needed: Sentence
    asked: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class NeedRow:
    """One need with its weight in percent, rounded half up. `raised` says why its default counts more here."""

    key: str
    name: Text
    weight: int
    importance: Text
    chosen: bool
    raised: tuple[Text, ...]
    first: bool
    fits: tuple[Fit, ...]
    criteria: tuple[CriterionRow, ...]


@dataclass(frozen=True)
class Change:
    """What would change the result: an open condition of some tools, or a criterion unknown about them."""

    sentence: Sentence | None
    criterion: Text | None
    tools: tuple[ToolName, ...]
    points: int


@dataclass(frozen=True)
class Versions:
    """What the result was computed from, and when."""

    edition: str
    edition_name: Text
    snapshot: str
    engine: str
    as_of: datetime.date


@dataclass(frozen=True)
class ResultView:
    """The whole result, from the top of the page to its foot."""

    situation: Situation
    who: Who
    readiness: ReadinessView
    considered: int
    excluded_count: int
    listed_count: int
    shared_place: bool
    own_tool: OwnTool | None
    picks: tuple[Pick, ...]
    further: tuple[Line, ...]
    conditional: tuple[Line, ...]
    nothing_found: tuple[Line, ...]
    lower_fit: tuple[Line, ...]
    excluded: tuple[ExcludedGroup, ...]
    relaxations: tuple[RelaxationView, ...]
    combinations: tuple[tuple[ToolName, ...], ...]
    needs: tuple[NeedRow, ...]
    changes: tuple[Change, ...]
    versions: Versions
    level_names: tuple[Text, ...]
    asked_text: Text
    floor_words: Text
    method: Text

    @property
    def overlapping(self) -> bool:
        """Whether some excluded tool stands under more than one condition."""
        return sum(len(group.findings) for group in self.excluded) > self.excluded_count

    @property
    def further_count(self) -> int:
        """How many tools below the shortlist cannot be ruled out on what is known."""
        return len(self.further) + len(self.conditional) + len(self.nothing_found)
