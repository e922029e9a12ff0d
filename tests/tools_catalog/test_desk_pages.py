"""The public pages that say how the catalogue is kept: the register of conflicts of interest and what is listed."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import TODAY, conflict, superuser, tool
from tests.page_factories import catalogue, page, site, tool_page
from tests.tools_catalog.shown_pages import shown, translated
from tools_catalog.models import Tool
from tools_catalog.snapshots import publish_snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]
PAST = datetime.date(2026, 1, 31)


def register_page(*others):
    site(catalogue(), page("conflicts", "tools_catalog.ConflictsPage"), *others)


def inclusion_page(**fields):
    publish_snapshot()
    site(catalogue(), page("inclusion", "tools_catalog.InclusionPage", **fields))


# --- the register -----------------------------------------------------------------------------------------------------
def test_a_conflict_stands_in_the_register_with_its_tool_and_its_days():
    conflict(superuser(), tool(), note_cs="Školení v roce 2025.", note_en="Training in 2025.")
    register_page(tool_page(Tool.objects.get()))
    text = shown("/conflicts-cs/")

    for words in ("Jana Nováková", '<a href="/tools-cs/anketa/">Anketa</a>', "Školení v roce 2025.", "1. 1. 2025"):
        assert words in text


def test_in_english_it_speaks_english():
    conflict(superuser(), tool(), note_cs="Školení v roce 2025.", note_en="Training in 2025.")
    register_page()
    text = shown("/en/conflicts-en/")

    assert "a contract with the supplier" in text
    assert "Training in 2025." in text
    assert "Školení" not in text


def test_a_conflict_with_a_supplier_says_that_it_means_all_its_tools():
    conflict(superuser(), vendor="Spolek")
    register_page()

    assert translated("the supplier, with all its tools") in shown("/conflicts-cs/")


def test_past_conflicts_stay_apart_with_their_last_day():
    conflict(superuser(), tool(), until=PAST)
    register_page()
    text = shown("/conflicts-cs/")

    assert text.index(translated("No conflict is declared at present.")) < text.index("31. 1. 2026")


def test_on_its_last_day_a_conflict_still_lasts():
    conflict(superuser(), tool(), until=TODAY)
    register_page()

    assert translated("Conflicts that are over") not in shown("/conflicts-cs/")


def test_an_empty_register_claims_nothing():
    register_page()

    assert translated("Nobody has declared anything so far. That does not prove that there is no conflict.") in shown(
        "/conflicts-cs/"
    )


def test_the_account_and_its_address_are_nobodys_business():
    conflict(superuser("tajna-jana"), tool())
    register_page()

    assert "tajna-jana" not in shown("/conflicts-cs/")


def test_any_number_of_conflicts_costs_the_same_number_of_queries(client):
    person, about = superuser(), tool()
    register_page()
    client.get("/conflicts-cs/")
    counted = []
    for more in (1, 20):
        for _ in range(more):
            conflict(person, about)
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/conflicts-cs/").status_code == 200
        counted.append(len(asked))

    assert counted[0] == counted[1]


# --- what is listed ---------------------------------------------------------------------------------------------------
def test_the_numbers_are_those_of_the_catalogue():
    for key, status in {
        "a": "active",
        "b": "maintenance",
        "c": "unknown",
        "d": "single_city",
        "e": "discontinued",
    }.items():
        tool(key, status=status, status_note_cs="Nevíme.", status_note_en="Unknown.")
    inclusion_page()
    text = shown("/inclusion-cs/")

    numbers = [part.split("<")[0].strip() for part in text.split('class="cp-figures__number">')[1:]]
    assert numbers == ["3", "1", "1"]
    assert "U 1 z nich" in text


def test_each_number_leads_to_the_tools_behind_it():
    tool()
    inclusion_page()
    text = shown("/inclusion-cs/")

    for address in ("/tools-cs/", "/tools-cs/?list=single_city", "/tools-cs/?list=discontinued"):
        assert f'<dt><a href="{address}">' in text


def test_the_catalogue_leads_to_it():
    tool()
    inclusion_page(footer_place="check")

    assert f'<a href="/inclusion-cs/">{translated("What is in the catalogue, and what is not")}</a>' in shown(
        "/tools-cs/"
    )


def test_without_the_page_the_catalogue_leads_nowhere():
    tool()
    publish_snapshot()
    site(catalogue())

    assert translated("What is in the catalogue, and what is not") not in shown("/tools-cs/")
