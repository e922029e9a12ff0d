"""The pages "What to verify" as reviewers see them."""

from __future__ import annotations

import csv
import datetime
import io
import re

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext

from tests.factories import assessment, conflict, superuser, tool
from tests.tools_catalog.admin_browser import page
from tools_catalog.models import Assessment, Correction, ReviewBatch
from tools_catalog.snapshots import publish_snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]


@pytest.fixture
def jana():
    return superuser()


@pytest.fixture
def hers(client, jana):
    client.force_login(jana)
    return client


def overview(browser):
    return page(browser.get(reverse("to_verify:index")))


def cells(browser, **filters):
    """What the list of cells shows."""
    return browser.get(reverse("to_verify:gaps"), filters)


def listed(answer):
    return [(row.gap.tool, row.gap.criterion) for row in answer.context["rows"].object_list]


def test_an_empty_catalogue_needs_nobody(hers):
    assert gettext("Nothing needs to be verified here.") in overview(hers)


def test_it_says_whose_weights_it_goes_by(hers):
    assert "ze tří ukázkových obcí" in overview(hers)


def test_what_is_asked_most_and_known_least_stands_on_top(hers):
    assessment(tool(), "surveys")
    publish_snapshot()
    answer = hers.get(reverse("to_verify:index"))

    worths = [row.gap.worth for row in answer.context["most_wanted"]]
    assert worths == sorted(worths, reverse=True)
    assert worths[0] > 0
    assert answer.context["criteria"][0][1].worth == max(row.worth for _, row in answer.context["criteria"])


def test_the_list_is_narrowed_by_reason_tool_criterion_and_reviewer(hers):
    first, second = tool(), tool("mapa")
    assessment(first, "surveys", grade="D", claim_low=1, claim_high=3)
    assessment(second, "surveys", grade="D", claim_low=1, claim_high=3, reviewer="Petr", second_reviewer="")
    publish_snapshot()

    contested = {("anketa", "surveys"), ("mapa", "surveys")}
    assert set(listed(cells(hers, kind="contested"))) == contested
    assert listed(cells(hers, kind="contested", tool="mapa")) == [("mapa", "surveys")]
    assert listed(cells(hers, reviewer="Petr")) == [("mapa", "surveys")]
    assert set(listed(cells(hers, criterion="surveys"))) == contested


def test_a_choice_that_is_not_there_narrows_nothing(hers):
    tool()
    publish_snapshot()

    assert listed(cells(hers, tool="neni", kind="x")) == listed(cells(hers))


def test_a_cell_leads_to_where_it_is_assessed(hers):
    tool()
    publish_snapshot()
    (row, *_) = cells(hers).context["rows"].object_list

    assert hers.get(row.url).status_code == 200


def test_somebody_with_a_conflict_gets_no_link(hers, jana):
    conflict(jana, tool())
    publish_snapshot()

    assert {row.url for row in cells(hers).context["rows"].object_list} == {""}
    assert gettext("you have declared a conflict of interest") in overview(hers)


@pytest.mark.parametrize(("state", "shown"), [("awaiting", []), ("confirmed", [("anketa", "surveys")])])
def test_a_correction_is_contested_from_its_confirmation_to_its_decision(hers, state, shown):
    about = tool()
    assessment(about, "surveys")
    publish_snapshot()
    Correction.objects.create(
        tool=about, kind="criterion", target="surveys", state=state, language="cs", token_hash="x"
    )

    assert listed(cells(hers, kind="correction")) == shown


def test_a_cell_with_a_draft_says_so(hers, jana):
    cell = assessment(tool(), "surveys", grade="D", claim_low=1, claim_high=3)
    publish_snapshot()
    cell.save_revision(user=jana)

    assert gettext("somebody has a draft") in page(cells(hers, criterion="surveys"))


def test_a_renamed_supplier_is_pointed_out_to_those_who_keep_the_register(hers, jana):
    about = tool(vendor="Spolek")
    conflict(jana, vendor="SPOLEK")
    assert "Spolek" not in overview(hers)
    about.vendor = "Nový spolek"
    about.save()

    assert hers.get(reverse("to_verify:index")).context["lost_suppliers"] == ["SPOLEK"]
    assert "SPOLEK" in overview(hers)


def test_a_past_conflict_with_a_renamed_supplier_is_no_worry(hers, jana):
    tool(vendor="Spolek")
    conflict(jana, vendor="Dřívější", until=datetime.date(2026, 1, 31))

    assert hers.get(reverse("to_verify:index")).context["lost_suppliers"] == []


# --- reviewers --------------------------------------------------------------------------------------------------------
def row_of(browser, name):
    (row,) = [row for row in browser.get(reverse("to_verify:index")).context["reviewers"] if row.name == name]
    return row


def test_what_a_reviewer_has_done_and_has_open(hers, jana):
    about = tool()
    assessment(about, "surveys", grade="D", claim_low=1, claim_high=3)
    assessment(about, "voting", reviewer="Petr", second_reviewer="Jana")
    publish_snapshot()
    jana.first_name = "Jana"
    jana.save()
    Assessment.objects.get(criterion="voting").save_revision(user=jana)
    row = row_of(hers, "Jana")

    assert (row.first, row.second, row.drafts, row.again) == (1, 1, 1, 1)


def test_batches_on_their_way_count_and_published_ones_do_not(hers, jana):
    about = tool()
    for state in (ReviewBatch.State.SUBMITTED, ReviewBatch.State.APPROVED, ReviewBatch.State.PUBLISHED):
        ReviewBatch.objects.create(tool=about, state=state, author=jana, author_name="Jana")

    assert row_of(hers, "Jana").batches == 2


def test_published_without_the_second_reviewer_that_the_method_asks_for(hers):
    assessment(tool(), "accessibility", second_reviewer="", published=False)
    Assessment.objects.update(live=True)

    assert row_of(hers, "Jana").waiting == 1


# --- files ------------------------------------------------------------------------------------------------------------
def test_the_list_is_taken_away_as_csv_with_the_same_filters(hers):
    assessment(tool(), "surveys", grade="D", claim_low=1, claim_high=3)
    publish_snapshot()
    sent = b"".join(cells(hers, kind="contested", export="csv").streaming_content).decode()
    (row,) = csv.DictReader(io.StringIO(sent))

    assert row[gettext("Tool")] == "Anketa"
    assert row[gettext("Why")] == gettext("sources disagree")


def test_the_list_is_taken_away_as_a_workbook(hers):
    tool()
    publish_snapshot()
    sent = b"".join(cells(hers, export="xlsx").streaming_content)
    sheet = openpyxl.load_workbook(io.BytesIO(sent)).active

    assert sheet.max_row == cells(hers).context["rows"].paginator.count + 1
    assert sheet["A2"].value == "Anketa"


def test_any_number_of_tools_costs_the_same_number_of_queries(hers):
    def asked(address):
        with CaptureQueriesContext(connection) as queries:
            assert hers.get(address).status_code == 200
        return len(queries)

    addresses, counted = (reverse("to_verify:index"), reverse("to_verify:gaps")), []
    for keys in ("a", "bcdefgh"):
        for key in keys:
            assessment(tool(key), "surveys", grade="D", claim_low=1, claim_high=3)
        publish_snapshot()
        overview(hers)
        counted.append([asked(address) for address in addresses])

    assert counted[0] == counted[1]


def test_what_nobody_has_seen_or_reviewed_is_said_in_words(hers, jana):
    ReviewBatch.objects.create(tool=tool(), state=ReviewBatch.State.SUBMITTED, author=jana, author_name="Jana")
    publish_snapshot()

    said = re.findall(r"<td[^>]*>([^<]*)</td>", overview(hers))

    assert {"zatím nic", "bez termínu", "zatím nikdo", "zatím ne"} <= set(said)
    assert "–" not in said
