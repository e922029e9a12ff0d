"""Whether it is time to choose a tool: the light, its tasks with reasons, and what is good to know."""

from tools_catalog.methodology import Text
from tools_catalog.methodology.words import ReadinessRule

from .case import Case
from .shapes import GoodToKnow, ReadinessView, Task

INFO = "info"
ASK_FIRST_RULE = "R13"


def readiness(case: Case) -> ReadinessView:
    """The light of the document in words. Tasks of the rules that set it come before those of single answers."""
    stored = case.document["readiness"]
    outcome = case.edition.readiness.outcomes[stored["light"]]
    setting = [rule for rule in _rules(case) if rule.level != INFO]
    first = tuple(key for rule in setting for key in rule.tasks)
    return ReadinessView(
        light=stored["light"],
        name=outcome.name,
        message=outcome.message,
        first=tuple(_task(case, key) for key in dict.fromkeys(first)),
        further=tuple(_task(case, key) for key in stored["tasks"] if key not in first),
        good_to_know=_good_to_know(case),
    )


def _rules(case: Case) -> list[ReadinessRule]:
    """Rules that apply, most serious first, otherwise as in the document."""
    words = case.edition.readiness.rules
    rules = [words[rule["key"]] for rule in case.document["readiness"]["rules"]]
    return sorted(rules, key=lambda rule: ("red", "amber", "green", INFO).index(rule.level))


def _task(case: Case, key: str) -> Task:
    """A task belongs to the first rule that asks for it, otherwise to the question whose answer does."""
    for rule in _rules(case):
        if key in rule.tasks:
            why = (rule.message, rule.why)
            return Task(case.edition.tasks[key], why, rule.source, None, None, rule.key == ASK_FIRST_RULE)
    question = case.edition.questions[key.partition(".")[0]]
    return Task(case.edition.tasks[key], (question.why,), None, question.text, question.page)


def _good_to_know(case: Case) -> tuple[GoodToKnow, ...]:
    """Rules that only inform and ask for nothing, then notes of the answers."""
    informing = [GoodToKnow(r.message, r.why) for r in _rules(case) if r.level == INFO and not r.tasks]
    notes: list[Text] = [case.edition.notes[key] for key in case.document["readiness"]["notes"]]
    return (*informing, *(GoodToKnow(note, None) for note in notes))
