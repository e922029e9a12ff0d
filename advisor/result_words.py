"""Sentences of the result that are not in the edition, in the active language: for pages and for the printed text."""

import datetime
from collections.abc import Iterable, Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from advisor.explanations.parts import Evidence, Fit, Sentence, ToolName
from advisor.explanations.shapes import Change, ResultView, Who
from advisor.explanations.tool_shapes import Drawback, ExcludedGroup, Finding, Place, Price, SimilarPlaces
from site_core.world import country_name
from tools_catalog.price_words import money, range_words, whole

NAMES_SHOWN = 5
SNAPSHOT_SHOWN = 12  # characters of the hash that names a snapshot


def day(date: datetime.date) -> str:
    """A date as readers write it."""
    return date_format(date, "DATE_FORMAT")


def sentence(words: Sentence) -> str:
    """A sentence of the edition with the budget filled in."""
    text = str(words.text)
    return text.replace("{budget}", money(words.budget)) if words.budget is not None else text


def sentences(parts: Iterable[object]) -> str:
    """Sentences one after another."""
    return " ".join(sentence(part) if isinstance(part, Sentence) else str(part) for part in parts)


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
    """How much is certain, how much of that is only computed, and how much is possible."""
    return ends_words(fit) + computed_words(fit)


def computed_words(fit: Fit) -> str:
    """How much of what is certain has no evidence of its own; empty for nothing."""
    if fit.proven == fit.sure:
        return ""
    return gettext(" (of the certain, %(points)d only computed by the methodology)") % {"points": fit.sure - fit.proven}


def ends_words(fit: Fit) -> str:
    """The certain and the possible points."""
    if fit.sure == fit.possible:
        return gettext("certain %(sure)d of 100") % {"sure": fit.sure}
    return gettext("certain %(sure)d, possible up to %(possible)d of 100") % {
        "sure": fit.sure,
        "possible": fit.possible,
    }


def title_words(view: ResultView, example: object = None) -> str:
    """The heading of the page. Under a red light the light itself says what comes first."""
    if view.situation == "nothing":
        return gettext("No tool meets your conditions")
    if view.situation == "ask_first" and view.readiness.light != "red":
        return gettext("Ask the suppliers first")
    if example:
        return gettext("This is what a result looks like")
    return gettext("Result for your municipality")


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
    return range_words(price.low, price.high)


def similar_words(similar: SimilarPlaces) -> str:
    """Municipalities of the same size that use the tool."""
    if similar.band is None:
        return gettext("we do not know your size, so we have not looked")
    czech = [str(place.name) for place in similar.czech]
    elsewhere = [abroad(place) for place in similar.elsewhere]
    if not czech and not elsewhere:
        return gettext("we have found none")
    parts = [gettext("in Czechia: %(places)s") % {"places": joined(czech)} if czech else gettext("in Czechia: none")]
    if elsewhere:
        parts.append(gettext("elsewhere: %(places)s") % {"places": joined(elsewhere)})
    return "; ".join(parts)


def abroad(place: Place) -> str:
    """A municipality with its country."""
    return f"{place.name} ({country_name(place.country)})" if place.country else str(place.name)


def tool_count(count: int) -> str:
    """How many tools."""
    return ngettext("%(count)d tool", "%(count)d tools", count) % {"count": count}


def stake_words(count: int) -> str:
    """How many points hang on an answer."""
    sentence = ngettext(
        "Up to %(count)d point of 100 is at stake.", "Up to %(count)d points of 100 are at stake.", count
    )
    return sentence % {"count": count}


def drawback_claim(reason: Drawback) -> str:
    """That something is missing or not known."""
    claim = gettext("%(criterion)s: not enough.") if reason.unmet else gettext("%(criterion)s: we do not know.")
    return claim % {"criterion": reason.criterion}


def drawback_found(reason: Drawback) -> str:
    """What was found, why it is not known exactly, and what is needed."""
    needed = f"{gettext('You need:')} {sentence(reason.needed)}"
    return " ".join([*_found(reason), *map(str, reason.because), needed])


def _found(reason: Drawback) -> list[str]:
    if reason.unmet:
        return [gettext("We found:") if reason.exact else gettext("At best:"), str(reason.best)]
    if reason.size_needed:
        return [gettext("We do not know your size, so we have not looked.")]
    found = [] if reason.evidence.found else [searched(reason.evidence)]
    return [*found, gettext("At worst:"), str(reason.worst)] if reason.worst else found


def searched(evidence: Evidence) -> str:
    """That nothing was found, and when; without a search of its own, that the catalogue of that day has nothing."""
    if evidence.seen is not None:
        return gettext("We searched on %(date)s and found nothing.") % {"date": day(evidence.seen)}
    if evidence.catalogue is not None:
        return gettext("In the catalogue as of %(date)s there is nothing about it.") % {"date": day(evidence.catalogue)}
    return gettext("There is nothing about it in the catalogue.")


def seen_words(evidence: Evidence) -> str:
    """The day on which this was last seen; without one, that of the catalogue."""
    if evidence.seen is not None:
        return day(evidence.seen)
    if evidence.catalogue is not None:
        return gettext("in the catalogue as of %(date)s") % {"date": day(evidence.catalogue)}
    return ""


def change_claim(change: Change) -> str:
    """What is open: a condition or a criterion."""
    return sentence(change.sentence) if change.sentence else f"{change.criterion}."


def change_effect(change: Change) -> str:
    """What hangs on the answer."""
    tools = names(change.tools)
    if change.sentence:
        effect = ngettext(
            "If the supplier does not confirm it, this drops out: %(tools)s.",
            "If the supplier does not confirm it, these drop out: %(tools)s.",
            len(change.tools),
        )
        return effect % {"tools": tools}
    unknown = gettext("We do not know enough about %(tools)s.") % {"tools": tools}
    return f"{unknown} {stake_words(change.points)}"


def origin_words(group: ExcludedGroup) -> str:
    """Where a condition comes from and what giving it up would bring."""
    if group.question is None:
        return gettext("This condition always applies.")
    origin = gettext("Your answer to “%(question)s”: %(answer)s.") % {
        "question": group.question,
        "answer": group.answer,
    }
    if not group.returning:
        return (
            f"{origin} {gettext('If only this condition fell away, none would return, each has another reason too.')}"
        )
    returning = ngettext(
        "If only this condition fell away, this would return: %(tools)s.",
        "If only this condition fell away, these would return: %(tools)s.",
        len(group.returning),
    )
    return f"{origin} {returning % {'tools': names(group.returning)}}"


def finding_words(finding: Finding) -> str:
    """What an excluded tool has. That a price is an estimate is said with it, because it excludes the tool."""
    if finding.price is None:
        return joined(finding.values)
    cost = price_words(finding.price)
    return f"{cost.rstrip('.')}. {finding.price.note}" if finding.price.note else cost


def versions_words(view: ResultView) -> str:
    """What the result was computed from."""
    versions = view.versions
    computed = gettext(
        "Catalogue %(snapshot)s, engine %(engine)s, computed as of %(date)s. Tools considered: %(tools)d."
    )
    return f"{versions.edition_name}. " + computed % {
        "snapshot": versions.snapshot[:SNAPSHOT_SHOWN],
        "engine": versions.engine,
        "date": day(versions.as_of),
        "tools": view.considered,
    }


def shared_place() -> str:
    """What a shared place means."""
    return gettext(
        "Tools marked as practically equal share one place. Among them the order is alphabetical and is no ranking."
    )
