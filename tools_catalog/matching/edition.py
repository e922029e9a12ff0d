"""A methodology edition as the engine sees it: keys, numbers and conditions, no texts.

The loader in `tools_catalog/methodology/` makes it from the YAML files; here nothing reads files.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from .when import When

DONT_KNOW = "dont_know"

type Bounds = tuple[int, int]
"""Lowest and highest level that is possible, 0 to 4."""
type Times = tuple[Fraction, Fraction | None]
"""How many times at least and at most; None: no upper end."""
type ConditionValue = bool | int | str | tuple[str, ...]
type QuestionType = Literal["radio", "checkbox", "text", "radio_grid"]


@dataclass(frozen=True)
class ConditionRule:
    """What a tool has to meet (a knock-out), as an option or the edition itself creates it.

    `named` holds the name of a value that comes from the answers (`budget_max`, `max_weeks`) instead of `value`.
    """

    id: str
    code: str
    op: str
    fact: str | None
    criterion: str | None
    value: ConditionValue | None
    named: str | None
    if_unknown: Literal["conditional", "ask"]


@dataclass(frozen=True)
class BaseCondition:
    """A condition in force whatever was chosen, unless `unless` holds; `unsure_when` turns its False into unknown."""

    rule: ConditionRule
    unless: When | None
    unsure_when: When | None


@dataclass(frozen=True)
class ConditionalEffects:
    """What a chosen option does only when `when` holds."""

    when: When
    targets: Mapping[str, int]
    conditions: tuple[ConditionRule, ...]


@dataclass(frozen=True)
class Effects:
    """What a chosen option does. Tasks and notes are keys of texts."""

    targets: Mapping[str, int]
    conditions: tuple[ConditionRule, ...]
    conditional: tuple[ConditionalEffects, ...]
    tasks: tuple[str, ...]
    notes: tuple[str, ...]
    flags: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """One question. `options` of a radio or checkbox; `rows` of a grid with the options of each row.

    `fill` says that the options come from elsewhere: `importance` is the grid of need cards,
    `first_need` the choice of one of them.
    """

    key: str
    type: QuestionType
    required: bool
    max: int | None
    exclusive: frozenset[str]
    visible_if: When | None
    options: Mapping[str, Effects]
    rows: Mapping[str, Mapping[str, Effects]]
    fill: Literal["importance", "first_need"] | None


@dataclass(frozen=True)
class Criterion:
    """`computed` names the rule that counts its level from facts; `not_applicable` is the level "n/a" stands for."""

    key: str
    ttl_months: int
    relevant_when: When | None
    computed: Literal["budget_fit", "track_record_size"] | None
    not_applicable: int


@dataclass(frozen=True)
class RaisedDefault:
    """When `when` holds, the default of a need is at least `importance`."""

    when: When
    importance: str


@dataclass(frozen=True)
class EqualShares:
    """Equal shares over criteria with a target of `target_gte` or more; a main activity counts `main_factor` times."""

    criteria: tuple[str, ...]
    target_gte: int
    main_factor: int


@dataclass(frozen=True)
class FixedShares:
    """Shares that add up to 1; what the municipality asked for counts `asked_factor` times."""

    shares: Mapping[str, Fraction]


@dataclass(frozen=True)
class Need:
    """A need of the municipality (a card) and how it spreads its weight over criteria."""

    key: str
    active_when: When
    row: EqualShares | FixedShares
    weight_factor: int
    min_importance: str | None
    default_importance: str | None
    default_importance_when: tuple[RaisedDefault, ...]


@dataclass(frozen=True)
class Importance:
    """Points of each level of importance, most important first, and what goes with them."""

    points: Mapping[str, int]
    first_bonus: int
    asked_factor: int
    dont_know_counts_as: str
    max_cards: int


@dataclass(frozen=True)
class Widening:
    """By how many levels an interval is widened."""

    below: int
    above: int


@dataclass(frozen=True)
class Grade:
    """How a grade of evidence turns a claimed level into an interval."""

    interval: Literal["around", "hull", "full"]
    fresh: Widening
    stale: Widening


@dataclass(frozen=True)
class DerivedInterval:
    """Where all names of `when` hold for a tool, its level of `criterion` is within `bounds`."""

    criterion: str
    when: frozenset[str]
    bounds: Bounds


@dataclass(frozen=True)
class Ranking:
    """Fits are points of 100."""

    order: tuple[str, ...]
    recommended_min_fit: int
    indifference_band: int
    shortlist_size: int
    tier1_rivals: Literal["unconditional", "all"]
    contrast_points_shown: int
    existing_tool_min_fit: int
    leader_width_max: int


@dataclass(frozen=True)
class SizeBand:
    """Inhabitants from `min` to `max`; None: no upper end."""

    key: str
    min: int
    max: int | None


@dataclass(frozen=True)
class Currency:
    """CZK for one unit of a currency: lowest and highest rate."""

    base: str
    rates: Mapping[str, tuple[Fraction, Fraction]]


@dataclass(frozen=True)
class PeriodRule:
    """How many times an amount "per ..." is paid in the first year; None: not stated, so not computed."""

    times: Times | Literal["inhabitants", "users", "users_months"] | None
    instead_when: When | None
    instead: Times | None


@dataclass(frozen=True)
class PriceRules:
    """How price points become a first-year cost; `per` by the period that an amount is for."""

    per: Mapping[str, PeriodRule]
    office_users: tuple[int, int]
    vat_percent: int
    estimate_spread: tuple[Fraction, Fraction]
    price_age_months: int
    self_run_when: When
    self_run_impossible_when: When


@dataclass(frozen=True)
class ReadinessRule:
    """A rule of readiness; `rule` groups the keys of one rule, tasks are keys of texts."""

    key: str
    rule: str
    level: Literal["red", "amber", "green", "info"]
    condition: When
    tasks: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class RuleEdition:
    """One edition of the methodology. Compared by identity, so that what follows from it can be kept."""

    id: str
    base_targets: Mapping[str, int]
    base_conditions: tuple[BaseCondition, ...]
    questions: Mapping[str, Question]
    criteria: Mapping[str, Criterion]
    needs: Mapping[str, Need]
    importance: Importance
    grades: Mapping[str, Grade]
    missing_cell: str
    derived_intervals: tuple[DerivedInterval, ...]
    launch_weeks_cap: tuple[tuple[int | None, int], ...]
    ranking: Ranking
    size_bands: Mapping[str, SizeBand]
    band_of_size: Mapping[str, str | None]
    budget_max: Mapping[str, int | None]
    max_weeks: Mapping[str, int | None]
    currency: Currency
    prices: PriceRules
    readiness: tuple[ReadinessRule, ...]
