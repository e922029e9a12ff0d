"""Is it time to choose a tool at all? Rules over answers, targets and the computed result; evaluated last.

Source: edition `readiness.yaml`.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from .answers import Answers
from .catalogue import Tool
from .edition import Ranking, ReadinessRule
from .requirements import Requirements
from .result import Excluded, FiredRule, Light, Listed, Readiness
from .when import Situation, holds

SERIOUSNESS = ("red", "amber", "green", "info")
EXISTING_TOOL = "existing_tool_name"


def readiness(
    answers: Answers,
    requirements: Requirements,
    listed: Sequence[Listed],
    excluded: Sequence[Excluded],
    tools: Mapping[str, Tool],
) -> Readiness:
    """The light, the rules that apply, and what to do. Red never hides tools."""
    facts = computed_facts(answers, requirements, listed, excluded, tools)
    situation = Situation(answers.chosen, requirements.targets, facts)
    applying = [rule for rule in answers.edition.readiness if holds(rule.condition, situation)]
    return Readiness(
        light=_light(applying),
        rules=tuple(FiredRule(rule.key, rule.level) for rule in applying),
        tasks=_tasks(applying, requirements.tasks),
        notes=requirements.notes,
        flags=requirements.flags,
    )


def computed_facts(
    answers: Answers,
    requirements: Requirements,
    listed: Sequence[Listed],
    excluded: Sequence[Excluded],
    tools: Mapping[str, Tool],
) -> Mapping[str, bool]:
    """The computed names that readiness rules may use."""
    nothing_passes = bool(excluded) and not listed
    return {
        "nothing_passes": nothing_passes,
        "price_excludes_all": nothing_passes and _alone(excluded, "price"),
        "launch_excludes_all": nothing_passes and _alone(excluded, "launch"),
        "leader_uncertain": bool(requirements.activities) and _leader_uncertain(answers, listed),
        "existing_tool_fits": _existing_tool_fits(answers, listed, tools),
    }


def _alone(excluded: Iterable[Excluded], code: str) -> bool:
    """Whether some tool would return if the conditions with this code alone were dropped."""
    return any(all(failure.condition.code == code for failure in tool.failed) for tool in excluded)


def _leader_uncertain(answers: Answers, listed: Sequence[Listed]) -> bool:
    """Nothing is recommended, or the range of the first tool is too wide to lean on."""
    if not listed:
        return False
    width = listed[0].fit.possible - listed[0].fit.sure
    recommended = any(tool.label == "recommended" for tool in listed)
    return not recommended or 100 * width > answers.edition.ranking.leader_width_max


def _existing_tool_fits(answers: Answers, listed: Sequence[Listed], tools: Mapping[str, Tool]) -> bool:
    own = _existing_tool(answers, listed, tools)
    if own is None or own.open:
        return False
    best = max(tool.fit.sure for tool in listed)
    return enough_to_stay(own.fit.sure, best, answers.edition.ranking)


def enough_to_stay(share: Fraction, best: Fraction, ranking: Ranking) -> bool:
    """Whether a fit (0 to 1) is enough to stay with a tool, beside the best certain fit (edition.yaml, ranking)."""
    proven = 100 * share >= ranking.recommended_min_fit
    as_good_as_best = 100 * (best - share) <= ranking.indifference_band
    return 100 * share >= ranking.existing_tool_min_fit or (as_good_as_best and proven)


def _existing_tool(answers: Answers, listed: Sequence[Listed], tools: Mapping[str, Tool]) -> Listed | None:
    name = answers.text(EXISTING_TOOL).lower()
    if not name:
        return None
    return next((tool for tool in listed if name in (tool.tool.lower(), tools[tool.tool].name.lower())), None)


def _light(applying: Sequence[ReadinessRule]) -> Light:
    levels = {rule.level for rule in applying}
    return "red" if "red" in levels else "amber" if "amber" in levels else "green"


def _tasks(applying: Iterable[ReadinessRule], from_answers: Iterable[str]) -> tuple[str, ...]:
    """Tasks of the most serious rules first, then those of single answers; equal ones once."""
    by_seriousness = sorted(applying, key=lambda rule: SERIOUSNESS.index(rule.level))
    return tuple(dict.fromkeys([*(task for rule in by_seriousness for task in rule.tasks), *from_answers]))
