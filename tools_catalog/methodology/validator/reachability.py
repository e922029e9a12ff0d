"""Whether a condition over answers can hold and can fail, by trying the answers that matter to it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations, islice, product

from .node import Node, walk
from .raw_edition import RawEdition

type Answers = Mapping[str, frozenset[str]]

MOST_TRIED = 50_000  # keeps a mad condition from stopping the check
NOTHING: frozenset[str] = frozenset()


def can_hold(condition: Node, edition: RawEdition) -> bool:
    """Whether some answers fulfil the condition."""
    return any(holds(condition, answers) for answers in _situations(condition, edition))


def always_holds(condition: Node, edition: RawEdition) -> bool:
    """Whether no answers break the condition."""
    return all(holds(condition, answers) for answers in _situations(condition, edition))


def holds(condition: Node, answers: Answers) -> bool:
    """Whether a well-formed condition over answers holds; an answer is the set of its chosen options."""
    if condition.value == "always":
        return True
    if "all" in condition:
        return all(holds(part, answers) for part in condition["all"].items())
    if "any" in condition:
        return any(holds(part, answers) for part in condition["any"].items())
    if "not" in condition:
        return not holds(condition["not"], answers)
    return not answers[condition["question"].text].isdisjoint(condition["in"].texts())


def _situations(condition: Node, edition: RawEdition) -> Iterator[Answers]:
    named: dict[str, set[str]] = defaultdict(set)
    for part in walk(condition):
        if "question" in part:
            named[part["question"].text].update(part["in"].texts())
    possible = [_answers_to(key, frozenset(options), edition) for key, options in named.items()]
    for chosen in islice(product(*possible), MOST_TRIED):
        yield dict(zip(named, chosen, strict=True))


def _answers_to(key: str, named: frozenset[str], edition: RawEdition) -> list[frozenset[str]]:
    """The answers that differ for a condition: named options, one of the others, none where it may be hidden."""
    question = edition.questions[key.split(".")[0]]
    others = sorted(edition.options[key] - named)[:1]
    answers = [frozenset({option}) for option in sorted(named)] + [frozenset(others)] * bool(others)
    if question["type"].text == "checkbox":
        answers += _ticked_together(question, sorted(named))
    if "visible_if" in question:
        answers.append(NOTHING)
    return answers


def _ticked_together(question: Node, named: list[str]) -> list[frozenset[str]]:
    alone = set(question["exclusive"].texts())
    together = [option for option in named if option not in alone]
    most = min(question["max"].whole or len(together), len(together))
    return [frozenset(some) for size in range(2, most + 1) for some in combinations(together, size)]
