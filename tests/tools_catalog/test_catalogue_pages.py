"""The list of tools, the method page and the parts of the home page that the catalogue fills."""

import re

import pytest
from django.core.cache import caches
from django.urls import reverse

from site_core.seed import seed
from tests.factories import assessment, tool
from tests.page_factories import catalogue, found, home, method, site, tool_page
from tests.tools_catalog.shown_pages import shown, translated
from tools_catalog.method import method as method_of
from tools_catalog.methodology import current_edition
from tools_catalog.models import MethodPage, ToolIndexPage
from tools_catalog.snapshots import publish_snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]
EDITION = current_edition()


# --- the list ---------------------------------------------------------------------------------------------------------
def names(html):
    return re.findall(r'cp-tools-list__name"> ?(?:<a [^>]*>)?([^<]+)', html)


def test_tools_stand_in_the_order_of_the_czech_alphabet():
    for key, name in (("c", "Chalupa"), ("h", "Hlas"), ("cc", "Čeština"), ("d", "Dotazník"), ("e", "cesta")):
        assessment(tool(key, name=name))
    publish_snapshot()
    site(catalogue())

    assert names(shown("/tools-cs/")) == ["cesta", "Čeština", "Dotazník", "Hlas", "Chalupa"]
    assert names(shown("/en/tools-en/")) == ["cesta", "Čeština", "Dotazník", "Hlas", "Chalupa"]


def test_tools_that_nobody_can_get_stand_in_lists_of_their_own_with_a_warning():
    for key, status in (("a", "active"), ("b", "discontinued"), ("c", "single_city"), ("d", "maintenance")):
        assessment(tool(key, status=status))
    publish_snapshot()
    site(catalogue())

    offered, ended, one_city = (shown(f"/tools-cs/?list={name}") for name in ("offered", "discontinued", "single_city"))
    assert names(shown("/tools-cs/")) == names(offered) == ["A", "D"]
    assert names(ended) == ["B"]
    assert names(one_city) == ["C"]
    assert translated("These tools have ended") in ended
    assert translated("Other municipalities cannot get these tools") in one_city
    assert "skončil" in ended
    assert "slouží jednomu městu" in one_city
    assert "cp-notice--warning" not in offered


def test_a_tool_leads_to_its_page_and_without_one_it_is_only_named():
    first, second = tool("prvni"), tool("druhy")
    assessment(first)
    assessment(second)
    publish_snapshot()
    site(catalogue(), tool_page(first))

    html = shown("/tools-cs/")

    assert '<a href="/tools-cs/prvni/">Prvni</a>' in html
    assert "druhy/" not in html
    assert "Druhy" in html


def test_a_page_that_gets_a_new_address_is_linked_there_at_once():
    of = tool("prvni")
    assessment(of)
    publish_snapshot()
    site(catalogue(), tool_page(of))
    assert "/tools-cs/prvni/" in shown("/tools-cs/")
    moved = found("tool prvni")
    moved.slug = "nove"
    moved.save_revision().publish()

    assert "/tools-cs/nove/" in shown("/tools-cs/")


def test_a_new_snapshot_is_seen_at_the_next_request():
    site(catalogue())
    assert translated("The catalogue is still empty.") in shown("/tools-cs/")

    assessment(tool("prvni"))
    publish_snapshot()

    assert names(shown("/tools-cs/")) == ["Prvni"]


def test_the_list_asks_the_same_number_of_queries_for_any_number_of_tools(django_assert_max_num_queries):
    for number in range(7):
        assessment(tool(f"nastroj-{number}"))
    publish_snapshot()
    site(catalogue())
    shown("/tools-cs/")
    caches["template_fragments"].clear()

    with django_assert_max_num_queries(5):
        shown("/tools-cs/")


# --- the method -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("path", "language"), [("/method-cs/", "cs"), ("/en/method-en/", "en")])
def test_the_method_names_everything_that_the_edition_holds(path, language):
    site(method())
    html = shown(path)

    words = [criterion.name for criterion in EDITION.criteria.values()]
    words += [level for criterion in EDITION.criteria.values() for level in criterion.levels]
    words += [level.name for level in EDITION.levels] + [grade.text for grade in EDITION.grades.values()]
    words += [need.name for need in EDITION.needs.values()] + list(EDITION.labels.size_bands.values())
    words += [rule.message for rule in EDITION.readiness.rules.values()]
    words += [term.text for term in EDITION.glossary.values()] + list(EDITION.derived_intervals)
    words += [figure.name for figure in EDITION.legal.figures.values()]
    missing = [text[language] for text in words if plain(text[language]) not in html]
    assert missing == []


def plain(text):
    return text.replace("'", "&#x27;").replace("\xa0", " ")


def test_the_method_shows_the_constants_that_are_computed_with():
    site(method())
    html = shown("/en/method-en/")
    ranking, prices = EDITION.rules.ranking, EDITION.rules.prices

    assert f"within {ranking.indifference_band} points" in html
    assert f"at least {ranking.recommended_min_fit} points of certain fit" in html
    assert f"worth {ranking.contrast_points_shown} points or more" in html
    assert f"wider than {ranking.leader_width_max} points" in html
    assert f"at least {ranking.existing_tool_min_fit} points of certain fit, or about" in html
    assert f"older than {prices.price_age_months} months" in html
    assert "EUR 23–27" in html
    for step in EDITION.importance.values():
        assert f"{step.points} point" in html


def test_every_figure_of_the_law_has_its_date():
    site(method())
    html = shown("/en/method-en/")

    assert "CZK 3,000,000 without VAT." in html
    assert html.count("Valid from") == len(EDITION.legal.figures) + 1


def test_a_grade_shows_what_it_makes_of_a_level():
    rows = {row.key: (row.fresh, row.stale) for row in method_of(EDITION).grades}

    assert rows == {
        "A": ((3, 3), (2, 4)),
        "B": ((3, 3), (2, 4)),
        "C": ((1, 3), (1, 4)),
        "D": ((1, 3), (0, 4)),
        "U": ((0, 4), (0, 4)),
    }


def test_the_shares_of_every_need_add_up_to_a_hundred():
    for need in method_of(EDITION).needs:
        assert sum(share.percent for share in need.shares) in {0, 100}
        assert bool(need.shares) != bool(need.equal_over)


# --- the home page ----------------------------------------------------------------------------------------------------
def parts(*kinds):
    values = {
        "activities": {"title": "Co chcete dělat?", "text": ""},
        "promises": {
            "title": "Sliby",
            "text": "",
            "promises": [{"figure": name, "title": name, "text": ""} for name in ("known", "unknown", "edition")],
        },
    }
    return [
        {"type": kind, "value": values[kind], "id": f"0d1f8a52-8f3c-4b5e-9a55-3f1d1c6f000{place}"}
        for place, kind in enumerate(kinds)
    ]


def test_activities_count_tools_that_surely_do_them_and_those_that_may():
    """Level 2 of surveys: one has it, one may have more than level 1, one surely has not, one cannot be got."""
    assessment(tool("jiste", name="Jiste"), level=2)
    assessment(tool("mozna", name="Mozna"), level=1, floor=True)
    assessment(tool("ne", name="Ne"), level=1)
    assessment(tool("skoncil", status="discontinued"), level=3)
    publish_snapshot()
    seed([home(body=parts("activities"))])

    surveys = shown("/").split("Dotazník</h3>")[1].split("</li>")[0]

    assert "umí 1, u 1 nevíme" in surveys
    assert 'width="33.33' in surveys or "33" in surveys


def test_promises_count_what_is_documented():
    assessment(tool())
    publish_snapshot()
    seed([home(body=parts("promises"))])

    html = shown("/")

    assert re.search(r'cp-figures__number"> ?1 ?<', html)
    assert re.search(r'cp-figures__number"> ?97 % ?<', html)
    assert re.search(rf'cp-figures__number"> ?{EDITION.id} ?<', html)


def test_the_street_has_a_house_for_every_tool_and_says_so_in_words():
    for number in range(3):
        assessment(tool(f"nastroj-{number}"))
    publish_snapshot()
    seed([home()])

    [street] = re.findall(r'<svg class="cp-street".*?</svg>', shown("/"))
    assert 'aria-label="3 domy jsou 3 nástroje v katalogu.' in street
    assert 'role="img"' in street


def test_the_home_page_shows_a_real_result_of_an_example_town():
    of = tool("pb", name="Rozpočet")
    for criterion in ("participatory_budgeting", "surveys", "voting"):
        assessment(of, criterion)
    publish_snapshot()
    seed([home()])

    html = shown("/")

    assert translated("This is what a result looks like") in html
    assert "Rozpočet</h3>" in html
    assert f'href="{reverse("advisor:example", args=["town"])}"' in html


def test_the_home_page_asks_the_same_number_of_queries_for_any_number_of_tools(django_assert_max_num_queries):
    for number in range(7):
        assessment(tool(f"nastroj-{number}"))
    publish_snapshot()
    seed([home(body=parts("activities", "promises")), catalogue(show_in_menus=True)])
    shown("/")
    caches["template_fragments"].clear()

    with django_assert_max_num_queries(10):
        shown("/")


def test_the_catalogue_and_the_method_exist_once_in_a_language():
    site(catalogue(), method())

    assert not ToolIndexPage.can_create_at(found("home"))
    assert not MethodPage.can_create_at(found("home"))
