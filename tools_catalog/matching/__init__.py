"""The engine: answers of a municipality and a catalogue of tools in, a reasoned shortlist out.

Pure: the standard library and itself. No texts, no clock, no input or output; see README.md in this folder.
"""

from .answers import Answers, answers_from, visible_questions
from .edition import RuleEdition
from .faults import Fault, InvalidAnswers, check_answers

__all__ = [
    "Answers",
    "Fault",
    "InvalidAnswers",
    "RuleEdition",
    "answers_from",
    "check_answers",
    "visible_questions",
]
