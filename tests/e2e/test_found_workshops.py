"""Workshops as readers find them: the list and a page of each state, in both languages, without a barrier."""

from __future__ import annotations

import re

import pytest

from tests.e2e.desk import run
from tests.e2e.test_pages import barriers
from tests.json_ld import things
from tests.valid_html import faults

PLANT = """
from datetime import timedelta
from django.utils import timezone
from site_core.topics import Topic
from tools_catalog.models import Tool
from workshops.models import Series, Workshop, WorkshopIndexPage, WorkshopPage, WorkshopSession, WorkshopTool
now, day, hour = timezone.now(), timedelta(days=1), timedelta(hours=1)
maps = Topic.objects.get(key="maps")
series = Series.objects.get_or_create(key="zkousky", defaults={"name": {"cs": "Zkoušky", "en": "Trials"}})[0]
hall = {"cs": "Velký sál radnice, Malinovského náměstí 3, Brno", "en": "Great hall, Malinovského náměstí 3, Brno"}
soon, over = [(now + 9 * day, now + 9 * day + hour)], [(now - 9 * day, now - 9 * day + hour)]
cases = {
    "bude": (soon + [(now + 16 * day, None)], {"format": "hybrid", "place": hall, "price": "free", "series": series}),
    "bezi": ([(now - hour, now + day)], {"format": "online"}),
    "bylo": (over, {"format": "on_site", "place": hall, "came": 12}),
    "presun": (soon, {"status": "moved", "moved_from": now + day, "price": "paid", "price_words": {"cs": "500 Kč"}}),
    "odlozeno": ([], {"status": "moved", "moved_from": now + day}),
    "zruseno": (soon, {"status": "cancelled", "spoken": ["cs", "en"], "audiences": ["officers", "elected"]}),
    "cesky": (soon, {"format": "online"}),
}
for key, (sessions, fields) in cases.items():
    if Workshop.objects.filter(key=f"nalez-{key}").exists():
        continue
    of = Workshop(key=f"nalez-{key}", **fields)
    of.sessions = [WorkshopSession(starts_at=start, ends_at=end) for start, end in sessions]
    of.tool_rows = [WorkshopTool(tool=Tool.objects.get(key="decidim"))]
    of.save()
    of.topics = [maps]
    of.save()
    for index in WorkshopIndexPage.objects.filter(locale__language_code__in=["cs"] if key == "cesky" else ["cs", "en"]):
        slug = f"nalez-{key}-{index.locale.language_code}"
        page = WorkshopPage(title=f"Nález {key}", slug=slug, lead="O čem to je.", workshop=of, locale=index.locale)
        index.add_child(instance=page)
"""
CLEAR = """
from workshops.models import Series, Workshop, WorkshopPage
for page in WorkshopPage.objects.filter(workshop__key__startswith="nalez-"):
    page.delete()
Workshop.objects.filter(key__startswith="nalez-").delete()
Series.objects.filter(key="zkousky").delete()
"""
HIDE = """
from workshops.models import WorkshopPage
from site_core.page_tree import note_change
WorkshopPage.objects.update(live=False)
note_change()
"""
SHOW = HIDE.replace("False", "True")
STATES = ("bude", "bezi", "bylo", "presun", "odlozeno", "zruseno")
LISTS = {"cs": "/workshopy/", "en": "/en/workshops/"}
TOOLS = {"cs": "/nastroje/decidim/", "en": "/en/tools/decidim/"}
QUERIES = ("", "?topic=maps", "?year=2022", "?format=on_site&recording=yes")


@pytest.fixture(autouse=True)
def _workshops(site, database):
    """One of each state; gone afterwards, for other tests count what there is."""
    run(database, PLANT)
    yield
    run(database, CLEAR)


@pytest.mark.parametrize("language", LISTS)
def test_a_page_of_each_state_and_the_list_have_no_barriers(reader, language):
    one, found = reader(language=language), {}
    for path in [f"{LISTS[language]}nalez-{state}-{language}/" for state in STATES] + addresses(language):
        one.open(path)
        found[path] = barriers(one)

    assert found == dict.fromkeys(found, [])


def addresses(language):
    return [f"{LISTS[language]}{query}" for query in QUERIES] + [TOOLS[language]]


@pytest.mark.parametrize("language", LISTS)
def test_machines_can_read_a_page_of_each_state(reader, language):
    one = reader(language=language, javascript=False)
    for state in STATES:
        html = one.open(f"{LISTS[language]}nalez-{state}-{language}/").text()

        assert faults(html) == []
        assert things(html)["WebPage"]["mainEntity"]["@type"] == "Event"


@pytest.mark.parametrize("language", LISTS)
def test_a_list_without_any_workshop_has_no_barriers_and_offers_the_calendar(reader, database, language):
    one = reader(language=language)
    run(database, HIDE)
    try:
        one.open(LISTS[language])
        assert barriers(one) == []
        assert one.page.get_by_role("link", name=re.compile("Atom")).count() == 1
    finally:
        run(database, SHOW)


@pytest.mark.parametrize("width", [320, 1200])
def test_a_day_of_a_workshop_stays_on_one_line(reader, width):
    one = reader(language="cs", width=width)
    one.open("/workshopy/nalez-bude-cs/")
    lines = "e => [...e.getClientRects()].length"

    assert [one.page.locator("dd > time").nth(n).evaluate(lines) for n in range(2)] == [1, 1]


def test_the_english_list_has_a_workshop_that_is_announced_in_czech_alone(reader):
    one = reader(language="en")
    one.open(LISTS["en"])
    row = one.page.locator("main li", has=one.page.get_by_role("link", name="Nález cesky"))

    assert row.get_by_text("page in Czech").is_visible()
    row.get_by_role("link", name="Nález cesky").click()
    assert one.page.url.endswith("/workshopy/nalez-cesky-cs/")
    assert one.page.locator("html").get_attribute("lang") == "cs"


def test_a_topic_that_is_chosen_can_be_subscribed_to(reader):
    one = reader(language="cs")
    one.open(f"{LISTS['cs']}?topic=maps")
    box = one.page.locator("#subscribe").locator("xpath=..")

    addresses = [link.get_attribute("href") for link in box.get_by_role("link").all()[:6]]
    assert [each.partition(":")[0] for each in addresses[:2]] == ["webcal", "http"]
    assert addresses[4].endswith("/kalendare/tema/maps.ics")
    assert one.page.request.get(addresses[4]).headers["content-type"].startswith("text/calendar")
