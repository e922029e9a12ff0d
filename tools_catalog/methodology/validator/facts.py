"""Facts: closed lists have values."""

from collections.abc import Iterator

from .node import Fault
from .raw_edition import RawEdition

STRUCTURED_LISTS = frozenset({"references"})  # a list of records, not of values


def value_faults(edition: RawEdition) -> Iterator[Fault]:
    """An enum, and a list that is not open, names its values."""
    for key, fact in edition.facts.items():
        closed_list = fact["type"].value == "list" and not fact["open_values"].value and key not in STRUCTURED_LISTS
        if (closed_list or fact["type"].value == "enum") and "values" not in fact:
            yield fact["values"].fault("is missing, the values are not open")
