"""The engine: answers of a municipality and a catalogue of tools in, a reasoned shortlist out.

Pure: the standard library and itself. No texts, no clock, no input or output; see README.md in this folder.
"""

from .answers import Answers, answers_from, visible_questions
from .catalogue import Catalogue, catalogue_from
from .document import ENGINE_VERSION, canonical, document
from .edition import RuleEdition
from .faults import Fault, InvalidAnswers, check_answers
from .flow import Card, active_cards, conflicts
from .recommendation import recommend
from .result import Recommendation

__all__ = [
    "ENGINE_VERSION",
    "Answers",
    "Card",
    "Catalogue",
    "Fault",
    "InvalidAnswers",
    "Recommendation",
    "RuleEdition",
    "active_cards",
    "answers_from",
    "canonical",
    "catalogue_from",
    "check_answers",
    "conflicts",
    "document",
    "recommend",
    "visible_questions",
]
