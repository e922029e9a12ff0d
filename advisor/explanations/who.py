"""The municipality in one sentence, from its own answers."""

from .case import Case
from .shapes import Who

DONT_KNOW = "dont_know"


def who(case: Case) -> Who:
    """Size, activities and the sentence that the municipality wrote itself."""
    size = case.answers.option("size")
    band = case.edition.rules.size_bands.get(size or "")
    labels = {option.key: option.label for option in case.edition.questions["size"].options}
    chosen = case.answers.chosen("activities") - {DONT_KNOW}
    activities = case.edition.questions["activities"].options
    return Who(
        size=size,
        size_label=labels.get(size or ""),
        band=(band.min, band.max) if band else None,
        activities=tuple(option.label for option in activities if option.key in chosen),
        question=case.answers.text("problem_statement"),
    )
