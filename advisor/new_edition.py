"""A profile keeps its edition; when a newer one is current, its answers can be copied into a new profile."""

from typing import Any

from advisor.access import Access
from advisor.answer_words import in_words
from advisor.carry_over import carry_over
from advisor.flow import Journey
from advisor.tokens import new_form
from tools_catalog.methodology import Edition, current_edition


def newer_edition(access: Access) -> Edition | None:
    """The current edition, if the profile was started with another one."""
    current = current_edition()
    return None if current.id == access.profile.edition else current


def new_edition_page(journey: Journey, newer: Edition) -> dict[str, Any]:
    """What the template shows: the answers that go along, and those that can't, in the words of the old edition."""
    carried = carry_over(journey.answers, newer)
    questions = journey.edition.questions
    return {
        "old": journey.edition,
        "newer": newer,
        "kept": carried.kept,
        "lost": [
            {"question": questions[key].text, "answers": in_words(questions[key], value)}
            for key, value in carried.lost.items()
            if key in questions
        ],
        "form": new_form(),
    }
