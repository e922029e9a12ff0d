"""Sentences of the result that are not in the edition, in the active language: for pages and for the printed text."""

import datetime
from collections.abc import Iterable, Sequence

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext, ngettext

from advisor.explanations.shapes import Fit, Price, Sentence, SimilarPlaces, ToolName, Who

NAMES_SHOWN = 5


def whole(number: int) -> str:
    """A whole number with thousands set apart."""
    return number_format(number, decimal_pos=0, use_l10n=True, force_grouping=True)


def money(amount: int) -> str:
    """An amount in Czech crowns."""
    return gettext("CZK %(amount)s") % {"amount": whole(amount)}


def day(date: datetime.date) -> str:
    """A date as readers write it."""
    return date_format(date, "DATE_FORMAT")


def sentence(words: Sentence) -> str:
    """A sentence of the edition with the budget filled in."""
    text = str(words.text)
    return text.replace("{budget}", money(words.budget)) if words.budget is not None else text


def lower_first(text: object) -> str:
    """The text inside a sentence: its first letter small."""
    words = str(text)
    return words[:1].lower() + words[1:]


def joined(parts: Iterable[object]) -> str:
    """ "A, B and C"."""
    *head, last = [str(part) for part in parts] or [""]
    return gettext("%(first)s and %(last)s") % {"first": ", ".join(head), "last": last} if head else last


def names(tools: Sequence[ToolName], shown: int = NAMES_SHOWN) -> str:
    """The first names and how many more there are."""
    if len(tools) <= shown:
        return joined(tool.name for tool in tools)
    rest = len(tools) - shown
    return ngettext("%(names)s and %(count)d more", "%(names)s and %(count)d more", rest) % {
        "names": ", ".join(tool.name for tool in tools[:shown]),
        "count": rest,
    }


def fit_words(fit: Fit) -> str:
    """How much is certain and how much is possible."""
    if fit.sure == fit.possible:
        return gettext("certain %(sure)d of 100") % {"sure": fit.sure}
    return gettext("certain %(sure)d, possible up to %(possible)d of 100") % {
        "sure": fit.sure,
        "possible": fit.possible,
    }


def who_words(who: Who) -> str:
    """Who asks and what for, in one sentence."""
    if not who.activities:
        return gettext("%(who)s, no activity chosen yet.") % {"who": _size_words(who)}
    activities = joined(lower_first(label) for label in who.activities)
    return gettext("%(who)s, planning: %(activities)s.") % {"who": _size_words(who), "activities": activities}


def _size_words(who: Who) -> str:
    others = {
        "city_district": gettext("A city district"),
        "region_association": gettext("A region or an association of municipalities"),
        "outside_cz": gettext("A municipality outside Czechia"),
    }
    if who.band is None:
        return others.get(who.size or "", gettext("A municipality"))
    low, high = who.band
    if high is None:
        return gettext("A municipality of %(low)s inhabitants or more") % {"low": whole(low)}
    if low == 0:
        return gettext("A municipality of up to %(high)s inhabitants") % {"high": whole(high)}
    return gettext("A municipality of %(low)s to %(high)s inhabitants") % {"low": whole(low), "high": whole(high)}


def price_words(price: Price) -> str:
    """The first-year cost, always a range unless it is known exactly."""
    if price.low is None:
        return gettext("We do not know the price, ask.")
    if price.high is None:
        return _open_price(price.low)
    if price.high == 0:
        return gettext("free of charge")
    if price.low == 0:
        return gettext("at most %(high)s") % {"high": money(price.high)}
    if price.low == price.high:
        return money(price.low)
    return gettext("CZK %(low)s to %(high)s") % {"low": whole(price.low), "high": whole(price.high)}


def _open_price(low: int) -> str:
    if low == 1:
        return gettext("not free of charge, the amount is not known")
    return gettext("at least %(low)s, the upper end is not known") % {"low": money(low)}


def similar_words(similar: SimilarPlaces) -> str:
    """Municipalities of the same size that use the tool."""
    if similar.band is None:
        return gettext("we do not know your size, so we have not looked")
    czech = [str(place.name) for place in similar.czech]
    elsewhere = [f"{place.name} ({place.country})" if place.country else str(place.name) for place in similar.elsewhere]
    if not czech and not elsewhere:
        return gettext("we have found none")
    parts = [gettext("in Czechia: %(places)s") % {"places": joined(czech)} if czech else gettext("in Czechia: none")]
    if elsewhere:
        parts.append(gettext("elsewhere: %(places)s") % {"places": joined(elsewhere)})
    return "; ".join(parts)


def tool_count(count: int) -> str:
    """How many tools."""
    return ngettext("%(count)d tool", "%(count)d tools", count) % {"count": count}


def points_words(count: int) -> str:
    """How many points."""
    return ngettext("%(count)d point", "%(count)d points", count) % {"count": count}
