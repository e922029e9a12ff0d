"""Bands of size, money and time: no gap between them, one for each answer; required questions."""

from collections.abc import Iterator
from itertools import pairwise

from .node import Fault, Node
from .raw_edition import DONT_KNOW, RawEdition


def size_faults(edition: RawEdition) -> Iterator[Fault]:
    """Bands of inhabitants follow each other, and each answer about the size has one."""
    bands = edition["edition"]["size_bands"]
    yield from _gaps(bands, "min", "max")
    answers = edition["edition"]["size_answer_to_band"]
    yield from _answers(answers, edition, "size")
    for _, band in answers.entries():
        if band.value is not None and band.text not in bands.names():
            yield band.fault(f"unknown size band {band.value!r}")


def budget_faults(edition: RawEdition) -> Iterator[Fault]:
    """Bands of money follow each other and are the answers about the budget."""
    bands = edition["edition"]["budget_bands"]
    yield from _gaps(bands, "min_czk", "max_czk")
    yield from _answers(bands, edition, "budget")


def time_faults(edition: RawEdition) -> Iterator[Fault]:
    """Each answer about the launch has its weeks."""
    yield from _answers(edition["edition"]["time_weeks"], edition, "time")


def launch_cap_faults(edition: RawEdition) -> Iterator[Fault]:
    """The more weeks a launch takes, the lower the level, down to 0 without an end."""
    cap = edition["edition"]["launch_weeks_cap"]
    steps = [[part.whole for part in step.items()] for step in cap.items()]
    weeks = [step[0] for step in steps if step]
    finite = [week for week in weeks[:-1] if week is not None]
    if [step[-1] for step in steps if step] != [4, 3, 2, 1, 0]:
        yield cap.fault("the levels do not fall from 4 to 0")
    if weeks[-1:] != [None] or len(finite) != len(weeks) - 1 or finite != sorted(finite):
        yield cap.fault("the weeks do not rise, the last without an end")


def required_faults(edition: RawEdition) -> Iterator[Fault]:
    """`required_questions` and `required: true` name the same questions."""
    required = edition["edition"]["required_questions"]
    for name in required.items():
        if name.text not in edition.questions:
            yield name.fault(f"unknown question {name.value!r}")
        elif edition.questions[name.text]["required"].value is not True:
            yield edition.questions[name.text]["required"].fault("edition.yaml requires the question")
    for key, question in edition.questions.items():
        if question["required"].value is True and key not in required.texts():
            yield question["required"].fault("edition.yaml does not require the question")


def _gaps(bands: Node, low: str, high: str) -> Iterator[Fault]:
    for lower, upper in pairwise(bands.items()):
        end, start = lower[high].whole, upper[low].whole
        if end is None or start is None or end + 1 != start:
            yield upper[low].fault(f"does not follow {high} of {lower.key}")


def _answers(bands: Node, edition: RawEdition, question: str) -> Iterator[Fault]:
    options = edition.options.get(question, frozenset()) - {DONT_KNOW}
    different = sorted(options ^ set(bands.names()))
    if different:
        yield bands.fault(f"differs from the options of {question} in {', '.join(different)}")
