"""Sources of the page of a tool on paper: a number beside what rests on them, each address once in a list."""

import re

import pytest

from tests.tools_catalog.shown_pages import full_tool, shown, with_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]
NUMBERED = re.compile(r'<a href="([^"]+)" rel="noopener">[^<]*</a><span class="cp-ref"> \[(\d+)\]</span>')


def page_of_a_tool(query=""):
    with_page(full_tool())
    return shown(f"/tools-cs/anketa/{query}")


def listed(page):
    return re.findall("<li>([^<]*)</li>", page.partition('class="cp-paper-sources"')[2].partition("</ol>")[0])


@pytest.mark.parametrize("query", ["", "?size=pop_500_1999"])
def test_the_number_beside_each_source_leads_to_its_address_in_the_list(query):
    page = page_of_a_tool(query)
    notes, numbered = listed(page), NUMBERED.findall(page)
    assert {notes[int(number) - 1] for _, number in numbered} == set(notes)
    assert [url for url, number in numbered if notes[int(number) - 1] != url] == []


def test_the_list_has_each_address_once_evidence_facts_prices_places_and_weaknesses_included():
    notes = listed(page_of_a_tool())
    assert len(notes) == len(set(notes))
    parts = ("docs", "a", "b", "cenik", "issue")
    assert [part for part in parts if not any(note.endswith(f"/{part}") for note in notes)] == []


def test_the_numbers_count_up_in_the_order_of_the_page():
    numbers = [int(number) for _, number in NUMBERED.findall(page_of_a_tool())]
    firsts = list(dict.fromkeys(numbers))
    assert firsts == sorted(firsts) == list(range(1, len(firsts) + 1))
