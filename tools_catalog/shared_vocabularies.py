"""What other apps take from the current methodology edition: sizes of municipalities and groups of people."""

from __future__ import annotations

from site_core.vocabularies import GROUPS, SIZES, Term, keeps_vocabulary
from tools_catalog.methodology import current_edition

QUESTION = "groups"
NO_GROUP = "dont_know"


@keeps_vocabulary(SIZES)
def sizes() -> tuple[Term, ...]:
    """Bands by the number of inhabitants."""
    edition = current_edition()
    bands = edition.rules.size_bands
    return tuple(Term(key, name, bands[key].min, bands[key].max) for key, name in edition.labels.size_bands.items())


@keeps_vocabulary(GROUPS)
def groups() -> tuple[Term, ...]:
    """Groups of people that the questionnaire asks about."""
    question = current_edition().questions[QUESTION]
    return tuple(Term(option.key, option.label) for option in question.options if option.key != NO_GROUP)
