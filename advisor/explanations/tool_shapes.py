"""What a result page shows of a tool: in the shortlist, below it, or excluded."""

import datetime
from dataclasses import dataclass
from typing import Literal

from tools_catalog.completeness import Completeness
from tools_catalog.methodology import Text

from .parts import Evidence, Fit, Label, Sentence, Source, ToolName

type Enough = Literal["yes", "if_confirmed", "unknown", "part"]


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
class Pick:
    """One tool of the shortlist. Tools on a shared place have the same `place`."""

    tool: ToolName
    place: int
    summary: Text | None
    labels: tuple[Label, ...]
    fit: Fit
    house: Completeness
    price: Price
    similar: SimilarPlaces
    advantages: tuple[Advantage, ...]
    drawbacks: tuple[Drawback, ...]
    confirm: tuple[Open, ...]
    nothing_found: bool
    questions: int


@dataclass(frozen=True)
class Line:
    """One tool below the shortlist; "practically equal" stands with the label where it shares a place with a pick."""

    tool: ToolName
    labels: tuple[Label, ...]
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
class OwnListed:
    """The municipality's own tool among those that no condition rules out; `anchor` is its place on the page.

    `enough`: whether it is enough to stay with it, `if_confirmed` by its supplier, `unknown`, or surely for a `part`.
    """

    tool: ToolName
    former: bool
    place: int
    places: int
    labels: tuple[Label, ...]
    fit: Fit
    confirm: tuple[Open, ...]
    enough: Enough
    anchor: str


@dataclass(frozen=True)
class OwnExcluded:
    """The municipality's own tool ruled out: each condition it fails, with what it has instead."""

    tool: ToolName
    former: bool
    failed: tuple[tuple[Text, Finding], ...]


@dataclass(frozen=True)
class OwnTool:
    """The tool that the municipality has (`in_use`) or had. Neither listed nor excluded: the name is not known.

    `enough_from` are the points from which a tool is enough, `page` is the question that asked for the name.
    """

    written: str
    in_use: bool
    listed: tuple[OwnListed, ...]
    excluded: tuple[OwnExcluded, ...]
    catalogue_seen: datetime.date | None
    enough_from: int
    page: str

    @property
    def known(self) -> bool:
        """Whether the catalogue knows a tool of this name."""
        return bool(self.listed or self.excluded)
