"""What a result page shows, as values: the words of the edition and numbers, ready for a template.

Texts of the edition print in the active language. Points are whole points of 100, rounded half up. Nothing here is
computed anew: every number comes from the stored result document.
"""

import datetime
from dataclasses import dataclass
from typing import Literal

from tools_catalog.methodology import Text

type Situation = Literal["tools", "ask_first", "nothing"]
type LabelKind = Literal["yes", "if", "no", "tie"]
type Verdict = Literal["yes", "no", "unknown"]


@dataclass(frozen=True)
class Source:
    """A page that shows something, what it shows and the day on which it was seen."""

    url: str
    title: Text | None
    kind: Text | None
    seen: datetime.date | None


@dataclass(frozen=True)
class Evidence:
    """What a statement about a tool rests on.

    `seen` is the latest day on which a source was seen; without any source it is the day of the search.
    """

    grade: str | None
    grade_name: Text | None
    sources: tuple[Source, ...]
    seen: datetime.date | None
    note: Text | None = None

    @property
    def found(self) -> bool:
        """Whether there is any source."""
        return bool(self.sources)


@dataclass(frozen=True)
class Sentence:
    """A text of the edition that may name the municipality's budget (`{budget}`), in CZK."""

    text: Text
    budget: int | None = None


@dataclass(frozen=True)
class ToolName:
    """A tool as links and lists show it; `url` is the address of its page, if it has one."""

    key: str
    name: str
    url: str | None


@dataclass(frozen=True)
class Fit:
    """How much of what the municipality needs is proven, and how much is possible."""

    sure: int
    possible: int


@dataclass(frozen=True)
class Label:
    kind: LabelKind
    text: Text


@dataclass(frozen=True)
class Task:
    """What to do, why, and where that comes from: `source` of a readiness rule or the `question` answered."""

    text: Text
    why: tuple[Text, ...]
    source: Text | None
    question: Text | None
    page: str | None


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
class Advantage:
    """A criterion that the tool surely meets; `has` says what the municipality asked for and gets."""

    need: Text
    criterion: Text
    has: Text
    evidence: Evidence


@dataclass(frozen=True)
class Drawback:
    """A criterion that the tool surely does not meet, or where this is not known.

    `lost` points are surely missing, `open` ones may still come. `worst` is what the tool has at least (None: perhaps
    nothing), `best` what it has at most; `exact`: both are the same. `because` explains why they are not.
    """

    need: Text
    criterion: Text
    needed: Sentence
    unmet: bool
    lost: int
    open: int
    worst: Text | None
    best: Text
    exact: bool
    because: tuple[Text, ...]
    evidence: Evidence


@dataclass(frozen=True)
class Price:
    """First-year cost in CZK without VAT. `low` None: nothing is known; `high` None: no upper end is known."""

    low: int | None
    high: int | None
    note: Text | None
    evidence: Evidence


@dataclass(frozen=True)
class Place:
    """A municipality that uses a tool."""

    name: Text
    country: str | None
    year: int | None
    what: Text | None
    source: Source | None


@dataclass(frozen=True)
class SimilarPlaces:
    """References of the municipality's own size; None of `band`: it is not known which size that is."""

    band: Text | None
    czech: tuple[Place, ...]
    elsewhere: tuple[Place, ...]

    @property
    def evidence(self) -> Evidence:
        """The pages that tell of these municipalities."""
        sources = (place.source for place in (*self.czech, *self.elsewhere) if place.source)
        return Evidence(None, None, tuple(sources), None)


@dataclass(frozen=True)
class Open:
    """A condition that the vendor has to confirm."""

    id: str
    sentence: Sentence


@dataclass(frozen=True)
class House:
    """Numbers of checked and of unknown cells, for the drawing that stands in for a logo."""

    known: int
    unknown: int
    total: int
    open_source: bool


@dataclass(frozen=True)
class Pick:
    """One tool of the shortlist. Tools on a shared place have the same `place`."""

    tool: ToolName
    place: int
    summary: Text | None
    labels: tuple[Label, ...]
    fit: Fit
    house: House
    price: Price
    similar: SimilarPlaces
    advantages: tuple[Advantage, ...]
    drawbacks: tuple[Drawback, ...]
    confirm: tuple[Open, ...]
    nothing_found: bool
    questions: int


@dataclass(frozen=True)
class Line:
    """One tool below the shortlist."""

    tool: ToolName
    label: Label
    shared: bool
    fit: Fit
    confirm: tuple[Open, ...]
    nothing_found: bool
    price: Price


@dataclass(frozen=True)
class Finding:
    """An excluded tool and what it has instead of what was asked."""

    tool: ToolName
    what: Text | None
    values: tuple[Text | str, ...]
    price: Price | None
    evidence: Evidence
    others: tuple[Text, ...]


@dataclass(frozen=True)
class ExcludedGroup:
    """Tools that fail one condition. `answer` of `question` created it; without one it is always in force.

    `returning` are those that would return if this condition alone were dropped.
    """

    id: str
    reason: Text
    question: Text | None
    answer: Text | None
    page: str | None
    findings: tuple[Finding, ...]
    returning: tuple[ToolName, ...]

    @property
    def tools(self) -> tuple[ToolName, ...]:
        """The excluded tools, in alphabetical order."""
        return tuple(finding.tool for finding in self.findings)


@dataclass(frozen=True)
class RelaxationView:
    """Kinds of conditions to give up, and what returns then."""

    drop: tuple[Text, ...]
    tools: tuple[ToolName, ...]


@dataclass(frozen=True)
class Cell:
    """The level of one tool in one criterion against the level needed."""

    low: int
    high: int
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
