"""A question as a page shows it: tiles, strips of importance, a text field."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from advisor.error_words import in_words
from advisor.flow import CARDS, Journey
from advisor.saving import Shown
from tools_catalog.adapters import ToolRecord, current_snapshot
from tools_catalog.matching.edition import DONT_KNOW
from tools_catalog.matching.faults import Fault
from tools_catalog.matching.flow import Card
from tools_catalog.methodology import Text
from tools_catalog.methodology.words import Choice, Question

FIRST_NEED = "first_need"
ONE_LINE = 120  # characters
CATALOGUE = "catalogue"  # names of tools are suggested


@dataclass(frozen=True)
class Tile:
    """One option to tick."""

    id: str
    value: str
    label: Text
    hint: Text | None
    checked: bool


@dataclass(frozen=True)
class Strip:
    """One row of a grid; of a need card with the change from one state to another."""

    field: str
    name: Text
    swing_from: Text | None
    swing_to: Text | None
    options: tuple[Tile, ...]

    @property
    def id(self) -> str:
        """Of the group."""
        return f"group-{self.field}"

    @property
    def card(self) -> dict[str, Any]:
        """As the component takes it."""
        return {"name": self.name, "from": self.swing_from, "to": self.swing_to, "options": self.options}


@dataclass(frozen=True)
class Suggestion:
    """What a text field offers: `value` is filled in, `label` says under which other name it was found."""

    value: str
    label: str = ""


@dataclass(frozen=True)
class QuestionField:
    """`shown` is the hidden field for colleagues who work at once; `errors` are whole sentences.

    `note` stands below the answers, `suggestions` are offered while typing.
    """

    question: Question
    value: Any
    shown: Shown
    errors: tuple[str, ...]
    tiles: tuple[Tile, ...]
    strips: tuple[Strip, ...]
    note: str = ""
    suggestions: Sequence[Suggestion] = ()

    @property
    def key(self) -> str:
        return self.question.key

    @property
    def first_id(self) -> str:
        """Where a link in the error summary leads."""
        if self.strips:
            return self.strips[0].options[0].id
        return self.tiles[0].id if self.tiles else self.key

    @property
    def described_by(self) -> str:
        """Ids of the hint and the error, for screen readers."""
        hint = [f"{self.key}-hint"] if self.question.hint or self.question.type == "text" else []
        return " ".join(hint + [f"{self.key}-error"] * bool(self.errors))

    @property
    def is_long(self) -> bool:
        """Whether a text gets more than one line."""
        return (self.question.max or 0) > ONE_LINE

    @property
    def options(self) -> tuple[Tile, ...]:
        """All tiles but "do not know"."""
        return tuple(tile for tile in self.tiles if tile.value != DONT_KNOW)

    @property
    def dont_know(self) -> Tile | None:
        """The tile that stands apart, after "or"."""
        return next((tile for tile in self.tiles if tile.value == DONT_KNOW), None)


def field(
    journey: Journey, question: Question, value: Any, shown: Shown, faults: Sequence[Fault] = ()
) -> QuestionField:
    """The question with this value in its form."""
    errors = tuple(dict.fromkeys(in_words(fault, question) for fault in faults))
    match question.type:
        case "radio_grid":
            rows, note = strips(journey, question, value or {}), least_note(journey, question)
            return QuestionField(question, value, shown, errors, (), rows, note)
        case "text":
            return QuestionField(question, value, shown, errors, (), (), suggestions=suggestions(question))
        case _:
            offered = [option for option in question.options if is_offered(journey, question, option)]
            return QuestionField(question, value, shown, errors, tiles(question.key, offered, value), ())


def suggestions(question: Question) -> list[Suggestion]:
    """Names of tools that a text field offers; a former one fills in the name of today."""
    if question.suggest_from != CATALOGUE:
        return []
    return [each for tool in current_snapshot().tools.values() for each in names_of(tool)]


def names_of(tool: ToolRecord) -> Iterator[Suggestion]:
    """The name of today, then each former one."""
    yield Suggestion(tool["name"])
    for former in tool.get("former_names") or ():
        yield Suggestion(tool["name"], _("%(former)s (today %(name)s)") % {"former": former, "name": tool["name"]})


def least_note(journey: Journey, question: Question) -> str:
    """Why some cards do not offer the lowest importance."""
    least = question.columns[-2]
    if question.key != CARDS or all(least.key in card.importance for card in journey.cards):
        return ""
    return _("Where “%(least)s” is missing, you chose the matter yourselves or the law asks for it.") % {
        "least": least.label
    }


def is_offered(journey: Journey, question: Question, option: Choice) -> bool:
    """The first need is chosen among the cards; every other option always stands there."""
    return question.key != FIRST_NEED or option.key == DONT_KNOW or option.key in journey.card_needs


def tiles(name: str, options: Sequence[Choice], value: Any) -> tuple[Tile, ...]:
    """Tiles of a radio (one value) or checkbox (a list)."""
    chosen = {value} if isinstance(value, str) else set(value or ())
    return tuple(
        Tile(f"{name}-{option.key}", option.key, option.label, option.hint, option.key in chosen) for option in options
    )


def strips(journey: Journey, question: Question, value: dict[str, str]) -> tuple[Strip, ...]:
    """Rows of a grid; of the importance question, the cards with the importance that each offers."""
    if question.key == CARDS:
        return tuple(card_strip(journey, question, card, value.get(card.need)) for card in journey.cards)
    return tuple(
        Strip(name, row.label, None, None, tiles(name, question.columns, value.get(row.key)))
        for row in question.rows
        if (name := f"{question.key}.{row.key}")
    )


def card_strip(journey: Journey, question: Question, card: Card, chosen: str | None) -> Strip:
    """One need card; nothing is chosen beforehand."""
    words = journey.edition.needs[card.need]
    name = f"{question.key}.{card.need}"
    offered = [column for column in question.columns if column.key in (*card.importance, DONT_KNOW)]
    return Strip(name, words.name, words.swing_from, words.swing_to, tiles(name, offered, chosen))
