"""What a batch and a sheet say to people who look a second time: warnings, ticks, faults, own conflicts, old values."""

from __future__ import annotations

import pytest

from tests.factories import conflict
from tests.tools_catalog.review.desk import (
    PROOF,
    all_ticked,
    batch_url,
    browser,
    page,
    sent_in,
    sheet_form,
    sheet_url,
    step,
)
from tools_catalog.models import Assessment, BatchEvent, ReviewBatch

pytestmark = pytest.mark.django_db

ALONE = "Úroveň se mění, doklady a poznámka ne."


def save(who, of, **changes):
    return browser(who).post(sheet_url(of), sheet_form(of, **changes) | {"anyway": "1"})


def test_a_level_that_changes_alone_is_said_on_the_sheet_and_in_the_batch(anketa, batch, jana, petr):
    assert page(browser(jana).get(sheet_url(anketa))).count(ALONE) == 1
    assert page(browser(petr).get(batch_url(sent_in(batch)))).count(ALONE) == 1


def test_a_level_that_changes_with_a_note_needs_no_warning(anketa, batch, jana):
    save(jana, anketa, surveys={"note_cs": "Jen vložený.", "note_en": "Embedded only."})

    assert ALONE not in page(browser(jana).get(sheet_url(anketa)))


def test_each_criterion_has_a_tick_that_is_needed(batch, petr):
    shown = page(browser(petr).get(batch_url(sent_in(batch))))

    assert shown.count('aria-required="true"') == 2
    assert "Schválit půjde, až bude zaškrtnuté každé kritérium." in shown


def test_the_second_reviewer_reads_how_many_criteria_bear_their_name(batch, petr):
    his = browser(petr)
    shown = his.get(batch_url(sent_in(batch)))
    fields = {"seal": shown.context["seal"], "step": "approve", **all_ticked(batch)}

    assert "kritéria s vaším potvrzením: 2" in page(his.post(batch_url(batch), fields, follow=True))


def test_a_criterion_on_its_way_to_unknown_is_not_confirmed_as_a_level(anketa, batch, jana, petr):
    save(jana, anketa, surveys={"choice": "unknown"})

    assert "souhlasím, že je „neověřeno“" in page(browser(petr).get(batch_url(sent_in(batch))))


def test_what_stands_against_a_batch_names_the_field_and_leads_to_the_criterion(anketa, batch, jana):
    save(jana, anketa, surveys={"evidence": [{**PROOF, "shows_en": ""}]})
    shown = page(step(jana, batch, "submit", reason_cs="a", reason_en="b"))

    cell = batch.cells.get(assessment__criterion="surveys")
    assert f'<a href="#cell-{cell.pk}">Dotazník</a>' in shown
    assert "Doklad 1, Co dokládá, anglicky: Doplňte." in shown


def test_a_level_without_a_grade_asks_for_one_in_plain_words(anketa, batch, jana):
    shown = page(browser(jana).post(sheet_url(anketa), sheet_form(anketa, voting={"choice": "2"})))

    assert "Vyberte stupeň a doplňte doklad." in shown


def test_whoever_declared_a_conflict_reads_why_and_drops_their_own_changes(anketa, batch, jana):
    conflict(jana, anketa)
    hers = browser(jana)
    shown = page(hers.get(batch_url(batch)))
    cell = batch.cells.get(assessment__criterion="surveys")

    assert "máte ohlášený střet zájmů" in shown
    assert "Odeslat druhému hodnotiteli" not in shown
    assert hers.post(batch_url(batch), {"drop": cell.pk}).status_code == 302
    assert Assessment.objects.get(criterion="surveys").has_unpublished_changes is False


def test_nobody_drops_what_somebody_else_has_drafted(batch, petr):
    cell = batch.cells.first()

    assert browser(petr).post(batch_url(batch), {"drop": cell.pk}).status_code == 409


def test_two_windows_of_one_person_are_not_two_people(anketa, batch, jana):
    one = browser(jana)
    old = sheet_form(anketa, surveys={"choice": "3"})
    save(jana, anketa, surveys={"choice": "0"})
    shown = page(one.post(sheet_url(anketa), old))

    assert "uložilo z jiného vašeho okna" in shown
    assert "Jana Nováková" not in shown.partition("rv-clash")[2].partition("</div>")[0]


def test_what_somebody_has_saved_over_stays_in_the_history_of_both_batches(anketa, batch, petr):
    save(petr, anketa, surveys={"choice": "3"})

    said = BatchEvent.objects.filter(what="taken_over").values_list("batch__author_name", "comment")
    assert [who for who, _ in said] == ["Jana Nováková", "Petr Nováková"]
    assert all("Úroveň: 1 – Nouzově" in comment for _, comment in said)


def test_published_batches_stand_newest_first(anketa, jana):
    older, newer = (ReviewBatch.objects.create(tool=anketa, author_name=name, state="published") for name in "ab")
    listed = browser(jana).get("/admin/review/?list=published").context["batches"]

    assert list(listed) == [newer, older]
