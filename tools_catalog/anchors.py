"""Ids of places on the page of a tool, so that a link can lead right to the evidence."""

PRICES, PLACES, WEAKNESSES = "prices", "places", "weaknesses"


def criterion_anchor(criterion: str) -> str:
    """The id of a criterion."""
    return criterion.replace("_", "-")


def fact_anchor(fact: str) -> str:
    """The id of a fact, which may bear the name of a criterion."""
    return f"fact-{criterion_anchor(fact)}"
