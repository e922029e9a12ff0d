"""The public change log of a tool: read from its published states, newest first."""

import copy
import datetime
import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import assessment, published, tool
from tests.tools_catalog.shown_pages import full_tool, reference, shown, translated, with_page
from tools_catalog import change_log
from tools_catalog.adapters import current_snapshot
from tools_catalog.change_log import Entry, history
from tools_catalog.change_log.differences import State, differences
from tools_catalog.methodology import current_edition
from tools_catalog.models import Fact, ToolState
from tools_catalog.snapshots import publish_snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]
DAY = datetime.date(2026, 11, 25)
PAGE = "/nastroje/anketa/zmeny/"


@pytest.fixture(autouse=True)
def _nothing_kept():
    history.entries_until.cache_clear()


def log_of(of, language="cs"):
    with translation.override(language):
        return change_log.entries(of.pk)


# --- what an entry says -----------------------------------------------------------------------------------------------
def test_a_tool_begins_with_the_day_on_which_it_came_in():
    of = tool()
    assessment(of)
    publish_snapshot()

    [entry] = log_of(of)

    assert (entry.day, entry.what) == (DAY, translated("Taken into the catalogue"))
    assert entry.sentence == "Doloženo 1 z 39 údajů"


def test_a_tool_that_was_withdrawn_and_came_back_says_both():
    of = tool()
    assessment(of)
    publish_snapshot()
    of.unpublish()
    publish_snapshot()
    withdrawn = [str(entry.what) for entry in log_of(of)]
    of.save_revision(clean=False).publish()
    publish_snapshot()

    assert withdrawn == [translated("Withdrawn from the catalogue"), translated("Taken into the catalogue")]
    assert [str(entry.what) for entry in log_of(of)] == [translated("Taken into the catalogue again"), *withdrawn]


def test_a_level_that_moved_says_from_what_to_what_and_why():
    of = tool()
    cell = assessment(of)
    publish_snapshot()

    published(cell, level=3, floor=True, grade="C", change_reason_cs="Dodavatel popsal podmíněné otázky.")

    entry = log_of(of)[0]
    assert str(entry.what) == str(current_edition().criteria["surveys"].name)
    assert (entry.before, entry.after) == ("Základ (B – doloženo)", "nejméně Plně (C – tvrdí dodavatel)")
    assert entry.reason.words == "Dodavatel popsal podmíněné otázky."
    assert entry.anchor == "surveys"


def test_an_assessment_that_became_unknown_says_so_in_words():
    of = tool()
    cell = assessment(of)
    publish_snapshot()

    published(cell, state="unknown", level=None, grade="U", evidence=[])

    assert log_of(of)[0].after == "neověřeno"


def test_the_reason_of_an_earlier_change_is_not_said_of_a_later_one():
    of = tool()
    cell = assessment(of, change_reason_cs="Nový ceník.")
    publish_snapshot()

    published(cell, level=1)

    assert log_of(of)[0].reason is None


def test_another_review_with_the_same_finding_says_that_nothing_changed():
    of = tool()
    cell = assessment(of)
    publish_snapshot()

    published(cell, reviewed_on=DAY)

    assert log_of(of)[0].sentence == translated("Checked again, nothing changed.")


def test_other_evidence_for_the_same_level_is_an_entry():
    of = tool()
    cell = assessment(of)
    publish_snapshot()
    piece = cell.evidence.first()
    piece.url = "https://example.org/new"
    cell.evidence.add(piece)

    published(cell)

    assert log_of(of)[0].sentence == translated("The evidence changed, the level stays.")


def test_a_fact_that_we_learned_was_unknown_before():
    of = tool()
    publish_snapshot()
    proof = {"sources": ["https://example.org/a"], "seen_on": DAY}

    published(of, facts=[*of.facts.all(), Fact(key="identity", value=["email", "nia"], **proof)])

    entry = log_of(of)[0]
    assert entry.before == "nevíme"
    assert entry.after.startswith("nejméně e-mail")
    assert entry.anchor == "fact-identity"


def test_a_list_says_what_came_and_what_went():
    of = full_tool()
    publish_snapshot()

    published(of, references=[reference("Lhota", "CZ", 2024), reference("Brno", "CZ", 2026)])

    assert log_of(of)[0].sentence == "Přibylo: Brno. Ubylo: Vídeň."


# --- what becomes an entry --------------------------------------------------------------------------------------------
def test_going_there_and_back_are_two_entries_and_other_tools_none():
    of, other = tool(), tool("navrhy")
    cell, beside = assessment(of), assessment(other)
    publish_snapshot()
    for level in (1, 2):
        published(beside, level=level - 1)
        published(cell, level=level)

    assert [(entry.before[:4], entry.after[:4]) for entry in log_of(of)[:-1]] == [("Nouz", "Zákl"), ("Zákl", "Nouz")]


def test_a_draft_is_no_entry():
    of = tool()
    cell = assessment(of)
    publish_snapshot()
    cell.level = 4

    cell.save_revision()
    publish_snapshot()

    assert len(log_of(of)) == 1


def test_however_often_a_tool_was_published_one_query_reads_its_log():
    of = tool()
    cell = assessment(of)
    publish_snapshot()
    for level in (1, 2, 3, 1, 2, 3):
        published(cell, level=level, grade="C")

    snapshot = current_snapshot()
    with CaptureQueriesContext(connection) as asked:
        log = change_log.entries(of.pk, snapshot)

    assert len(log) == 7
    assert len(asked) == 2  # the published states, and decided corrections


def test_other_parts_add_entries_in_their_place(monkeypatch):
    of = tool()
    publish_snapshot()
    monkeypatch.setattr(change_log, "_sources", [])
    correction = Entry(DAY + datetime.timedelta(1), "Oprava", sentence="Dodavatel opravil ceník.")

    change_log.gives_entries(lambda pk: [correction] if pk == of.pk else [])

    assert log_of(of)[0] is correction
    assert len(log_of(of)) == 2


RECORDS = st.fixed_dictionaries(
    {"level": st.integers(0, 3), "grade": st.sampled_from("BC"), "floor": st.booleans(), "fact": st.booleans()}
)


@given(old=RECORDS, new=RECORDS)
def test_there_is_an_entry_for_each_cell_and_fact_that_differs_and_for_no_other(old, new):
    found = list(differences(state_of(old), state_of(new)))

    judged = any(old[key] != new[key] for key in ("level", "grade", "floor"))
    assert len(found) == judged + (old["fact"] != new["fact"])
    assert all(entry.before != entry.after for entry in found)


def state_of(drawn):
    cell = {"state": "scored", "reviewed_on": "2026-11-20", **{key: drawn[key] for key in ("level", "grade", "floor")}}
    fact = {"value": drawn["fact"], "sources": ["https://example.org"], "seen_on": "2026-11-20"}
    record = {
        **{"name": "Anketa", "vendor": "Spolek", "country": "CZ", "homepage": None, "repositories": []},
        **{"prices": [], "references": [], "weaknesses": []},
        "assessments": {"surveys": cell},
        "facts": {"open_source": fact},
    }
    return State(copy.deepcopy(record), current_edition(), DAY)


# --- pages ------------------------------------------------------------------------------------------------------------
def test_the_page_of_changes_leads_to_the_criterion_and_says_the_day():
    of = tool()
    cell = assessment(of)
    with_page(of)
    published(cell, level=1)

    html = shown(PAGE)

    assert '<a href="/tools-cs/anketa/#surveys">' in html
    assert "25. 11. 2026" in html
    assert "Dříve: Základ (B – doloženo)" in html


def test_a_reason_in_one_language_is_shown_in_its_own():
    of = tool()
    cell = assessment(of)
    with_page(of)
    published(cell, level=1, change_reason_en="The vendor took it away.")

    assert '<span lang="en">The vendor took it away.</span>' in shown(PAGE)
    assert "<span>The vendor took it away.</span>" in shown("/en/tools/anketa/changes/")


def test_the_page_of_a_tool_shows_the_latest_changes_and_where_all_of_them_are():
    of = tool()
    cell = assessment(of)
    with_page(of)
    for level in (1, 2, 1, 3):
        published(cell, level=level, grade="C")

    latest = shown().split('id="changes"')[1]

    assert latest.count("<dt>") == 3
    assert f'href="{PAGE}"' in latest


def test_a_tool_that_readers_cannot_see_has_no_page_of_changes():
    of = tool()
    with_page(of)
    of.unpublish()
    publish_snapshot()

    assert ToolState.objects.filter(tool=of).exists()
    assert Client().get(PAGE).status_code == 404
    assert Client().get("/nastroje/neni/zmeny/").status_code == 404


def test_a_reason_is_in_the_snapshot_only_where_somebody_gave_one():
    assessment(tool())
    publish_snapshot()

    [body] = ToolState.objects.values_list("body", flat=True)

    assert "change_reason" not in json.loads(body)["assessments"]["surveys"]
