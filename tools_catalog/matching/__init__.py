"""The engine: answers of a municipality and a catalogue of tools in, a reasoned shortlist out.

Pure: the standard library and itself. No texts, no clock, no input or output; see README.md in this folder.
"""

from .answers import Answers, answers_from, visible_questions
from .catalogue import Catalogue, catalogue_from
from .collation import czech_sort_key
from .edition import RuleEdition
from .faults import Fault, InvalidAnswers, check_answers
from .recommendation import recommend
from .result import Recommendation

__all__ = [
    "Answers",
    "Catalogue",
    "Fault",
    "InvalidAnswers",
    "Recommendation",
    "RuleEdition",
    "answers_from",
    "catalogue_from",
    "check_answers",
    "czech_sort_key",
    "recommend",
    "visible_questions",
]
