"""What the answers say about the municipality itself: size, money, time, who runs servers."""

from collections.abc import Mapping
from dataclasses import dataclass

from .answers import Answers
from .edition import DONT_KNOW, PeriodRule, Times
from .when import Situation, holds

type PaidTimes = Times | str | None


@dataclass(frozen=True)
class Municipality:
    """`band` is None where prices and references by size are not computed; the other None mean "no limit".

    `times` says how often an amount "per ..." is paid in the first year.
    """

    band: str | None
    size_known: bool
    budget_max: int | None
    budget_known: bool
    max_weeks: int | None
    own_server: bool
    self_run: bool
    self_run_impossible: bool
    times: Mapping[str, PaidTimes]

    def limit(self, name: str) -> int | None:
        """A named value of the edition's conditions; None: no limit, so no condition."""
        return {"budget_max": self.budget_max, "max_weeks": self.max_weeks}[name]


def municipality_from(answers: Answers) -> Municipality:
    """The municipality behind the answers."""
    edition, situation = answers.edition, Situation(answers.chosen)
    size, budget, time = (answers.option(question) for question in ("size", "budget", "time"))
    return Municipality(
        band=edition.band_of_size.get(size or DONT_KNOW),
        size_known=_is_known(size),
        budget_max=edition.budget_max.get(budget or DONT_KNOW),
        budget_known=_is_known(budget),
        max_weeks=edition.max_weeks.get(time or DONT_KNOW),
        own_server=answers.option("hosting") == "own_server",
        self_run=holds(edition.prices.self_run_when, situation) is True,
        self_run_impossible=holds(edition.prices.self_run_impossible_when, situation) is True,
        times={key: _times(rule, situation) for key, rule in edition.prices.per.items()},
    )


def _is_known(option: str | None) -> bool:
    return option not in (None, DONT_KNOW)


def _times(rule: PeriodRule, situation: Situation) -> PaidTimes:
    if rule.instead_when is not None and holds(rule.instead_when, situation):
        return rule.instead
    return rule.times
