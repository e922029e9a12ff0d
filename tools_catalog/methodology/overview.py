"""What is in an edition, as plain text for a terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from textwrap import fill

from .validator import RawEdition
from .validator.effects import all_knockouts
from .validator.node import Node

WIDTH = 110
LEVELS = ("red", "amber", "green", "info")


def overview(edition: RawEdition, language: str) -> str:
    """The contents of an edition with its words in one language. A faulty edition shows what it has."""
    parts = (_head, _questions, _criteria, _needs, _conditions, _readiness, _ranking, _rest)
    return "\n\n".join("\n".join(part(edition, language)) for part in parts) + "\n"


def _head(edition: RawEdition, language: str) -> Iterator[str]:
    head = edition["edition"]
    yield f"{head['name'][language].text} ({head['status'].text}, valid from {head['valid_from'].value})"
    yield _wrapped(head["summary"][language].text, "")


def _questions(edition: RawEdition, language: str) -> Iterator[str]:
    questions = list(edition.questions.values())
    pages = {question["page"].text for question in questions}
    sections = list(edition["questions"]["sections"].items())
    yield f"{len(questions)} questions on {len(pages)} pages in {len(sections)} sections (* required)"
    for section in sections:
        members = [question for question in questions if question["section"].value == section.key]
        by_page = groupby(members, key=lambda question: question["page"].text)
        told = (" + ".join(map(_marked, together)) for _, together in by_page)
        yield _wrapped(f"{section['name'][language].text}: {', '.join(told)}")


def _marked(question: Node) -> str:
    return f"{question.key}{'*' if question['required'].value is True else ''}"


def _criteria(edition: RawEdition, language: str) -> Iterator[str]:
    groups = list(edition["criteria"]["groups"].items())
    yield f"{len(edition.criteria)} criteria in {len(groups)} groups"
    for group in groups:
        members = [criterion for criterion in edition.criteria.values() if criterion["group"].value == group.key]
        names = (f"{criterion['name'][language].text} ({criterion['code'].text})" for criterion in members)
        yield _wrapped(f"{group['name'][language].text}: {', '.join(names)}")
    base = (f"{key} {level.value}" for key, level in edition["edition"]["base_targets"].entries())
    yield _wrapped(f"Always wanted, with the level: {', '.join(base)}")


def _needs(edition: RawEdition, language: str) -> Iterator[str]:
    needs = list(edition["needs"]["needs"].items())
    yield f"{len(needs)} needs"
    yield from (_wrapped(f"{need['name'][language].text}: {_shares(need)}") for need in needs)


def _shares(need: Node) -> str:
    if "mapping" in need:
        return ", ".join(f"{key} {float(share.exact or 0):.0%}" for key, share in need["mapping"].entries())
    rule = need["rule"]
    return f"equal shares of those asked at level {rule['target_gte'].value}: {', '.join(rule['criteria'].texts())}"


def _conditions(edition: RawEdition, language: str) -> Iterator[str]:
    kinds = Counter(condition["code"].text for condition in all_knockouts(edition))
    always = len(list(edition["edition"]["base_knockouts"].items()))
    yield f"{kinds.total()} conditions that exclude a tool, {always} of them always in force"
    types = edition["edition"]["knockout_types"]
    yield _wrapped(", ".join(f"{types[kind][language].text} {count}" for kind, count in kinds.items()))


def _readiness(edition: RawEdition, language: str) -> Iterator[str]:
    rules = list(edition["readiness"]["rules"].items())
    yield f"{len(rules)} readiness rules"
    for level in LEVELS:
        yield _wrapped(f"{level}: {_listed(rule.key for rule in rules if rule['level'].value == level)}")


def _ranking(edition: RawEdition, language: str) -> Iterator[str]:
    importance = edition["edition"]["importance"]
    buckets = (f"{bucket['name'][language].text} {bucket['points'].value}" for bucket in importance["buckets"].items())
    yield "Importance and ranking"
    yield _wrapped(f"Points: {', '.join(buckets)}; first choice +{importance['first_bonus'].value}")
    yield _wrapped(f"Order: {', '.join(edition['edition']['ranking']['order'].texts())}")
    yield from (
        _wrapped(f"{key}: {value.value}")
        for key, value in edition["edition"]["ranking"].entries()
        if key not in ("order", "display_rounding")
    )


def _rest(edition: RawEdition, language: str) -> Iterator[str]:
    facts, terms = len(edition.facts), len(edition["glossary"]["terms"].names())
    chapters, figures = edition["document"]["sections"].names(), edition["edition"]["legal_thresholds"].names()
    yield f"{facts} facts, {len(chapters)} chapters of the requirements document, {terms} terms in the glossary"
    yield _wrapped(f"{len(figures)} dated legal figures: {_listed(figures)}", "")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"


def _wrapped(text: str, indent: str = "  ") -> str:
    return fill(text, WIDTH, initial_indent=indent, subsequent_indent=indent * 2, break_on_hyphens=False)
