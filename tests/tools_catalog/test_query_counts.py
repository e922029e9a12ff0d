"""Pages of the catalogue ask at most ten queries, as many for fifty tools as for five, also after a change."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from blog.joined import ArticleTool
from hub.models import Method, Practice
from site_core.page_tree import note_change
from tests.blog.articles import article, joined, news
from tests.factories import assessment, tool
from tests.page_factories import catalogue, method, page, site, tool_page
from tools_catalog.models import Tool
from tools_catalog.snapshots import publish_snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]

MOST = 10
WORDS = {"cs": "česky", "en": "in English"}
THREE = "t=nastroj-00&t=nastroj-01&t=nastroj-02"
ADDRESSES = [
    "/tools-cs/",
    "/en/tools-en/",
    f"/tools-cs/?does=survey&czech=unknown&{THREE}",
    "/tools-cs/nastroj-01/",
    "/en/tools-en/nastroj-01/",
    f"/tools-cs/nastroj-01/?{THREE}",
    f"/porovnani/?{THREE}",
    f"/en/compare/?{THREE}",
    f"/porovnani/?{THREE}&w.functions=critical&all=1&pin=nastroj-01",
]


def plant(numbers):
    made = [tool(f"nastroj-{number:02}") for number in numbers]
    for of in made:
        assessment(of)
    publish_snapshot()
    site(catalogue(show_in_menus=True), method(footer_place="check"), *map(tool_page, made))


def asked(address, *, first=False):
    """Queries of a real request with no part of a page kept; `first`: a page has changed since the last request."""
    Client().get(address)
    caches["template_fragments"].clear()
    if first:
        note_change()
    with CaptureQueriesContext(connection) as captured:
        assert Client().get(address).status_code == 200
    return len(captured)


def test_fifty_tools_ask_as_many_queries_as_five_and_never_more_than_ten():
    plant(range(5))
    few = {address: asked(address) for address in ADDRESSES}
    few_first = {address: asked(address, first=True) for address in ADDRESSES}
    plant(range(5, 50))

    assert {address: asked(address) for address in ADDRESSES} == few
    assert {address: asked(address, first=True) for address in ADDRESSES} == few_first
    assert max(few.values()) <= 4
    assert max(few_first.values()) <= MOST


@pytest.mark.parametrize("address", ["/porovnani/", "/en/compare/"])
def test_a_comparison_of_five_tools_asks_as_many_queries_as_one_of_two(address):
    plant(range(5))
    two, five = ("?" + "&".join(f"t=nastroj-{number:02}" for number in range(tools)) for tools in (2, 5))

    assert asked(f"{address}{five}") == asked(f"{address}{two}")
    assert asked(f"{address}{five}", first=True) == asked(f"{address}{two}", first=True) <= MOST


def plant_pages_about(of, numbers):
    """Good practices with further methods in which a tool was used, and articles that speak of it."""
    methods = [Method.objects.get_or_create(key=key, defaults={"name": WORDS})[0] for key in ("look", "ask")]
    practices = [
        Practice.objects.create(key=f"pripad-{number}", method=methods[0], tool=of, place=WORDS) for number in numbers
    ]
    for practice in practices:
        practice.further_methods.set(methods)
        practice.save()
    cases = [
        page(one.key, "hub.PracticePage", "practices", practice=one.pk, text="<p>Zeptali se.</p>") for one in practices
    ]
    news(page("practices", "hub.PracticeIndexPage"), *cases, *(article(f"zprava-{number}") for number in numbers))
    for number in numbers:
        joined(article(f"zprava-{number}"), tool_rows=[ArticleTool(tool=of)])


def test_practices_and_articles_of_a_tool_are_kept_and_never_take_its_page_over_ten():
    plant(range(2))
    address = "/tools-cs/nastroj-01/"
    alone = kept(address)
    of = Tool.objects.get(key="nastroj-01")
    plant_pages_about(of, range(2))
    two = asked(address, first=True)
    plant_pages_about(of, range(2, 9))

    assert all(f"{key}-8 cs" in Client().get(address).content.decode() for key in ("zprava", "pripad"))
    assert asked(address, first=True) == two <= MOST  # once after each change of a page, with both of them
    assert kept(address) == alone <= MOST


def kept(address):
    """Queries of a reader of a page that somebody has just read."""
    Client().get(address)
    with CaptureQueriesContext(connection) as captured:
        Client().get(address)
    return len(captured)
