"""What a result page shows of a tool: in the shortlist, below it, or excluded."""

from dataclasses import dataclass

from tools_catalog.methodology import Text

from .parts import Evidence, Fit, Label, Sentence, Source, ToolName


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
    `size_needed`: nobody could look, the municipality's size is not known.
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
    size_needed: bool = False


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
    evidence: Evidence


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
