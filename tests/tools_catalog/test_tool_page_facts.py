"""What the page of a tool says besides its levels: facts, prices, places, weaknesses, and that it cannot be got."""

import datetime

import pytest

from tests.factories import assessment, tool
from tests.tools_catalog.shown_pages import SEEN, full_tool, reference, shown, translated, with_page
from tools_catalog.models import Fact
from tools_catalog.snapshots import publish_snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]


def test_every_fact_has_its_words_its_sources_and_its_day():
    with_page(full_tool())

    html = shown()
    fact = html.split("<dt>Čeština pro účastníky</dt>")[1].split("</dd>")[0]

    assert "zčásti, 95,8 %" in fact
    assert "Chybí nápověda." in fact
    assert '<a href="https://www.example.org/a" rel="noopener">example.org 1</a>' in fact
    assert '<a href="https://example.org/b" rel="noopener">example.org 2</a>' in fact
    assert "20. 11. 2026" in fact


def test_a_list_that_may_be_longer_says_so_and_a_complete_one_does_not():
    of = full_tool()
    of.facts.add(Fact(key="ui_languages", value=["cs"], sources=["https://example.org/a"], seen_on=SEEN))
    of.save_revision(clean=False).publish()
    with_page(of)
    page = shown()
    identity = page.split("<dt>Způsoby ověření</dt>")[1].split("</dd>")[0]

    assert page.count(translated("the list may be incomplete")) == 1

    assert "e-mail, Identita občana" in identity
    assert translated("the list may be incomplete") not in identity


def test_facts_that_nobody_knows_are_named():
    with_page(full_tool())

    unknown = shown().split(f"<b>{translated('We do not know:')}</b>")[1].split("</p>")[0]

    assert "Smlouva o zpracování osobních údajů" in unknown
    assert "Způsoby ověření" not in unknown


def test_prices_places_and_weaknesses_come_with_their_sources():
    with_page(full_tool())
    html = shown()

    assert "12 500 " in html
    assert '<a href="https://example.org/cenik"' in html
    assert html.index("Lhota") < html.index("Vídeň (Rakousko)")
    assert "Pomalé načítání." in html
    assert '<a href="https://example.org/issue"' in html


def test_what_the_catalogue_says_of_all_prices_stands_below_them():
    of = full_tool()
    notes = {"note_cs": "Ceny jsou z roku 2017.", "note_en": "Prices are of 2017."}
    of.facts.add(Fact(key="price_points", sources=["https://example.org/cenik"], seen_on=SEEN, **notes))
    of.save_revision(clean=False).publish()
    with_page(of)
    prices = shown().split('id="prices"')[1].split("</section>")[0]

    assert "Ceny jsou z roku 2017." in prices


def test_places_and_weaknesses_have_the_day_of_their_source_or_else_that_of_the_catalogue():
    of = full_tool()
    of.references.add(reference("Dolní", "CZ", 2023, source="https://example.org/cenik"))
    of.save_revision(clean=False).publish()
    with_page(of)
    html = shown()
    places = html.split('id="places"')[1].split("</section>")[0]
    weaknesses = html.split('id="weaknesses"')[1].split("</section>")[0]

    assert "viděno 20. 11. 2026" in places.split("Dolní")[1].split("</dd>")[0]
    assert "v katalogu k 20. 11. 2026" in places.split("Lhota")[1].split("</dd>")[0]
    assert "v katalogu k 20. 11. 2026" in weaknesses


def test_places_are_grouped_by_size_with_the_countries_counted():
    of = full_tool()
    small = {"size_band": "pop_500_1999", "size_band_basis": "source"}
    of.references = [
        *(
            reference(name, country, 2024, **small)
            for name, country in (("Wien", "AT"), ("Linz", "AT"), ("Lhota", "CZ"))
        ),
        reference("Brno", "CZ", 2025),
    ]
    of.save_revision(clean=False).publish()
    with_page(of)
    places = shown().split('id="places"')[1].split("</section>")[0]

    assert "<b>500 až 1 999</b>, Česko 1, Rakousko 2" in places
    assert places.index("Lhota") < places.index("Linz") < places.index("velikost neznáme") < places.index("Brno")


def test_places_say_how_old_the_latest_is_and_plans_stand_apart():
    of = full_tool()
    of.references = [reference("Lhota", "CZ", 2017), reference("Brno", "CZ", 2026, kind="pilot")]
    of.save_revision(clean=False).publish()
    with_page(of)
    places = shown().split('id="places"')[1].split("</section>")[0]

    assert "Poslední doložené použití je z roku 2017." in places
    assert places.index("Lhota") < places.index("zkušební provoz a plány") < places.index("Brno")


def test_what_has_no_source_of_its_own_can_be_corrected_too():
    with_page(full_tool())

    supplier = shown().split("<dt>Dodavatel</dt>")[1].split("</dd>")[0]
    assert 'href="/nastroje/anketa/oprava/?what=other"' in supplier


def test_an_address_with_a_placeholder_is_a_text_and_says_so():
    of = full_tool()
    broken = "https://example.org/%7B$HOME_URL%7Do-platforme/"
    of.facts.add(Fact(key="ui_languages", value=["cs"], sources=[broken], seen_on=SEEN))
    of.save_revision(clean=False).publish()
    assessment(of, "voting", evidence=[{"url": broken}])
    with_page(of)

    page = shown()
    assert f'href="{broken}' not in page
    assert page.count(f"(adresa v datech je neúplná: {broken})") == 2


def test_a_tool_without_prices_and_places_says_that_we_do_not_know():
    of = tool()
    assessment(of)
    with_page(of)
    html = shown()

    assert translated("We do not know the price. Ask the supplier.") in html
    assert translated("We have found no documented use by a municipality.") in html


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("discontinued", "The tool has ended."),
        ("single_city", "The tool serves one city, others cannot get it."),
        ("unknown", "We have not verified whether the tool is still offered."),
    ],
)
def test_a_tool_that_one_may_not_get_says_so_first(status, words):
    of = tool(status=status, status_note_cs="Protože.", status_note_en="Because.")
    assessment(of)
    with_page(of)

    html = shown()

    assert html.index(translated(words)) < html.index("cp-criteria")


@pytest.mark.parametrize("status", ["discontinued", "single_city"])
def test_a_tool_that_nobody_can_get_leads_to_the_list_of_its_kind(status):
    of = tool(status=status)
    assessment(of)
    with_page(of)

    assert f'href="/tools-cs/?list={status}"' in shown()
    assert "anketa" in shown(f"/tools-cs/?list={status}")


def test_a_tool_that_is_offered_has_no_warning():
    of = tool()
    assessment(of)
    with_page(of)

    assert "cp-notice--warning" not in shown()


def test_a_tool_that_the_catalogue_does_not_hold_keeps_its_words_and_says_so():
    of = tool()
    with_page(of, lead="Naše slova.")
    of.unpublish()
    publish_snapshot()

    html = shown()

    assert "Naše slova." in html
    assert translated("The published catalogue does not hold this tool at the moment.") in html


def test_what_has_no_source_says_so():
    of = full_tool()
    of.year_started = 2015
    of.save_revision(clean=False).publish()
    with_page(of)

    since = shown().split("<dt>Od roku</dt>")[1].split("</dd>")[0]

    assert "zdroj neuvádíme, v katalogu k 20. 11. 2026" in since


def said_beside_own_addresses(source):
    """What the page says beside the web and the source code of a tool, one fact of which comes from this source."""
    of = full_tool()
    of.homepage, of.repositories = "https://poll.example/", ["https://code.example/town/poll"]
    of.facts.add(Fact(key="licence", value="MIT", sources=[source], seen_on=datetime.date(2026, 11, 18)))
    of.save_revision(clean=False).publish()
    with_page(of)
    facts = shown().partition('id="facts"')[2]
    return [facts.split(f">{name}</a>")[1].split("</dd>")[0] for name in ("poll.example", "town/poll")]


def test_the_web_and_the_code_of_a_tool_have_the_day_of_the_catalogue_and_can_be_corrected():
    for said in said_beside_own_addresses("https://example.org/licence"):
        assert "v katalogu k 20. 11. 2026" in said
        assert "?what=other" in said


def test_an_own_address_that_proves_something_has_the_day_on_which_it_was_seen():
    web, code = said_beside_own_addresses("https://code.example/town/poll")
    assert "v katalogu k" in web
    assert "viděno 18. 11. 2026" in code


def test_the_paper_says_where_the_page_came_from_and_of_which_day_the_catalogue_is():
    with_page(full_tool())

    head = shown().split('<p class="cp-printonly')[1].split("</p>")[0]

    assert "http://testserver/tools-cs/anketa/" in head
    assert "Katalog k 20. 11. 2026." in head
