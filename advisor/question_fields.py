"""A question as a page shows it: tiles, strips of importance, a text field."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from advisor.error_words import in_words
from advisor.flow import CARDS, Journey
from advisor.saving import Shown
from tools_catalog.matching.edition import DONT_KNOW
from tools_catalog.matching.faults import Fault
from tools_catalog.matching.flow import Card
from tools_catalog.methodology import Text
from tools_catalog.methodology.words import Choice, Question

FIRST_NEED = "first_need"


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

    key: str
    field: str
    name: Text
    swing_from: Text | None
    swing_to: Text | None
    options: tuple[Tile, ...]


@dataclass(frozen=True)
class QuestionField:
    """`shown` is the hidden field for colleagues who work at once; `errors` are whole sentences."""

    question: Question
    value: Any
    shown: Shown
    errors: tuple[str, ...]
    tiles: tuple[Tile, ...]
    strips: tuple[Strip, ...]

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
    if question.type == "radio_grid":
        return QuestionField(question, value, shown, errors, (), strips(journey, question, value or {}))
    offered = [option for option in question.options if is_offered(journey, question, option)]
    return QuestionField(question, value, shown, errors, tiles(question.key, offered, value), ())


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
        Strip(row.key, name, row.label, None, None, tiles(name, question.columns, value.get(row.key)))
        for row in question.rows
        if (name := f"{question.key}.{row.key}")
    )


def card_strip(journey: Journey, question: Question, card: Card, chosen: str | None) -> Strip:
    """One need card; nothing is chosen beforehand."""
    words = journey.edition.needs[card.need]
    name = f"{question.key}.{card.need}"
    offered = [column for column in question.columns if column.key in (*card.offered, DONT_KNOW)]
    return Strip(card.need, name, words.name, words.swing_from, words.swing_to, tiles(name, offered, chosen))
