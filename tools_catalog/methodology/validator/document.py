"""The requirements document: a sentence for everything that can be required, and nothing more."""

from collections.abc import Iterable, Iterator

from .effects import choices
from .node import Fault, Node
from .raw_edition import RawEdition
from .shape import LANGUAGES

OTHER_SOURCES = frozenset({"knockouts", "targets", "clauses", "weights", "readiness", "tasks"})
CHAPTERS = [str(number) for number in range(1, 11)]


def requirement_faults(edition: RawEdition) -> Iterator[Fault]:
    """Each criterion has four different requirement sentences."""
    requirements = edition["document"]["requirements"]
    yield from _same_keys(requirements, edition.criteria, "criterion")
    for _, levels in requirements.entries():
        for language in LANGUAGES:
            sentences = [level[language].text for _, level in levels.entries() if level[language].text]
            if len(set(sentences)) < len(sentences):
                yield levels.fault(f"two levels have the same {LANGUAGES[language]} sentence")


def criterion_question_faults(edition: RawEdition) -> Iterator[Fault]:
    """Each criterion has a question for the vendor."""
    yield from _same_keys(edition["document"]["vendor_questions"]["criteria"], edition.criteria, "criterion")


def fact_question_faults(edition: RawEdition) -> Iterator[Fault]:
    """Each fact has a question for the vendor."""
    yield from _same_keys(edition["document"]["vendor_questions"]["facts"], edition.facts, "fact")


def must_sentence_faults(edition: RawEdition) -> Iterator[Fault]:
    """Everything that creates a condition has its sentence, keyed by its place."""
    base = edition["edition"]["base_knockouts"].items()
    places = {f"base.{condition['fact'].text or condition['criterion'].text}" for condition in base}
    places.update(choice.place for choice in choices(edition) if any(choice.knockouts()))
    yield from _same_keys(edition["document"]["must_sentences"], sorted(places), "condition")


def chapter_faults(edition: RawEdition) -> Iterator[Fault]:
    """Chapters are numbered 1 to 10 and made from questions or from the result."""
    chapters = edition["document"]["sections"]
    if [chapter["number"].value for chapter in chapters.items()] != CHAPTERS:
        yield chapters.fault("the chapters are not numbered 1 to 10")
    for chapter in chapters.items():
        for source in chapter["source"].items():
            if source.text not in edition.questions and source.text not in OTHER_SOURCES:
                yield source.fault(f"unknown source {source.value!r}")


def _same_keys(entries: Node, wanted: Iterable[str], kind: str) -> Iterator[Fault]:
    for key in wanted:
        if key not in entries:
            yield entries[key].fault(f"is missing for this {kind}")
    for key, entry in entries.entries():
        if key not in wanted:
            yield entry.fault(f"there is no such {kind}")
