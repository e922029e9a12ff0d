"""The list of tools and the tray as readers get them, for any number of tools."""

import re

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import TODAY, assessment, tool
from tests.page_factories import catalogue, site, tool_page
from tests.tools_catalog.shown_pages import shown, translated
from tools_catalog.models import Fact, PricePoint
from tools_catalog.snapshots import publish_snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]


def tools(number, **fields):
    """A published catalogue of so many tools with surveys."""
    made = [tool(f"nastroj-{place:02}", **fields) for place in range(number)]
    for of in made:
        assessment(of)
    publish_snapshot()
    return made


def names(html):
    return re.findall(r'cp-tools-list__name"> ?(?:<a [^>]*>)?([^<]+)', html)


def count(html):
    return re.search(r"data-count>([^<]*)<", html)[1].strip()


@pytest.mark.parametrize(("number", "words"), [(1, "1 nástroj"), (2, "2 nástroje"), (5, "5 nástrojů")])
def test_the_number_of_tools_is_said_in_right_czech(number, words):
    tools(number)
    site(catalogue())

    assert count(shown("/tools-cs/")) == words


def test_a_page_holds_twenty_tools_and_a_page_too_far_is_the_last_one():
    tools(21)
    site(catalogue())

    assert len(names(shown("/tools-cs/"))) == 20
    assert len(names(shown("/tools-cs/?page=2"))) == len(names(shown("/tools-cs/?page=9"))) == 1


def test_the_paper_says_where_the_list_came_from_and_which_page_of_it_this_is():
    tools(21)
    site(catalogue())

    html = shown("/tools-cs/?page=2")
    assert "civicport, http://testserver/tools-cs/" in html
    assert "Stránka 2 z 2." in html
    assert "Stránka 1" not in shown("/tools-cs/?q=nastroj-01")


def test_the_row_shows_the_level_of_what_was_asked_for():
    tools(1)
    site(catalogue())

    html = shown("/tools-cs/?does=survey")
    assert "<span> Základ </span>" in html
    assert "<span> Základ </span>" not in shown("/tools-cs/")


def test_tools_that_only_may_do_it_are_named_and_one_click_away():
    tools(1)
    site(catalogue())

    html = shown("/tools-cs/?does=participation_map")
    assert "1 další nástroj to možná splňuje, jen to nemáme ověřené." in html
    assert names(html) == []
    assert names(shown("/tools-cs/?does=participation_map&unverified=1")) == ["Nastroj-00"]


def test_a_list_that_is_known_in_part_makes_a_tool_uncertain_and_never_a_no():
    [of] = tools(1)
    of.facts.add(Fact(key="identity", value=["sms"], sources=["https://example.org"], seen_on=TODAY, complete=False))
    of.save_revision(clean=False).publish()
    publish_snapshot()
    site(catalogue())

    assert names(shown("/tools-cs/?identity=bankid")) == []
    assert "1 další nástroj to možná splňuje" in shown("/tools-cs/?identity=bankid")
    html = shown("/tools-cs/?identity=bankid&unverified=1")
    assert names(html) == ["Nastroj-00"]
    assert f"{translated('not verified whether:')} Způsoby ověření: bankovní identita" in html


def test_a_word_that_no_description_has_is_said_so_and_leads_to_the_filters():
    tools(1)
    site(catalogue())

    html = shown("/tools-cs/?q=nesmysl")
    assert translated("We have not found it in the descriptions of the tools.") in html
    assert translated("Take one of the conditions away:") not in html
    assert translated("Take one of the conditions away:") in shown("/tools-cs/?q=nesmysl&does=survey")


def test_a_tool_that_is_free_of_charge_is_found_by_a_filter_and_by_words():
    free, _other = tools(2)
    free.facts.add(Fact(key="free_service", value=True, sources=["https://example.org"], seen_on=TODAY))
    free.save_revision(clean=False).publish()
    publish_snapshot()
    site(catalogue())

    assert names(shown("/tools-cs/?free=yes")) == names(shown("/tools-cs/?q=bezplatný+anketa")) == ["Nastroj-00"]
    assert names(shown("/tools-cs/?free=unknown")) == ["Nastroj-01"]


def test_whoever_asks_for_a_published_price_reads_its_year_and_what_it_covers():
    [of] = tools(1)
    price = {"amount": 2100, "currency": "CZK", "per": "year", "what_cs": "licence na školu", "what_en": "a school"}
    of.prices.add(PricePoint(source="https://example.org", seen_on=TODAY, date="2017-08", **price))
    of.save_revision(clean=False).publish()
    publish_snapshot()
    site(catalogue())

    words = "Zveřejněná cena: 2 100 Kč ročně, licence na školu, 2017"
    assert words in shown("/tools-cs/?price=known")
    assert words not in shown("/tools-cs/")


def test_the_plain_list_says_how_many_tools_all_lists_hold():
    tools(1)
    tool("skoncil", status="discontinued")
    publish_snapshot()
    site(catalogue())

    assert "2 nástroje ve všech seznamech dohromady" in shown("/tools-cs/")
    assert "dohromady" not in shown("/tools-cs/?does=survey")


def test_several_activities_have_to_hold_together_and_the_filter_says_so():
    assessment(tools(1)[0], "voting")
    assessment(tool("jen-anketa"))
    publish_snapshot()
    site(catalogue())

    html = shown("/tools-cs/?does=survey&does=vote")
    assert names(html) == ["Nastroj-00"]
    assert translated("Everything chosen has to hold.") in html


def test_links_to_profiles_take_the_tray_along():
    of, other = tools(2)
    site(catalogue(), tool_page(of), tool_page(other))

    html = shown("/tools-cs/?t=nastroj-01")
    assert 'href="/tools-cs/nastroj-00/?t=nastroj-01"' in html
    profile = shown("/tools-cs/nastroj-00/?t=nastroj-01")
    assert 'href="?t=nastroj-01&amp;t=nastroj-00"' in profile
    assert "1 nástroj k porovnání" in profile


def test_a_full_tray_takes_no_sixth_tool_and_says_so():
    tools(6)
    site(catalogue())

    html = shown("/tools-cs/?" + "&".join(f"t=nastroj-{place:02}" for place in range(6)))
    assert translated("Five tools are chosen already") in html
    assert translated("Five tools at most can be compared. We left out:") in html
    assert "<b>Nastroj-05</b>" in html


@pytest.mark.parametrize("address", ["/tools-cs/", "/tools-cs/nastroj-00/"])
def test_a_tray_with_a_tool_that_the_catalogue_does_not_hold_says_so(address):
    made = tools(2)
    site(catalogue(), tool_page(made[0]))

    html = shown(f"{address}?t=nastroj-01&t=neznamy")
    assert translated("We left out tools that the catalogue does not hold:") in html
    assert "<code>neznamy</code>" in html


@pytest.mark.parametrize(("query", "hidden"), [
    ("", False), ("?does=survey", False), ("?does=survey&czech=full", True), ("?q=nic", True), ("?does=nic", True),
])  # fmt: skip
def test_search_engines_keep_the_plain_list_only(query, hidden):
    tools(1)
    site(catalogue())
    html = shown(f"/tools-cs/{query}")

    assert ('name="robots"' in html) is hidden
    assert 'rel="canonical" href="http://testserver/tools-cs/"' in html


def test_the_address_cannot_write_into_the_page():
    tools(1)
    site(catalogue())

    html = shown('/tools-cs/?q="><script>alert(1)</script>&does=<b>x</b>&t=<i>y</i>')
    assert "<script>alert" not in html
    assert "<b>x</b>" not in html
    assert "<i>y</i>" not in html


def test_readers_get_no_cookie():
    tools(1)
    site(catalogue())

    assert not Client().get("/tools-cs/?t=nastroj-00").cookies


@pytest.mark.parametrize("query", ["", "?does=survey&czech=unknown&t=nastroj-00&t=nastroj-01"])
def test_queries_do_not_grow_with_the_catalogue(query):
    def asked():
        caches["template_fragments"].clear()
        shown(f"/tools-cs/{query}")
        with CaptureQueriesContext(connection) as captured:
            shown(f"/tools-cs/{query}")
        return len(captured)

    made = tools(2)
    site(catalogue(), *map(tool_page, made))
    few = asked()
    for place in range(8):
        assessment(tool(f"dalsi-{place}"))
    publish_snapshot()

    assert asked() == few
    assert few <= 5
