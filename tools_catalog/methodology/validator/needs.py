"""Needs: when a card is shown, how it spreads its weight, how important it is by default."""

from collections.abc import Iterator
from fractions import Fraction

from .conditions import TARGETS, condition_faults, dont_know_faults, known
from .node import Fault, Node
from .raw_edition import RawEdition


def activity_faults(edition: RawEdition) -> Iterator[Fault]:
    """A need is active by answers or targets."""
    for need in edition["needs"]["needs"].items():
        yield from condition_faults(need["active_when"], edition, TARGETS)


def share_faults(edition: RawEdition) -> Iterator[Fault]:
    """A need spreads its weight by a mapping or by a rule; the shares of a mapping add up to exactly 1."""
    for need in edition["needs"]["needs"].items():
        if ("mapping" in need) == ("rule" in need):
            yield need.fault("needs either a mapping or a rule")
        if "mapping" in need:
            total = sum((share.exact or Fraction(0) for _, share in need["mapping"].entries()), Fraction(0))
            if total != 1:
                yield need["mapping"].fault(f"the shares add up to {total}, not to 1")


def criterion_faults(edition: RawEdition) -> Iterator[Fault]:
    """A need spreads its weight over criteria that exist."""
    for need in edition["needs"]["needs"].items():
        for key, share in need["mapping"].entries():
            if key not in edition.criteria:
                yield share.fault("unknown criterion")
        for criterion in need["rule"]["criteria"].items():
            yield from known(criterion, edition, "criteria")


def bucket_faults(edition: RawEdition) -> Iterator[Fault]:
    """Importance is named by buckets that exist."""
    for need in edition["needs"]["needs"].items():
        raised = [part["importance"] for part in need["default_importance_when"].items()]
        for bucket in (need["min_importance"], need["default_importance"], *raised):
            if bucket.value is not None and bucket.text not in edition.buckets:
                yield bucket.fault(f"unknown bucket {bucket.value!r}")


def raised_default_faults(edition: RawEdition) -> Iterator[Fault]:
    """A default is raised, never lowered, and never by "do not know"."""
    usual = edition["edition"]["importance"]["dont_know_counts_as"].value
    for need in edition["needs"]["needs"].items():
        default = need["default_importance"].value or usual
        for part in need["default_importance_when"].items():
            yield from condition_faults(part["when"], edition)
            yield from dont_know_faults(part["when"], "'dont_know' must not raise the importance")
            yield from _not_raised(part["importance"], default, edition.buckets)


def _not_raised(bucket: Node, default: object, buckets: list[str]) -> Iterator[Fault]:
    if bucket.text in buckets and default in buckets and buckets.index(bucket.text) >= buckets.index(str(default)):
        yield bucket.fault(f"does not raise the default {default}")
