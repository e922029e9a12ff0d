"""One good practice in words: what its page shows beside the text that people wrote."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from hub.finding import GROUP, METHOD, SIZE, Selection
from hub.listing import title
from hub.models.practices import Practice, PracticeResult
from hub.words import Exactness, Kind, SizeBasis, Unit
from site_core.source_addresses import site
from site_core.vocabularies import SIZES, vocabulary
from site_core.world import country_name

SOURCES = "#sources"


@dataclass(frozen=True)
class Figure:
    """A number as `components/figures.html` takes it."""

    number: SafeString
    title: str
    url: str
    source: str
    text: str = ""


@dataclass(frozen=True)
class Fact:
    """A line of facts as `components/facts.html` takes it."""

    term: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class Tag:
    """A word that leads to the list of practices of the same kind; without an address while there is no list."""

    label: str
    url: str


@dataclass(frozen=True)
class Source:
    """`name` is that of the site, for the address is long."""

    name: str
    url: str
    seen: datetime.date


@dataclass(frozen=True)
class Told:
    """All of it; `tool_key` is empty where no source names a tool of the catalogue."""

    figures: tuple[Figure, ...]
    findings: tuple[str, ...]
    facts: tuple[Fact, ...]
    methods: tuple[Tag, ...]
    groups: tuple[Tag, ...]
    tool_key: str
    tool_name: str
    rests_on: str
    supplier_only: bool
    sources: tuple[Source, ...]
    method_id: int
    size_band: str


def told(practice: Practice, index: str) -> Told:
    """A practice in words; `index` is the address of the list."""
    sources = tuple(Source(site(row.url), row.url, row.seen_on) for row in practice.sources.all())
    return Told(
        figures=tuple(figure(result, sources) for result in practice.figures),
        findings=tuple(str(result.label) for result in practice.findings),
        facts=facts(practice),
        methods=tuple(Tag(str(method), narrowed(index, METHOD, method.key)) for method in practice.methods),
        groups=tuple(Tag(str(row.name), narrowed(index, GROUP, row.group)) for row in practice.target_groups.all()),
        tool_key=practice.tool.key if practice.tool else "",
        tool_name=practice.tool.name if practice.tool else "",
        rests_on=", ".join(str(Kind(kind).label) for kind in practice.evidence),
        supplier_only=practice.evidence == [Kind.SUPPLIER],
        sources=sources,
        method_id=practice.method_id,
        size_band=practice.size_band,
    )


def narrowed(index: str, facet: str, option: str) -> str:
    """The address of the list of practices with one option; empty without a list or an option."""
    return index + Selection({facet: (option,)}).query() if index and option else ""


def figure(result: PracticeResult, sources: tuple[Source, ...]) -> Figure:
    """A number with its way to the source: to the only one, or to the list where the data do not say which."""
    if len(sources) == 1:
        return Figure(amount(result), str(result.label), sources[0].url, sources[0].name)
    return Figure(amount(result), str(result.label), SOURCES, gettext("sources below"))


def amount(result: PracticeResult) -> SafeString:
    """A number with its unit and how exact it is, both smaller than the number."""
    exact = format_html("<small>{}</small> ", Exactness(result.exactness).label) if result.exactness else ""
    return format_html("{}{}", exact, counted(result.value or Decimal(), result.unit))


def counted(value: Decimal, unit: str) -> SafeString:
    """A number with its unit, as the language writes it."""
    if unit == Unit.YEAR:
        return format_html("{}", int(value))
    number = number_format(value.normalize() if value % 1 else int(value), use_l10n=True, force_grouping=True)
    frames = {
        Unit.CZK: pgettext("amount", "CZK %(n)s"),
        Unit.EUR: pgettext("amount", "EUR %(n)s"),
        Unit.HUF: pgettext("amount", "HUF %(n)s"),
        Unit.PERCENT: pgettext("amount", "%(n)s %%"),
    }
    before, after = (frames[Unit(unit)] % {"n": "|"}).split("|") if unit else ("", "")
    parts = [format_html("<small>{}</small>", part.strip()) if part.strip() else "" for part in (before, after)]
    return format_html_join(" ", "{}", ((part,) for part in (parts[0], number, parts[1]) if part))


def facts(practice: Practice) -> tuple[Fact, ...]:
    """Place, time and size; what is not known is said."""
    countries = ", ".join(country_name(code) for code in practice.countries)
    return (
        Fact(gettext("Place"), str(practice.place), countries),
        Fact(
            gettext("First year"), str(practice.year_start or gettext("the sources do not say")), str(practice.period)
        ),
        size(practice),
    )


def size(practice: Practice) -> Fact:
    """How many people live there, or how large the place is, and how we know."""
    names = {term.key: str(term.name) for term in vocabulary(SIZES)}
    band = names.get(practice.size_band, gettext("size not given"))
    if practice.population is not None:
        number = number_format(practice.population, use_l10n=True, force_grouping=True)
        return Fact(gettext("Inhabitants"), number, site(practice.population_source))
    return Fact(title(SIZE), band, str(SizeBasis(practice.size_band_basis).label) if practice.size_band_basis else "")
