"""Criteria: their groups, levels, evidence and relevance, and that each of them can count."""

from collections import Counter
from collections.abc import Iterator

from .conditions import TARGETS, condition_faults, known
from .node import Fault, Node, walk
from .raw_edition import RawEdition
from .shape import LANGUAGES


def group_faults(edition: RawEdition) -> Iterator[Fault]:
    """A criterion belongs to a group that exists."""
    groups = edition["criteria"]["groups"].names()
    for criterion in edition.criteria.values():
        if criterion["group"].text not in groups:
            yield criterion["group"].fault(f"unknown group {criterion['group'].value!r}")


def code_faults(edition: RawEdition) -> Iterator[Fault]:
    """A code names one criterion."""
    times = Counter(criterion["code"].text for criterion in edition.criteria.values())
    for criterion in edition.criteria.values():
        if times[criterion["code"].text] > 1:
            yield criterion["code"].fault(f"another criterion has the code {criterion['code'].text}, too")


def level_faults(edition: RawEdition) -> Iterator[Fault]:
    """The five levels of a criterion read differently."""
    for criterion in edition.criteria.values():
        levels = criterion["levels"]
        for language in LANGUAGES:
            yield from _equal_texts(levels, [level[language].text for level in levels.items()], language)


def _equal_texts(levels: Node, texts: list[str], language: str) -> Iterator[Fault]:
    given = [text for text in texts if text]
    if len(set(given)) < len(given):
        yield levels.fault(f"two levels have the same {LANGUAGES[language]} text")


def evidence_faults(edition: RawEdition) -> Iterator[Fault]:
    """Kinds of evidence that levels 3 and 4 ask for exist."""
    kinds = edition["edition"]["evidence_kinds"].names()
    for criterion in edition.criteria.values():
        for kind in criterion["evidence_for_3"].items():
            if kind.text not in kinds:
                yield kind.fault(f"unknown kind of evidence {kind.value!r}")


def reviewer_faults(edition: RawEdition) -> Iterator[Fault]:
    """Criteria that need two reviewers exist."""
    for criterion in edition["edition"]["evidence_rules"]["two_reviewers_for"].items():
        yield from known(criterion, edition, "criteria")


def relevance_faults(edition: RawEdition) -> Iterator[Fault]:
    """A criterion is relevant by answers or by targets, but not by one that hangs on a condition itself."""
    conditional = {key for key, criterion in edition.criteria.items() if "relevant_when" in criterion}
    for key in conditional:
        condition = edition.criteria[key]["relevant_when"]
        yield from condition_faults(condition, edition, TARGETS)
        for part in walk(condition):
            if part["target"].text in conditional:
                yield part["target"].fault(f"{part['target'].text} has a condition of its own")


def needed_faults(edition: RawEdition) -> Iterator[Fault]:
    """A criterion that stands in no need can never count."""
    counted: set[str] = set()
    for need in edition["needs"]["needs"].items():
        counted.update(need["mapping"].names(), need["rule"]["criteria"].texts())
    for key, criterion in edition.criteria.items():
        if key not in counted:
            yield criterion.fault("stands in no need, it can never count")


def requested_faults(edition: RawEdition) -> Iterator[Fault]:
    """A criterion that no answer asks for can never count."""
    requested = requested_levels(edition)
    for key, criterion in edition.criteria.items():
        if key not in requested:
            yield criterion.fault("no answer asks for it")


def reachable_faults(edition: RawEdition) -> Iterator[Fault]:
    """A criterion of an equal-shares need has to reach the level from which it counts there."""
    requested = requested_levels(edition)
    for need in edition["needs"]["needs"].items():
        least = need["rule"]["target_gte"].whole or 0
        for criterion in need["rule"]["criteria"].items():
            if 0 < requested.get(criterion.text, 0) < least:
                yield criterion.fault(f"no answer asks for level {least}, from which {criterion.text} counts here")


def requested_levels(edition: RawEdition) -> dict[str, int]:
    """The highest level of each criterion that the edition or an answer asks for."""
    levels: dict[str, int] = {}
    for key, level in targets(edition):
        levels[key] = max(levels.get(key, 0), level.whole or 0)
    return levels


def targets(edition: RawEdition) -> Iterator[tuple[str, Node]]:
    """Criteria and levels that the edition or an answer asks for."""
    yield from edition["edition"]["base_targets"].entries()
    for place in edition.files["questions"].nodes:
        if "targets" in place:
            yield from place["targets"].entries()
