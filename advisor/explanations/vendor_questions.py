"""Questions for the vendor of one tool, made from what the result leaves open."""

from dataclasses import dataclass
from typing import Literal

from advisor.result_document import ListedTool
from tools_catalog.methodology import Text

from .case import Case, points
from .conditions import question_for
from .shapes import Sentence

type Kind = Literal["condition", "ask", "criterion"]


@dataclass(frozen=True)
class VendorQuestion:
    """One question with the sentence it asks for; `points` of the result hang on the answer (0 for conditions).

    `condition`: without a yes the tool drops out. `ask`: a condition that excludes only by what is documented.
    """

    kind: Kind
    text: Text
    needed: Sentence
    points: int = 0


def vendor_questions(case: Case, tool: ListedTool) -> tuple[VendorQuestion, ...]:
    """Open conditions first, then unknown criteria by the weight of what is not known; none is asked twice."""
    about_conditions = [
        *_of_conditions(case, tool["open_conditions"], "condition"),
        *_of_conditions(case, tool["ask"], "ask"),
    ]
    asked = {question.text for question in about_conditions}
    of_criteria = (question for question in _of_criteria(case, tool) if question.text not in asked)
    return tuple(dict.fromkeys((*about_conditions, *of_criteria)))


def _of_conditions(case: Case, ids: list[str], kind: Kind) -> list[VendorQuestion]:
    return [question for key in ids if (question := _of_condition(case, key, kind))]


def _of_condition(case: Case, key: str, kind: Kind) -> VendorQuestion | None:
    text = question_for(case, case.conditions[key])
    words = case.edition.conditions[key]
    return VendorQuestion(kind, text, case.sentence(words.must_sentence or words.reason)) if text else None


def _of_criteria(case: Case, tool: ListedTool) -> list[VendorQuestion]:
    """Questions about every criterion whose answer may still bring something, weightiest first."""
    open_parts = {key: case.open_part(tool, key) for key in tool["levels"]}
    ordered = sorted((key for key in open_parts if open_parts[key]), key=lambda key: -open_parts[key])
    document = case.edition.document
    return [
        VendorQuestion(
            "criterion",
            document.questions_for_criteria[key],
            case.sentence(document.requirements[key][case.document["targets"][key]]),
            points(open_parts[key]),
        )
        for key in ordered
    ]
