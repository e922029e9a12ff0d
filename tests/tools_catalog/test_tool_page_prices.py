"""What the page of a tool says of its price: published prices, and the price for a size of municipality."""

import pytest

from tests.factories import assessment, tool
from tests.tools_catalog.shown_pages import SEEN, full_tool, shown, translated, with_page
from tools_catalog.models import Fact, PricePoint

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]


def test_the_price_is_computed_for_the_size_that_the_address_asks_for():
    with_page(full_tool())

    none, small = shown(), shown("/tools-cs/anketa/?size=pop_500_1999&t=jiny")
    other = shown("/tools-cs/anketa/?size=pop_100000_plus")

    assert translated("The first year, run by the supplier") not in none
    assert "<dd> 6 200 až 25 000 Kč" in priced(small)
    assert "example.org</a>" in priced(small)
    assert ", viděno 20. 11. 2026" in priced(small)
    assert "Cenu neznáme, zeptejte se." in priced(other)


def test_a_computed_price_names_the_price_it_is_reckoned_from_and_leads_to_the_rule():
    of = full_tool()
    of.prices = [yearly("pop_500_1999", vat="not_stated", date="2017-08")]
    of.save_revision(clean=False).publish()
    with_page(of)

    html = shown("/tools-cs/anketa/?size=pop_500_1999")
    price = priced(html)

    assert f"{translated('Computed from:')} 12 500 Kč ročně, celá služba, DPH neuvedeno, 2017, " in price
    assert "2017, cena stará 9 let, " in price
    assert translated("An estimate is counted from half of the price to double.") in price
    assert translated("Whether the price is with VAT is not stated, so we count with both.") in price
    assert '#price">' in html.split('id="prices"')[1].split("</section>")[0]


@pytest.mark.parametrize(
    ("priced_for", "why"),
    [
        ({"size_band": "", "per": "user_month"}, "Pro tuto velikost cenu nikdo nezveřejnil"),
        ({"size_band": "all", "per": "not_stated"}, "Zveřejněná cena neříká dost"),
    ],
)
def test_a_price_that_cannot_be_computed_says_why_though_prices_were_published(priced_for, why):
    of = full_tool()
    of.prices = [yearly(**priced_for)]
    of.save_revision(clean=False).publish()
    with_page(of)

    price = priced(shown("/tools-cs/anketa/?size=pop_500_1999"))

    assert "Cenu neznáme, zeptejte se." in price
    assert why in price


def yearly(size_band, **values):
    fields = {
        "amount": 12500,
        "currency": "CZK",
        "per": "year",
        "what_cs": "celá služba",
        "what_en": "the whole service",
    }
    source = {"vat": "excluded", "source": "https://example.org/cenik", "seen_on": SEEN}
    return PricePoint(size_band=size_band, **{**fields, **source, **values})


def priced(html):
    return html.split(translated("The first year, run by the supplier"))[1].split("</div>")[0]


def test_a_size_that_nobody_knows_is_no_choice():
    with_page(full_tool())

    assert "selected" not in shown("/tools-cs/anketa/?size=xyzzy")


def test_free_software_is_free_on_an_own_server_only():
    of = full_tool()
    proof = {"sources": ["https://example.org/readme"], "seen_on": SEEN}
    of.facts.add(Fact(key="hosting_modes", value=["self_hosted"], **proof))
    of.prices = []
    of.save_revision(clean=False).publish()
    with_page(of)
    html = shown("/tools-cs/anketa/?size=pop_500_1999")

    own = html.split(translated("The first year, on your own server"))[1].split("</div>")[0]
    assert "zdarma" in own
    assert '<a href="https://example.org/readme"' in own
    assert "Cenu neznáme, zeptejte se." in priced(html)


def test_a_tool_of_which_no_price_can_be_computed_offers_no_choice_of_size():
    of = tool()
    assessment(of)
    with_page(of)

    assert 'id="size"' not in shown()


def test_a_price_that_is_tied_to_no_size_says_what_it_is_for_once():
    of = tool()
    of.prices = [yearly("", what_cs="licence na školu"), yearly("all", what_cs="celá služba")]
    of.save_revision(clean=False).publish()
    with_page(of)

    published = shown().split("Zveřejněné ceny</h3>")[1].split("</dl>")[0]
    assert "<dt>licence na školu</dt>" in published
    assert published.count("licence na školu") == 1
    assert "<dt>jakákoli velikost</dt>" in published
    assert "<small>celá služba</small>" in published
