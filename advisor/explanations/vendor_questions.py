"""Questions for the vendor of one tool, made from what the result leaves open."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from advisor.result_document import ListedTool
from tools_catalog.methodology import Text

from .case import Case, points
from .conditions import question_for
from .evidence import FACTS_OF_COMPUTED
from .parts import Sentence

type Kind = Literal["condition", "ask", "criterion"]


@dataclass(frozen=True)
class VendorQuestion:
    """One question with the sentences it is about; `points` of the result hang on the answer (0 for conditions).

    `condition`: without a yes the tool drops out. `ask`: a condition that excludes only by what is documented.
    """

    kind: Kind
    text: Text
    needed: tuple[Sentence, ...]
    points: int = 0


def vendor_questions(case: Case, tool: ListedTool) -> tuple[VendorQuestion, ...]:
    """Open conditions first, then unknown criteria by the weight of what is not known.

    What the edition asks by the same words is one question.
    """
    questions: dict[Text, VendorQuestion] = {}
    for question in _all(case, tool):
        first = questions.setdefault(question.text, question)
        if first is not question:
            needed = tuple(dict.fromkeys((*first.needed, *question.needed)))
            questions[question.text] = replace(first, needed=needed, points=first.points + question.points)
    return tuple(questions.values())


def _all(case: Case, tool: ListedTool) -> Iterable[VendorQuestion]:
    yield from _of_conditions(case, tool["open_conditions"], "condition")
    yield from _of_conditions(case, tool["ask"], "ask")
    yield from _of_criteria(case, tool)


def _of_conditions(case: Case, ids: list[str], kind: Kind) -> Iterable[VendorQuestion]:
    for key in ids:
        words = case.edition.conditions[key]
        sentence = case.sentence(words.must_sentence or words.reason)
        yield VendorQuestion(kind, question_for(case, case.conditions[key]), (sentence,))


def _of_criteria(case: Case, tool: ListedTool) -> Iterable[VendorQuestion]:
    """Questions about every criterion whose answer may still bring something, weightiest first."""
    open_parts = {key: case.open_part(tool, key) for key in tool["levels"]}
    asked = {case.conditions[key].get("fact") for key in (*tool["open_conditions"], *tool["ask"])}
    document = case.edition.document
    for key in sorted((key for key in open_parts if open_parts[key]), key=lambda key: -open_parts[key]):
        sentence = case.sentence(document.requirements[key][case.document["targets"][key]])
        yield VendorQuestion("criterion", _question_about(case, key, asked), (sentence,), points(open_parts[key]))


def _question_about(case: Case, criterion: str, asked: Collection[str | None]) -> Text:
    """The question about a criterion; of a computed one that about its fact, if that is asked anyway."""
    fact = FACTS_OF_COMPUTED.get(case.edition.criteria[criterion].computed or "")
    document = case.edition.document
    if fact and fact in asked:
        return document.questions_for_facts[fact]
    return document.questions_for_criteria[criterion]
