"""A kept comparison asks at most ten queries, as many for five tools out of forty as for two out of three."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from advisor.models import ClientComparison
from advisor.results import store_result
from site_core.secret_links import read_token
from tests import factories
from tests.advisor.client_comparison.keeping import NEW, address, made
from tools_catalog.snapshots import publish_snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("three")]
MOST = 10
TOWN = {**factories.REQUIRED_ANSWERS, "importance": {"functions": "critical"}}
FIVE = ("alfa", "beta", "gama", "nastroj-00", "nastroj-01")


def more_tools():
    for number in range(37):
        factories.assessment(factories.tool(f"nastroj-{number:02}"))
    publish_snapshot()


def of_nobody(browser, *tools):
    """The edit token of a comparison of these tools, with a note on each, with no town behind it."""
    new = f"{NEW.partition('?')[0]}?{'&'.join(f't={tool}' for tool in tools)}&w.functions=critical"
    return made(browser, new, **{f"note__{tool}": f"Poznámka {tool}" for tool in tools})


def of_a_town(browser, *tools):
    """The same, begun with the result of a town."""
    profile, token = factories.profile(TOWN)
    store_result(profile)
    new = reverse("advisor:for_a_client", args=[read_token(token), 1])
    edit = made(browser, new)
    kept = ClientComparison.objects.latest("pk")
    kept.fields = {**kept.fields, "tools": list(tools), **{f"note.{tool}": f"Poznámka {tool}" for tool in tools}}
    kept.save()
    return edit


def asked(browser, token):
    """Queries for the page of this token with no part of it kept."""
    browser.open(address("shown", token))
    caches["template_fragments"].clear()
    with CaptureQueriesContext(connection) as queries:
        page = browser.open(address("shown", token))
    assert page.status_code == 200
    return len(queries)


@pytest.mark.parametrize("kept", [of_nobody, of_a_town])
def test_five_tools_out_of_forty_ask_as_many_queries_as_two_out_of_three(browser, kept):
    small = kept(browser, "alfa", "beta")
    few = [asked(browser, token) for token in (small, read_token(small))]
    more_tools()
    large = kept(browser, *FIVE)
    many = [asked(browser, token) for token in (large, read_token(large))]

    assert "Poznámka nastroj-01" in browser.text
    assert many == few
    assert max(few) <= MOST
