"""The check of a batch: a tick and a remark at each criterion, kept half done, read by the author on the sheet."""

from __future__ import annotations

import pytest

from tests.tools_catalog.review.desk import (
    all_ticked,
    approved,
    batch_url,
    browser,
    cell_of,
    page,
    person,
    remark,
    sent_in,
    sheet_form,
    sheet_url,
    state,
    step,
    ticks,
)
from tools_catalog.models import BatchCell, CellRemark, ReviewBatch

pytestmark = pytest.mark.django_db

WORDS = "Ukázka už neběží."


def remarks(batch, criterion="surveys"):
    return [(one.by_name, one.text) for one in cell_of(batch, criterion).remarks.all()]


def of_criterion(shown, key="surveys"):
    """The part of the page of a sheet that one criterion takes."""
    return shown.partition(f'id="{key}"')[2].partition("</section>")[0]


def test_a_check_half_done_is_kept_and_goes_on_later(batch, petr):
    typed = ticks(batch, "accessibility") | remark(batch, "surveys", WORDS)
    assert step(petr, sent_in(batch), "keep", **typed).status_code == 302

    forms = [check for _cell, _differences, check in browser(petr).get(batch_url(batch)).context["cells"]]
    kept = {(form["seen"].value(), form["remark"].value()) for form in forms}
    assert kept == {(True, ""), (False, WORDS)}
    assert state(batch) == "submitted"


def test_a_tick_that_is_taken_away_is_gone(batch, petr):
    step(petr, sent_in(batch), "keep", **ticks(batch, "accessibility"))
    step(petr, batch, "keep", **ticks(batch))

    assert not BatchCell.objects.exclude(confirmed_by=None).exists()


def test_what_another_reviewer_ticked_does_not_approve_for_this_one(batch, petr):
    step(petr, sent_in(batch), "keep", **all_ticked(batch))

    assert step(person("eva"), batch, "approve", **ticks(batch, "surveys")).status_code == 409
    assert {cell.confirmed_by for cell in batch.cells.all()} == {petr}


def test_the_author_reads_the_remark_at_the_criterion_of_the_sheet(anketa, batch, jana, petr):
    step(petr, sent_in(batch), "return", **remark(batch, "surveys", WORDS))

    sheet = browser(jana).get(sheet_url(anketa))
    assert state(batch) == "returned"
    assert WORDS in of_criterion(page(sheet))
    assert WORDS not in of_criterion(page(sheet), "accessibility")
    assert [cell.criterion.key for cell in sheet.context["sheet"].remarked] == ["surveys"]


def test_a_remark_says_who_wrote_it_and_when(batch, jana, petr):
    step(petr, sent_in(batch), "return", **remark(batch, "surveys", WORDS))
    written = CellRemark.objects.get().at

    shown = page(browser(jana).get(batch_url(batch)))
    assert f"Poznámka z kontroly (Petr Nováková, {written.day}." in shown


def test_a_remark_too_long_stands_with_its_text_and_an_error_at_its_field(batch, petr):
    text = "Podívejte se znovu. " * 101
    answer = step(petr, sent_in(batch), "return", **remark(batch, "surveys", text))

    cell = cell_of(batch, "surveys")
    assert (answer.status_code, state(batch), cell.remarks.count()) == (409, "submitted", 0)
    assert [fault.cell for fault in answer.context["refused"].faults] == [str(cell.pk)]
    assert f'id="id_check-{cell.pk}-remark_error"' in page(answer)
    assert text.strip() in page(answer)


def test_a_refusal_keeps_ticks_and_remarks_that_were_just_typed(batch, petr):
    typed = ticks(batch, "surveys") | remark(batch, "accessibility", WORDS)
    answer = step(petr, sent_in(batch), "approve", **typed)

    assert WORDS in page(answer)
    assert page(answer).count(" checked") == 1


def test_two_people_who_check_at_once_keep_a_remark_each(batch, petr):
    eva = person("eva")
    step(petr, sent_in(batch), "keep", **remark(batch, "surveys", WORDS))
    step(eva, batch, "keep", **ticks(batch))
    assert WORDS in page(browser(eva).get(batch_url(batch)))

    step(eva, batch, "keep", **remark(batch, "surveys", "Souhlasím."))
    assert remarks(batch) == [("Petr Nováková", WORDS), ("Eva Nováková", "Souhlasím.")]


def test_what_was_typed_stays_though_somebody_else_has_moved_the_batch_on(batch, petr):
    eva, opened = person("eva"), browser(person("ela"))
    seal = opened.get(batch_url(sent_in(batch))).context["seal"]
    step(eva, batch, "return", comment="Ještě jednou.")

    typed = {"seal": seal, "step": "return", "comment": "K celé dávce.", **remark(batch, "surveys", WORDS)}
    shown = page(opened.post(batch_url(batch), typed))

    assert f">\n{WORDS}</textarea>" in shown
    assert ">\nK celé dávce.</textarea>" in shown
    assert shown.count("Není to uložené, dávka už je jinde.") == 2


def test_who_wrote_a_remark_takes_it_away(batch, petr):
    step(petr, sent_in(batch), "keep", **remark(batch, "surveys", WORDS))
    step(petr, batch, "keep", **remark(batch, "surveys", ""))

    assert remarks(batch) == []


def test_a_remark_goes_along_when_another_reviewer_takes_the_cell_over(anketa, batch, petr):
    step(petr, sent_in(batch), "return", **remark(batch, "surveys", WORDS))
    eva = person("eva")
    browser(eva).post(sheet_url(anketa), sheet_form(anketa, surveys={"choice": "0"}))

    hers = ReviewBatch.objects.get(author=eva)
    assert remarks(hers) == [("Petr Nováková", WORDS)]
    assert WORDS in of_criterion(page(browser(eva).get(sheet_url(anketa))))


def test_a_remark_stays_while_the_author_works_on_it(anketa, batch, jana, petr):
    step(petr, sent_in(batch), "return", **remark(batch, "surveys", WORDS))
    browser(jana).post(sheet_url(anketa), sheet_form(anketa, surveys={"choice": "0"}))

    assert WORDS in page(browser(petr).get(batch_url(sent_in(batch))))


def test_the_author_keeps_no_check_of_their_own_batch(batch, jana):
    typed = all_ticked(batch) | remark(batch, "surveys", WORDS)

    assert step(jana, sent_in(batch), "keep", **typed).status_code == 409
    assert remarks(batch) == []


def test_a_check_of_what_has_changed_meanwhile_is_not_kept(batch, petr):
    answer = browser(petr).post(batch_url(sent_in(batch)), {"seal": "1.1", "step": "keep", **all_ticked(batch)})

    assert answer.status_code == 409
    assert not BatchCell.objects.exclude(confirmed_by=None).exists()


def test_a_returned_batch_is_ticked_anew(batch, petr):
    step(petr, sent_in(batch), "keep", **all_ticked(batch))
    step(petr, batch, "return", **all_ticked(batch) | remark(batch, "surveys", WORDS))

    assert step(petr, sent_in(batch), "approve", **ticks(batch)).status_code == 409


def test_remarks_stay_readable_beside_a_published_batch(batch, petr, hana):
    step(petr, sent_in(batch), "keep", **remark(batch, "surveys", WORDS))
    step(petr, batch, "approve", **all_ticked(batch) | remark(batch, "surveys", WORDS))
    step(hana, batch, "publish")

    assert state(batch) == "published"
    assert WORDS in page(browser(hana).get(batch_url(batch)))


def test_who_publishes_may_return_the_batch_with_a_remark(batch, petr, hana):
    step(hana, approved(batch, petr), "return", **remark(batch, "surveys", WORDS))

    assert (state(batch), remarks(batch)) == ("returned", [("Hana Nováková", WORDS)])
