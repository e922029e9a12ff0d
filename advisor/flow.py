"""The way of one municipality through the questionnaire: what is asked, what is answered, what comes next. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from tools_catalog.matching.answers import is_answered, visible_questions
from tools_catalog.matching.flow import Card, active_cards
from tools_catalog.methodology import Edition
from tools_catalog.methodology.words import Page, Question, Section

CARDS = "importance"  # the question whose rows are the need cards

type State = Literal["done", "started", "untouched"]


@dataclass(frozen=True)
class Progress:
    """Pages of a section or of the whole: answered in full, in part, and all that these answers show."""

    done: int
    started: int
    total: int

    @property
    def left(self) -> int:
        """Pages that lack an answer."""
        return self.total - self.done

    @property
    def state(self) -> State:
        """In one word."""
        if not self.left:
            return "done"
        return "started" if self.done or self.started else "untouched"


@dataclass(frozen=True)
class Journey:
    """The questionnaire of an edition under the answers given so far (raw: `{question: value}`).

    Free sentences are never needed for "done"; everything else that is visible is.
    """

    edition: Edition
    answers: Mapping[str, Any]

    @cached_property
    def visible(self) -> tuple[str, ...]:
        """Keys of the visible questions."""
        return visible_questions(self.edition.rules, self.answers)

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """The need cards that these answers create, with the importance that each offers."""
        return tuple(active_cards(self.edition.rules, self.answers))

    @property
    def card_needs(self) -> list[str]:
        """Keys of the needs that have a card."""
        return [card.need for card in self.cards]

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Pages with something to ask, in order."""
        return tuple(page for page in self.edition.pages.values() if self.questions_on(page))

    def questions_on(self, page: Page) -> list[Question]:
        """What a page asks now."""
        return [self.edition.questions[key] for key in page.questions if key in self.visible]

    def pages_of(self, section: Section) -> list[Page]:
        """Pages of a section with something to ask."""
        return [page for page in self.pages if page.section == section.key]

    def is_complete(self, question: Question) -> bool:
        """Whether the question is answered; of a grid every row that is shown."""
        answer = self.answers.get(question.key)
        if question.type != "radio_grid":
            return is_answered(answer)
        return all(is_answered((answer or {}).get(row)) for row in self.rows_of(question))

    def rows_of(self, question: Question) -> list[str]:
        """Keys of the rows of a grid; of the importance question, of the cards."""
        return self.card_needs if question.key == CARDS else [row.key for row in question.rows]

    def state(self, page: Page) -> State:
        """How far the page is answered."""
        asked = [question for question in self.questions_on(page) if question.type != "text"]
        if all(self.is_complete(question) for question in asked):
            return "done"
        return "started" if any(is_answered(self.answers.get(key)) for key in page.questions) else "untouched"

    def progress(self, section: Section | None = None) -> Progress:
        """Of one section or of the whole questionnaire."""
        pages = self.pages_of(section) if section else self.pages
        states = [self.state(page) for page in pages]
        return Progress(states.count("done"), states.count("started"), len(states))

    def page_after(self, page: Page) -> Page | None:
        """The next page of the same section."""
        return next((other for other in self._beside(page) if self._place(other) > self._place(page)), None)

    def page_before(self, page: Page) -> Page | None:
        """The previous page of the same section."""
        return next((other for other in reversed(self._beside(page)) if self._place(other) < self._place(page)), None)

    def first_open_page(self, section: Section) -> Page:
        """Where to go on in a section: the first page without all answers, or its beginning."""
        pages = self.pages_of(section)
        return next((page for page in pages if self.state(page) != "done"), pages[0])

    def next_open_section(self, after: str | None = None) -> Section | None:
        """The section to go on with: the first unfinished one after this one, then from the beginning."""
        sections = list(self.edition.sections.values())
        start = 1 + next((i for i, section in enumerate(sections) if section.key == after), -1)
        ordered = sections[start:] + sections[:start]
        return next((section for section in ordered if self.progress(section).left), None)

    def appeared(self, before: "Journey") -> Iterator[Page]:
        """Pages that ask something unanswered which was hidden under the earlier answers."""
        new = {key for key in self.visible if key not in before.visible and not is_answered(self.answers.get(key))}
        return (page for page in self.pages if new.intersection(page.questions))

    def _beside(self, page: Page) -> list[Page]:
        return self.pages_of(self.edition.sections[page.section])

    def _place(self, page: Page) -> int:
        return list(self.edition.pages).index(page.key)
