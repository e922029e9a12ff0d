"""Pages of the catalogue as readers get them, and a tool of which much is known."""

import datetime
import re

from django.test import Client
from django.utils import translation

from tests.element_reader import elements_of
from tests.factories import assessment, tool
from tests.page_factories import catalogue, method, site, tool_page
from tools_catalog.models import Fact, PricePoint, Reference, Weakness
from tools_catalog.snapshots import publish_snapshot

SEEN = datetime.date(2026, 11, 20)


def shown(path="/tools-cs/anketa/"):
    """The page as text, with plain spaces."""
    answer = Client().get(path)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode().replace("\xa0", " "))


def compared_names(html):
    """Names of the tools in a comparison, from left to right."""
    return [head.text for head in elements_of(html).all("th", "cp-cmp__name")]


def translated(words):
    """A text of ours in Czech."""
    with translation.override("cs"):
        return translation.gettext(words)


def with_page(of, **fields):
    """Publishes the catalogue and gives the tool its page."""
    publish_snapshot()
    site(catalogue(), method(footer_place="check"), tool_page(of, **fields))


def ready_service(key="anketa"):
    """A tool that is offered as a service only; about its launch nobody found anything."""
    of = tool(key)
    proof = {"sources": ["https://example.org/a"], "seen_on": SEEN}
    of.facts.add(Fact(key="hosting_modes", value=["saas"], complete=True, **proof))
    of.save_revision(clean=False).publish()
    return of


def full_tool():
    of = tool()
    proof = {"sources": ["https://www.example.org/a", "https://example.org/b"], "seen_on": SEEN}
    of.facts = [
        Fact(key="status", value="active", **proof),
        Fact(
            key="czech_ui",
            value={"user": "partial", "percent": 95.8},
            note_cs="Chybí nápověda.",
            note_en="No help.",
            **proof,
        ),
        Fact(key="identity", value=["email", "nia"], complete=True, **proof),
        Fact(key="open_source", value=True, **proof),
    ]
    of.prices = [
        PricePoint(
            size_band="pop_500_1999",
            amount=12500,
            currency="CZK",
            per="year",
            what_cs="celá služba",
            what_en="the whole service",
            vat="excluded",
            source="https://example.org/cenik",
            seen_on=SEEN,
        )
    ]
    of.references = [reference("Lhota", "CZ", 2024), reference("Wien", "AT", 2025, place_cs="Vídeň")]
    of.weaknesses = [Weakness(text_cs="Pomalé načítání.", text_en="Slow.", source="https://example.org/issue")]
    of.save_revision(clean=False).publish()
    assessment(of)
    return of


def reference(place, country, year, **values):
    fields = {"kind": "live", "what_cs": "anketa", "what_en": "a poll", "source": "https://example.org/ref"}
    return Reference(place=place, country=country, year=year, **{**fields, **values})
