"""Pages of the catalogue ask at most ten queries, as many for fifty tools as for five, also after a change."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from site_core.page_tree import note_change
from tests.factories import assessment, tool
from tests.page_factories import catalogue, method, site, tool_page
from tools_catalog.snapshots import publish_snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]

MOST = 10
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
