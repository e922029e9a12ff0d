"""What plain facts say about effort: how soon a tool can be launched, how much work it makes, who can run it.

Source: edition `edition.yaml`, `derived_intervals` and `launch_weeks_cap`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .catalogue import Tool
from .edition import Bounds, RuleEdition

LAUNCH = "time_to_launch"
FULL = 3


@dataclass(frozen=True)
class Narrowing:
    """The interval that is left, with the rules that narrowed it (their place in `derived_intervals`).

    `assessed`: what the evidence alone says. `by_launch_weeks`: the shortest documented time to launch capped it.
    """

    bounds: Bounds
    assessed: Bounds
    rules: tuple[int, ...]
    by_launch_weeks: bool


def traits(tool: Tool, assessed: Mapping[str, Bounds], own_server_demanded: bool) -> frozenset[str]:
    """Names that hold for a tool and a municipality; `derived_intervals` refer to them."""
    modes, complete = tool.items("hosting_modes"), tool.is_complete("hosting_modes")
    own, service = "self_hosted" in modes, "saas" in modes
    on_own_server = own_server_demanded or bool(modes and complete and not service)
    speaks_czech = not tool.items("support_languages").isdisjoint({"cs", "sk"})
    names = {
        "can_self_host": own,
        "service_only": bool(modes) and complete and not own,
        "own_server": on_own_server,
        "hosted_platform": service and own and not on_own_server,
        "ready_service": service and not own and not on_own_server,
        "packaged": assessed["self_hosting"][0] >= FULL,
        "czech_help": speaks_czech or assessed["czech_support"][0] >= FULL,
    }
    return frozenset(name for name, applies in names.items() if applies)


def narrowed(criterion: str, assessed: Bounds, tool: Tool, names: frozenset[str], edition: RuleEdition) -> Narrowing:
    """The assessed interval met with what follows from facts. Where they do not meet, the assessment wins."""
    applying = [
        (place, rule.bounds)
        for place, rule in enumerate(edition.derived_intervals)
        if rule.criterion == criterion and rule.when <= names
    ]
    low = max([0, *(bounds[0] for _, bounds in applying)])
    high = min([4, *(bounds[1] for _, bounds in applying)])
    cap = _launch_cap(tool, edition) if criterion == LAUNCH else 4
    low, high = max(assessed[0], min(low, cap)), min(assessed[1], high, cap)
    if low > high:
        return Narrowing(assessed, assessed, (), False)
    rules = tuple(place for place, (least, most) in applying if least > assessed[0] or most < assessed[1])
    return Narrowing((low, high), assessed, rules, cap < assessed[1])


def _launch_cap(tool: Tool, edition: RuleEdition) -> int:
    """The highest level that the shortest documented time to launch allows."""
    known = tool.facts.get("min_weeks_to_launch")
    if known is None or not isinstance(known.value, int):
        return 4
    weeks = known.value
    return next(level for most, level in edition.launch_weeks_cap if most is None or weeks <= most)
