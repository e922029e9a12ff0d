"""One form of the questionnaire: the questions of a page, or of a whole section."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from advisor.access import Access
from advisor.flow import Journey
from advisor.models import Answer
from advisor.posted import changes_from, faults_of
from advisor.profiles import stored_answers, values
from advisor.question_fields import QuestionField, field
from advisor.saving import Change, Conflict, save, shown
from tools_catalog.matching.faults import Fault
from tools_catalog.methodology.words import Question

CONFLICTS, CHOOSE = "conflicts", "choose."
SAVED, MINE = "saved", "mine"


@dataclass(frozen=True)
class AskedQuestions:
    """Questions with the stored answers; `journey` is the way under those answers.

    `questions` are all of the page or section. A form may bring an answer to one that a colleague's answer has hidden
    since: it is kept, so nothing that was entered is lost.
    """

    access: Access
    journey: Journey
    rows: Mapping[str, Answer]
    questions: Sequence[Question]

    @property
    def visible(self) -> list[str]:
        """Keys of the questions that are asked now."""
        return [question.key for question in self.questions if question.key in self.journey.visible]

    def fields(self, changes: Sequence[Change] = (), faults: Sequence[Fault] = ()) -> list[QuestionField]:
        """What the form shows: what was posted, otherwise what is stored, with the errors at their questions."""
        posted = {change.question: change for change in changes}
        asked = [question for question in self.questions if question.key in {*self.visible, *posted}]
        return [self._field(question, posted.get(question.key), faults) for question in asked]

    def changes(self, posted: QueryDict) -> list[Change]:
        """What the form says. Of a conflict, only what the person chose over the stored answer."""
        dropped = {key for key in posted.getlist(CONFLICTS) if posted.get(CHOOSE + key) == SAVED}
        return [change for change in changes_from(posted, self.questions) if change.question not in dropped]

    def conflicts(self, posted: QueryDict) -> list[Conflict]:
        """All conflicts that the form showed, whatever was chosen."""
        keys = posted.getlist(CONFLICTS)
        changes = changes_from(posted, self.questions)
        return [
            Conflict(change, self.rows[change.question])
            for change in changes
            if change.question in keys and change.question in self.rows
        ]

    def choices(self, posted: QueryDict) -> dict[str, str]:
        """What was chosen in each of these conflicts; empty for no choice."""
        chosen = {each.change.question: posted.get(CHOOSE + each.change.question) for each in self.conflicts(posted)}
        return {key: choice if choice in (SAVED, MINE) else "" for key, choice in chosen.items()}

    def faults(self, changes: Sequence[Change]) -> list[Fault]:
        """What is wrong with the posted answers."""
        return faults_of(self.journey.edition, self.journey.answers, changes)

    def save(self, changes: Sequence[Change]) -> list[Conflict]:
        """Stores the answers; returns those that somebody else changed meanwhile."""
        return save(self.access.profile, changes)

    def after(self, changes: Iterable[Change]) -> Journey:
        """The way under the new answers."""
        new = {**self.journey.answers, **{change.question: change.value for change in changes}}
        return Journey(self.journey.edition, {key: value for key, value in new.items() if value is not None})

    def newly_asked(self, after: Journey) -> Question | None:
        """The first question of this form that the new answers show and that nobody has answered."""
        new = (each for each in self.questions if each.key in after.visible and each.key not in self.visible)
        return next((question for question in new if not after.is_complete(question)), None)

    def _field(self, question: Question, change: Change | None, faults: Sequence[Fault]) -> QuestionField:
        row = self.rows.get(question.key)
        value: Any = change.value if change else (row.value if row else None)
        seen = change.shown if change else shown(row)
        return field(self.journey, question, value, seen, [f for f in faults if f.question == question.key])


def journey_of(access: Access) -> tuple[Journey, dict[str, Answer]]:
    """The way of a profile under its stored answers, and these; one query."""
    rows = stored_answers(access.profile)
    return Journey(access.edition, values(rows)), rows
