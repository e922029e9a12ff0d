"""An approved batch on its way to readers: all of it at once or nothing, and what moves by it."""

from __future__ import annotations

import datetime

import pytest
from django.core.cache import cache
from django.db.models import F
from wagtail.signals import published

from tests.factories import assessment, tool
from tests.tools_catalog.review.desk import (
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
)
from tools_catalog.adapters import current_snapshot
from tools_catalog.change_log import entries
from tools_catalog.models import Assessment, BatchCell, ConflictOfInterest, Publication, ReviewBatch, Snapshot
from tools_catalog.review import consequences

pytestmark = pytest.mark.django_db


def test_all_cells_are_published_at_once_as_one_snapshot(anketa, batch, petr, hana, django_capture_on_commit_callbacks):
    approved(batch, petr)
    current_snapshot()
    before = Snapshot.objects.count()

    with django_capture_on_commit_callbacks(execute=True):
        assert step(hana, batch, "publish").status_code == 302

    cells = current_snapshot().tools["anketa"]["assessments"]
    assert (cells["surveys"]["level"], cells["accessibility"]["level"]) == (1, 2)
    assert Snapshot.objects.count() == before + 1
    assert ReviewBatch.objects.get().snapshot == Publication.objects.latest().snapshot


def test_readers_see_who_reviewed_who_checked_and_why_it_changed(anketa, batch, petr, hana):
    current_snapshot()
    step(hana, approved(batch, petr), "publish")

    cell = current_snapshot().tools["anketa"]["assessments"]["accessibility"]
    assert (cell["reviewer"], cell["second_reviewer"]) == ("Jana Nováková", "Petr Nováková")
    assert "Přibyla anonymita." in {str(entry.reason) for entry in entries(anketa.pk) if entry.reason}


def test_if_one_cell_is_refused_none_is_published_and_all_reasons_are_listed(anketa, batch, jana, petr, hana):
    approved(batch, petr)
    ConflictOfInterest.objects.create(
        person=petr, public_name="Petr", tool=anketa, kind="work", since=datetime.date(2026, 1, 1)
    )
    BatchCell.objects.update(confirmed_by=None)

    response = step(hana, batch, "publish")

    assert response.status_code == 409
    assert len(response.context["refused"].faults) == 3
    assert not Assessment.objects.get(criterion="accessibility").live
    assert Assessment.objects.get(criterion="surveys").level == 2


def test_a_reviewer_without_the_right_does_not_publish(batch, petr):
    approved(batch, petr)
    browser(petr).post(batch_url(batch), {"step": "publish"})

    assert state(batch) == "approved"


def test_a_published_batch_stays_readable_when_the_catalogue_goes_on(anketa, batch, jana, petr, hana):
    step(hana, approved(batch, petr), "publish")
    browser(jana).post(sheet_url(anketa), sheet_form(anketa, surveys={"choice": "0"}))

    shown = page(browser(jana).get(batch_url(batch)))
    assert "2 – Základ: Základní typy otázek." in shown
    assert "1 – Nouzově: Jen vložený cizí dotazník." in shown
    assert "Nelze" not in shown


OFFERED_DROPS_OUT = "Offered vypadne: Neumí ani dotazník se základními otázkami. Zatím je na 1. místě"
OFFERED_IN_ONE_TOWN = "Ukázkové obce, kde se pohne sám nástroj Offered: 1 z 3;"


@pytest.fixture
def moving(jana):
    """Sent in: without surveys the only tool of the catalogue drops out for the village."""
    offered = assessment(tool("offered")).tool
    browser(jana).post(sheet_url(offered), sheet_form(offered, surveys={"choice": "1"}))
    return sent_in(ReviewBatch.objects.get())


def test_the_page_says_what_moves_for_which_town_before_and_after_the_publication(moving, petr, hana):
    assert OFFERED_DROPS_OUT in page(browser(petr).get(batch_url(moving)))
    step(petr, moving, "approve", **all_ticked(moving))

    step(hana, moving, "publish")

    shown = page(browser(hana).get(batch_url(moving)))
    assert state(moving) == "published"
    assert OFFERED_DROPS_OUT in shown
    assert OFFERED_IN_ONE_TOWN in shown
    assert "Co zveřejnění změnilo pro tři ukázkové obce" in shown


def test_a_batch_that_moves_nothing_says_so_for_each_of_three_towns(batch, petr, hana):
    shown = page(browser(hana).get(batch_url(approved(batch, petr))))

    assert shown.count("Nic, všechny nástroje zůstanou na svých místech.") == 3


def test_what_follows_is_computed_once_for_one_draft(moving, petr, monkeypatch):
    cache.clear()
    computed = []
    real = consequences.effects
    monkeypatch.setattr(consequences, "effects", lambda *args: computed.append(1) or real(*args))

    for _visit in range(2):
        browser(petr).get(batch_url(moving))

    assert len(computed) == 1


def test_two_accounts_of_one_name_are_refused_with_the_reason_and_nothing_is_published(batch, petr, hana):
    petr.first_name = "Jana"
    petr.save()

    response = step(hana, approved(batch, petr), "publish")

    assert (response.status_code, state(batch)) == (409, "approved")
    assert "Druhým hodnotitelem musí být někdo jiný." in page(response)
    assert Assessment.objects.get(criterion="surveys").level == 2


def test_who_saves_a_cell_while_the_batch_is_published_stops_it_and_all_stays_as_it_was(batch, petr, hana):
    approved(batch, petr)

    def save_meanwhile(**_kwargs):
        Assessment.objects.update(version=F("version") + 1)

    published.connect(save_meanwhile, sender=Assessment)
    try:
        response = step(hana, batch, "publish")
    finally:
        published.disconnect(save_meanwhile, sender=Assessment)

    assert (response.status_code, state(batch)) == (409, "approved")
    assert "Právě v této chvíli to někdo uložil." in page(response)
    assert Assessment.objects.get(criterion="surveys").level == 2


def test_somebody_with_a_conflict_takes_no_step(anketa, batch, hana, petr):
    approved(batch, petr)
    ConflictOfInterest.objects.create(
        person=hana, public_name="Hana", tool=anketa, kind="work", since=datetime.date(2026, 1, 1)
    )

    assert step(hana, batch, "publish").status_code == 403
    assert state(batch) == "approved"
