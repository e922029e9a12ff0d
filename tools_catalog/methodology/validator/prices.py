"""Money: exchange rates, how often a price is paid, estimates."""

import re
from collections.abc import Iterator
from fractions import Fraction

from .conditions import condition_faults, dont_know_faults
from .node import Fault, Node
from .raw_edition import RawEdition

CURRENCY = re.compile("[A-Z]{3}")
NAMED_TIMES = frozenset({"inhabitants", "users", "users_months"})


def rate_faults(edition: RawEdition) -> Iterator[Fault]:
    """A rate is an interval of CZK for one unit."""
    for key, rate in edition["edition"]["currency"]["rates"].entries():
        if not CURRENCY.fullmatch(str(key)):
            yield rate.fault(f"{key!r} is not a currency code")
        low, high = _ends(rate)
        if low is None or high is None or not 0 < low < high:
            yield rate.fault("is not an interval above 0")


def times_faults(edition: RawEdition) -> Iterator[Fault]:
    """How many times an amount is paid; the narrower times of an answer lie within the general ones."""
    for period in edition["edition"]["price_rules"]["per"].items():
        faults = list(_times(period["times"]))
        if "if" in period:
            yield from condition_faults(period["if"]["when"], edition)
            yield from dont_know_faults(period["if"]["when"], "'dont_know' must use the widest times")
            faults += _times(period["if"]["times"]) if not faults else []
            if not faults and not _within(period["if"]["times"], period["times"]):
                faults.append(period["if"]["times"].fault("do not lie within the general times"))
        yield from faults


def self_run_faults(edition: RawEdition) -> Iterator[Fault]:
    """Whether a municipality runs the software itself is said by its answer, not by "do not know"."""
    for name in ("self_run_when", "self_run_impossible_when"):
        condition = edition["edition"]["price_rules"][name]
        yield from condition_faults(condition, edition)
        yield from dont_know_faults(condition, "'dont_know' must not decide")


def spread_faults(edition: RawEdition) -> Iterator[Fault]:
    """An estimate is widened downwards and upwards; a range of office users is a range."""
    spread = edition["edition"]["price_rules"]["estimate_spread"]
    low, high = _ends(spread)
    if low is None or high is None or not 0 < low < 1 < high:
        yield spread.fault("does not widen an estimate to both sides")
    users = edition["edition"]["price_rules"]["office_users"]
    least, most = _ends(users)
    if least is None or most is None or least > most:
        yield users.fault("is not a range")


def _times(times: Node) -> Iterator[Fault]:
    if times.value is None or times.text in NAMED_TIMES:
        return
    low, high = _ends(times)
    unlimited = isinstance(times.value, list) and times.value[-1:] == [None]
    if low is None or low < 0 or not (unlimited or (high is not None and low <= high)):
        yield times.fault(f"is neither a range nor one of {', '.join(sorted(NAMED_TIMES))}")


def _within(inner: Node, outer: Node) -> bool:
    """Whether one range lies within another; None is an upper end without limit."""
    (low, high), (least, most) = _ends(inner), _ends(outer)
    if low is None or least is None:
        return False
    return low >= least and (most is None or (high is not None and high <= most))


def _ends(interval: Node) -> tuple[Fraction | None, Fraction | None]:
    ends = [end.exact for end in interval.items()]
    return (ends[0], ends[1]) if len(ends) == 2 else (None, None)
