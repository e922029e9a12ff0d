"""The way of a batch from its author to a second reviewer, and back."""

from __future__ import annotations

import pytest

from tests.factories import assessment, tool
from tests.tools_catalog.review.desk import (
    PROOF,
    REASON,
    all_ticked,
    approved,
    batch_url,
    browser,
    page,
    sent_in,
    sheet_form,
    sheet_url,
    state,
    step,
    ticks,
)
from tools_catalog.models import Assessment, BatchCell, ReviewBatch

pytestmark = pytest.mark.django_db


# --- sent in --------------------------------------------------------------------------------------------------------
def test_the_author_sends_the_batch_in_with_a_reason(batch, jana):
    assert step(jana, batch, "submit", **REASON).status_code == 302
    assert state(batch) == "submitted"


def test_without_a_reason_in_both_languages_it_stays_and_what_was_typed_too(batch, jana):
    response = step(jana, batch, "submit", reason_cs="Přibyla anonymita.")

    assert (response.status_code, state(batch)) == (409, "draft")
    assert "Přibyla anonymita." in page(response)


def test_everything_that_cells_lack_is_listed_at_once(anketa, batch, jana):
    changes = {"voting": {"choice": "3", "grade": "B"}, "moderation_safety": {"choice": "1", "grade": "A"}}
    browser(jana).post(sheet_url(anketa), sheet_form(anketa, **changes) | {"anyway": "1"})

    response = step(jana, batch, "submit", **REASON)

    assert {fault.place for fault in response.context["refused"].faults} == {"Hlasování", "Slušná a bezpečná diskuse"}
    assert state(batch) == "draft"


def test_nobody_but_its_author_sends_a_batch_in(batch, petr):
    assert step(petr, batch, "submit", **REASON).status_code == 409
    assert state(batch) == "draft"


# --- checked --------------------------------------------------------------------------------------------------------
def test_the_second_reviewer_sees_from_what_to_what_and_the_evidence(batch, petr):
    shown = page(browser(petr).get(batch_url(sent_in(batch))))

    assert "2 – Základ: Základní typy otázek." in shown
    assert "1 – Nouzově: Jen vložený cizí dotazník." in shown
    assert "https://example.org/test" in shown


def test_every_criterion_must_be_ticked_as_seen(batch, petr):
    response = step(petr, sent_in(batch), "approve", **ticks(batch, "surveys"))

    assert (response.status_code, state(batch)) == (409, "submitted")
    assert [fault.place for fault in response.context["refused"].faults] == ["Přístupnost pro lidi s postižením"]


def test_confirmed_by_another_account_the_batch_is_approved(batch, petr):
    approved(batch, petr)

    assert {cell.confirmed_by for cell in BatchCell.objects.all()} == {petr}


def test_the_author_cannot_approve_their_own_batch_under_another_name(batch, jana):
    jana.first_name = "Někdo"
    jana.save()

    assert step(jana, sent_in(batch), "approve", **all_ticked(batch)).status_code == 409
    assert state(batch) == "submitted"


def test_what_changed_since_it_was_opened_cannot_be_approved(batch, petr):
    one = browser(petr)
    seal = one.get(batch_url(sent_in(batch))).context["seal"]
    Assessment.objects.get(criterion="surveys").get_latest_revision_as_object().save_revision()

    response = one.post(batch_url(batch), {"seal": seal, "step": "approve", **all_ticked(batch)})

    assert (response.status_code, state(batch)) == (409, "submitted")


def test_returned_with_a_comment_it_is_the_authors_again(anketa, batch, jana, petr):
    step(petr, sent_in(batch), "return", comment="Podívejte se na ukázku.")

    assert state(batch) == "returned"
    assert "Podívejte se na ukázku." in page(browser(jana).get(batch_url(batch)))
    assert browser(jana).post(sheet_url(anketa), sheet_form(anketa, surveys={"choice": "0"})).status_code == 302
    assert ReviewBatch.objects.get().cells.count() == 2


def test_nothing_is_returned_without_a_word(batch, petr):
    assert step(petr, sent_in(batch), "return").status_code == 409


def test_what_the_author_began_meanwhile_goes_on_in_the_returned_batch(anketa, batch, jana, petr):
    sent_in(batch)
    voting = {"voting": {"choice": "1", "grade": "B", "evidence": [PROOF]}}
    browser(jana).post(sheet_url(anketa), sheet_form(anketa, **voting))

    step(petr, batch, "return", comment="Ještě jednou.")

    assert [found.cells.count() for found in ReviewBatch.objects.all()] == [3]


def test_a_dropped_change_leaves_what_readers_see(batch, jana):
    cell = batch.cells.get(assessment__criterion="surveys")
    browser(jana).post(batch_url(batch), {"drop": cell.pk})

    found = Assessment.objects.get(criterion="surveys")
    assert (found.get_latest_revision_as_object().level, found.has_unpublished_changes) == (2, False)
    assert batch.cells.count() == 1


def test_a_batch_that_moves_one_of_the_first_three_tools_says_so(jana, petr):
    offered = assessment(tool("offered")).tool
    browser(jana).post(sheet_url(offered), sheet_form(offered, surveys={"choice": "1"}))

    assert "Pohne jedním z prvních tří nástrojů." in page(
        browser(petr).get(batch_url(sent_in(ReviewBatch.objects.get())))
    )


def test_only_its_author_takes_a_batch_back(batch, jana, petr):
    assert step(petr, sent_in(batch), "take_back").status_code == 409
    assert step(jana, batch, "return", comment="Nic.").status_code == 409
    assert step(jana, batch, "take_back").status_code == 302


def test_the_history_of_what_was_begun_meanwhile_goes_on_in_the_returned_batch(anketa, batch, jana, petr):
    sent_in(batch)
    voting = {"voting": {"choice": "1", "grade": "B", "evidence": [PROOF]}}
    browser(jana).post(sheet_url(anketa), sheet_form(anketa, **voting))
    later = ReviewBatch.objects.exclude(pk=batch.pk).get()
    browser(jana).post(batch_url(later), {"drop": later.cells.get().pk})

    step(petr, batch, "return", comment="Ještě jednou.")

    assert [event.what for event in batch.events.all()] == ["begun", "submitted", "begun", "dropped", "returned"]


def test_a_cell_that_is_not_in_the_batch_cannot_be_dropped(batch, jana):
    assert [browser(jana).post(batch_url(batch), {"drop": pk}).status_code for pk in ("0", "x")] == [404, 404]
