"""First-year cost of a tool for a municipality: a range in CZK without VAT, whose upper end may be open.

Source: edition `edition.yaml`, `currency` and `price_rules`; decision-support C3, "First-year cost".
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from .catalogue import Tool
from .edition import RuleEdition, Times
from .municipality import Municipality
from .prices import PricePoint

ZERO = Fraction(0)


@dataclass(frozen=True)
class Cost:
    """CZK in the first year; `high` None: no upper end."""

    low: Fraction
    high: Fraction | None


@dataclass(frozen=True)
class FirstYear:
    """`cost` None: nothing is known. `note` is a key of the edition's price texts, None where none is needed."""

    cost: Cost | None
    note: str | None


FREE = Cost(ZERO, ZERO)
PERHAPS_FREE = Cost(ZERO, None)
NOT_FREE = Cost(Fraction(1), None)


def first_year(tool: Tool, municipality: Municipality, edition: RuleEdition) -> FirstYear:
    """What the tool costs the municipality; for an unknown size the range over all sizes, unknown if one of them is."""
    if municipality.size_known:
        return _for_size(tool, municipality, edition)
    each = [_for_size(tool, replace(municipality, size_known=True, band=band), edition) for band in edition.size_bands]
    costs = [found.cost for found in each if found.cost is not None]
    if len(costs) < len(each):
        return FirstYear(None, "unknown")
    return FirstYear(_hull(costs), next((found.note for found in each if found.note), None))


def _for_size(tool: Tool, municipality: Municipality, edition: RuleEdition) -> FirstYear:
    offered = _offered(tool, municipality, edition)
    if not (tool.says("open_source", True) and "self_hosted" in tool.items("hosting_modes")):
        return offered
    if municipality.self_run:
        return FirstYear(FREE, "self_run")
    if municipality.self_run_impossible:
        return offered
    return FirstYear(Cost(ZERO, offered.cost.high if offered.cost else None), offered.note)


def _offered(tool: Tool, municipality: Municipality, edition: RuleEdition) -> FirstYear:
    """What the suppliers ask, without a server of the municipality's own."""
    points = _points_for(tool.price_points, municipality.band)
    priced = [(point, cost) for point in points if (cost := point_cost(point, municipality, edition)) is not None]
    if priced:
        note = "estimate" if any(is_estimate(point, edition) for point, _ in priced) else None
        return FirstYear(_hull(cost for _, cost in priced), note)
    plans = [point_cost(point, municipality, edition) for point in tool.price_points if point.size_band is None]
    if any(cost is not None and cost.low == 0 for cost in plans):
        return FirstYear(PERHAPS_FREE, "free_limited")
    if tool.says("free_service", False):
        return FirstYear(NOT_FREE, "not_free")
    return FirstYear(None, "unknown")


def _points_for(points: tuple[PricePoint, ...], band: str | None) -> list[PricePoint]:
    """Points of the municipality's own size, otherwise those for all sizes."""
    own = [point for point in points if point.size_band == band] if band is not None else []
    return own or [point for point in points if point.size_band == "all"]


def _hull(costs: Iterable[Cost]) -> Cost:
    found = list(costs)
    highs = [cost.high for cost in found if cost.high is not None]
    return Cost(min(cost.low for cost in found), max(highs) if len(highs) == len(found) else None)


def point_cost(point: PricePoint, municipality: Municipality, edition: RuleEdition) -> Cost | None:
    """First-year cost by one price point; None when it cannot be computed."""
    if point.fixed is not None:
        return _once(point, edition)
    times = municipality.times.get(point.per or "")
    if point.per == "free" or (point.amount == 0 and times is not None):
        return PERHAPS_FREE if is_estimate(point, edition) else FREE
    once = _once(point, edition)
    if times is None or once is None:
        return None
    least, most = _paid_times(times, point, municipality, edition)
    return Cost(once.low * least, None if most is None or once.high is None else once.high * most)


@lru_cache(maxsize=4096)
def _once(point: PricePoint, edition: RuleEdition) -> Cost | None:
    """The price for one period in CZK without VAT, widened where it is an estimate."""
    if point.fixed is not None:
        return _widened(point, Cost(*point.fixed), edition)
    rate = _rate(point.currency, edition)
    if rate is None or point.amount is None:
        return None
    return _widened(point, _without_vat(point, Cost(point.amount * rate[0], point.amount * rate[1]), edition), edition)


def is_estimate(point: PricePoint, edition: RuleEdition) -> bool:
    """Not a list price for this municipality: what another one paid, or a price that was old when we saw it."""
    return (
        point.basis == "contract"
        or point.age_months > edition.prices.price_age_months
        or (point.size_band in edition.size_bands and point.basis != "list")
    )


def _widened(point: PricePoint, cost: Cost, edition: RuleEdition) -> Cost:
    """An estimate is half to double; a zero that is only an estimate is possible, not sure."""
    if not is_estimate(point, edition):
        return cost
    less, more = edition.prices.estimate_spread
    return Cost(cost.low * less, cost.high * more if cost.high else None)


def _without_vat(point: PricePoint, cost: Cost, edition: RuleEdition) -> Cost:
    """Not stated gives the range from the price without VAT to the full amount."""
    net = Fraction(100, 100 + edition.prices.vat_percent)
    if point.vat == "excluded":
        return cost
    high = cost.high * net if cost.high is not None and point.vat == "included" else cost.high
    return Cost(cost.low * net, high)


def _rate(currency: str | None, edition: RuleEdition) -> tuple[Fraction, Fraction] | None:
    if currency == edition.currency.base:
        return Fraction(1), Fraction(1)
    return edition.currency.rates.get(currency or "")


def _paid_times(times: Times | str, point: PricePoint, municipality: Municipality, edition: RuleEdition) -> Times:
    if isinstance(times, tuple):
        return times
    if times == "inhabitants":
        return _inhabitants(point, municipality, edition)
    months = municipality.times["month"] if times == "users_months" else (Fraction(1), Fraction(1))
    few, many = edition.prices.office_users
    least, most = months if isinstance(months, tuple) else (Fraction(1), None)
    return few * least, None if most is None else many * most


def _inhabitants(point: PricePoint, municipality: Municipality, edition: RuleEdition) -> Times:
    key = point.size_band if point.size_band in edition.size_bands else municipality.band
    if key is None:
        return Fraction(1), None
    band = edition.size_bands[key]
    return Fraction(max(1, band.min)), None if band.max is None else Fraction(band.max)
