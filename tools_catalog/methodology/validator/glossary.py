"""The glossary: enough terms to help, few enough to read."""

from collections.abc import Iterator

from .node import Fault
from .raw_edition import RawEdition

FEWEST, MOST = 25, 40


def term_faults(edition: RawEdition) -> Iterator[Fault]:
    """Between 25 and 40 terms."""
    terms = edition["glossary"]["terms"]
    count = len(list(terms.items()))
    if not FEWEST <= count <= MOST:
        yield terms.fault(f"has {count} terms, not {FEWEST} to {MOST}")
