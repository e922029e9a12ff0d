"""The page of what changed lately in the whole catalogue."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories import assessment, published, tool
from tests.page_factories import catalogue, page, site, tool_page
from tests.tools_catalog.shown_pages import shown, translated
from tools_catalog.adapters import current_snapshot
from tools_catalog.change_log import entries, recent
from tools_catalog.change_log.recent import recent_changes
from tools_catalog.models import Correction
from tools_catalog.snapshots import publish_snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]
PAGE = "/changes-cs/"


@pytest.fixture(autouse=True)
def _nothing_kept():
    recent.changes_until.cache_clear()


def changes():
    return [(change.tool, str(change.entry.what)) for change in recent_changes(current_snapshot())]


def with_pages(*tools):
    site(catalogue(), page("changes", "tools_catalog.ChangesPage"), *(tool_page(each) for each in tools))


def two_tools():
    cells = [assessment(tool("anketa")), assessment(tool("mapa"))]
    publish_snapshot()
    return cells


def test_the_first_publication_is_no_change():
    two_tools()

    assert changes() == []


def test_only_what_moved_is_listed():
    first, _ = two_tools()
    published(first, level=3, grade="C")

    assert [key for key, _ in changes()] == ["anketa"]


def test_a_tool_that_came_in_later_is_listed():
    two_tools()
    tool("nova")
    publish_snapshot()

    assert changes() == [("nova", translated("Taken into the catalogue"))]


def withdrawn_and_published_again(of):
    of.unpublish()
    publish_snapshot()
    of.save_revision(clean=False).publish()
    publish_snapshot()


def test_a_tool_that_was_withdrawn_and_came_back_is_listed_as_in_its_own_log():
    first, second = two_tools()
    withdrawn_and_published_again(second.tool)
    published(first, level=1)

    expected = [str(entry.what) for entry in entries(second.tool.pk)[:2]]
    assert expected == [translated("Taken into the catalogue again"), translated("Withdrawn from the catalogue")]
    assert [change for change in changes() if change[0] == "mapa"] == [("mapa", what) for what in expected]


def test_a_tool_that_is_withdrawn_stays_listed_under_its_last_name():
    _, second = two_tools()
    second.tool.unpublish()
    publish_snapshot()

    found = recent_changes(current_snapshot())
    assert [(each.name, str(each.entry.what)) for each in found] == [
        ("Mapa", translated("Withdrawn from the catalogue"))
    ]


def test_the_latest_day_comes_first_and_tools_of_a_day_by_name(it_is):
    first, second = two_tools()
    published(second, level=1)
    published(first, level=1)
    it_is("2026-11-26T12:00+01:00")
    published(second, level=3, grade="C")

    days = [(change.entry.day.day, change.tool) for change in recent_changes(current_snapshot())]
    assert days == [(26, "mapa"), (25, "anketa"), (25, "mapa")]


def test_each_change_is_compared_with_the_state_right_before_it():
    first, _ = two_tools()
    for level in (1, 0):
        published(first, level=level)

    names = [(change.entry.before, change.entry.after) for change in recent_changes(current_snapshot())]
    assert [before.split(" ")[0] for before, _ in names] == ["Nouzově", "Základ"]
    assert [after.split(" ")[0] for _, after in names] == ["Chybí", "Nouzově"]


def test_only_the_last_publications_are_looked_at(monkeypatch):
    first, _ = two_tools()
    monkeypatch.setattr(recent, "PUBLICATIONS", 3)
    for level in (1, 0, 1, 0):
        published(first, level=level)

    assert len(changes()) == 2


def decided(of, **values):
    fields = {"kind": "criterion", "target": "surveys", "language": "cs", "token_hash": "x", "is_vendor": True}
    reasons = {"reason_cs": "Doložila to smlouva.", "reason_en": "The contract proves it."}
    Correction.objects.create(tool=of, state="accepted", decided_at=timezone.now(), **{**fields, **reasons, **values})


def test_a_decided_correction_is_listed_with_the_reason_and_without_its_sender():
    first, _ = two_tools()
    decided(first.tool, name="Tajný Odesílatel", email="tajny@example.org", text="Umíme víc.")
    with_pages(first.tool)
    text = shown(PAGE)

    assert (
        translated("Somebody who says they write for the supplier asked for a correction. We accepted the request.")
        in text
    )
    assert "Doložila to smlouva." in text
    for secret in ("Tajný", "tajny@", "Umíme víc."):
        assert secret not in text


def test_a_change_leads_to_its_place_on_the_page_of_the_tool():
    first, _ = two_tools()
    with_pages(first.tool)
    published(first, level=1)
    text = shown(PAGE)

    assert '<a href="/tools-cs/anketa/">Anketa</a>' in text
    assert '<a href="/tools-cs/anketa/#surveys">' in text
    assert "25. 11. 2026" in text


def test_a_tool_that_readers_cannot_see_any_more_is_not_listed():
    first, second = two_tools()
    with_pages(first.tool)
    published(second, level=1)

    assert "Mapa" not in shown(PAGE)


def test_a_withdrawn_tool_without_a_page_is_named_and_leads_nowhere():
    first, second = two_tools()
    with_pages(first.tool)
    second.tool.unpublish()
    publish_snapshot()
    text = shown(PAGE)

    assert "Mapa" in text
    assert translated("Withdrawn from the catalogue") in text
    assert "/mapa/" not in text


def test_a_catalogue_without_a_change_says_so():
    two_tools()
    with_pages()

    assert translated("Nothing has changed since the catalogue was published first.") in shown(PAGE)


def test_two_languages_never_share_an_entry():
    first, _ = two_tools()
    with_pages(first.tool)
    published(first, level=1)

    assert "Základ" in shown(PAGE)
    assert "Basic" in shown("/en/changes-en/")


def test_a_published_change_is_there_at_the_next_request():
    first, _ = two_tools()
    with_pages(first.tool)
    assert "#surveys" not in shown(PAGE)
    published(first, level=1)

    assert "#surveys" in shown(PAGE)


def test_any_number_of_changes_costs_at_most_ten_queries(it_is):
    cells = two_tools()
    with_pages(*(cell.tool for cell in cells))
    for number in range(6):
        for cell in cells:
            published(cell, level=number % 2)
    shown(PAGE)
    recent.changes_until.cache_clear()
    with CaptureQueriesContext(connection) as asked:
        assert Client().get(PAGE).status_code == 200

    assert len(asked) <= 10


def test_dates_are_those_of_prague(it_is):
    first, _ = two_tools()
    it_is("2026-11-25T23:30+00:00")
    published(first, level=1)

    assert recent_changes(current_snapshot())[0].entry.day == datetime.date(2026, 11, 26)
