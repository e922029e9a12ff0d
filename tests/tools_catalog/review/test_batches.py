"""The way of a batch from its author over a second reviewer to readers."""

from __future__ import annotations

import datetime

import pytest
from django.core.cache import cache
from django.db.models import F
from wagtail.signals import published

from tests.factories import assessment, tool
from tests.tools_catalog.review.desk import PROOF, batch_url, browser, page, person, sheet_form, sheet_url
from tools_catalog.adapters import current_snapshot
from tools_catalog.change_log import entries
from tools_catalog.models import Assessment, BatchCell, ConflictOfInterest, Publication, ReviewBatch, Snapshot
from tools_catalog.review import consequences

pytestmark = pytest.mark.django_db

REASON = {"reason_cs": "Přibyla anonymita.", "reason_en": "Anonymity was added."}
TEST = {**PROOF, "kind": "our_test", "url": "https://example.org/test"}


@pytest.fixture
def anketa():
    """It has ended, so that no level of it moves anything for the example towns."""
    return assessment(tool(status="discontinued")).tool


@pytest.fixture
def jana():
    return person("jana")


@pytest.fixture
def petr():
    return person("petr")


@pytest.fixture
def hana():
    return person("hana", "Chief reviewers")


@pytest.fixture
def batch(anketa, jana):
    """A batch at work: one level lower, and a criterion for two people."""
    changes = {
        "surveys": {"choice": "1"},
        "accessibility": {"choice": "2", "grade": "B", "evidence": [TEST]},
    }
    assert browser(jana).post(sheet_url(anketa), sheet_form(anketa, **changes)).status_code == 302
    return ReviewBatch.objects.get()


def step(who, batch, name, **fields):
    """Presses a button on the page of a batch; what was shown there goes along."""
    one = browser(who)
    shown = one.get(batch_url(batch))
    return one.post(batch_url(batch), {"seal": shown.context["seal"], "step": name, **fields})


def state(batch):
    return ReviewBatch.objects.get(pk=batch.pk).state


def confirmations(batch, *criteria):
    return {"confirm": list(batch.cells.filter(assessment__criterion__in=criteria).values_list("pk", flat=True))}


def sent_in(batch):
    step(batch.author, batch, "submit", **REASON)
    return batch


def approved(batch, petr):
    step(petr, sent_in(batch), "approve", **confirmations(batch, "accessibility"))
    assert state(batch) == "approved"
    return batch


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


def test_a_criterion_for_two_people_must_be_confirmed_on_its_own(batch, petr):
    response = step(petr, sent_in(batch), "approve")

    assert (response.status_code, state(batch)) == (409, "submitted")
    assert [fault.place for fault in response.context["refused"].faults] == ["Přístupnost pro lidi s postižením"]


def test_confirmed_by_another_account_the_batch_is_approved(batch, petr):
    approved(batch, petr)

    assert BatchCell.objects.get(assessment__criterion="accessibility").confirmed_by == petr
    assert BatchCell.objects.get(assessment__criterion="surveys").confirmed_by is None


def test_the_author_cannot_approve_their_own_batch_under_another_name(batch, jana):
    jana.first_name = "Někdo"
    jana.save()

    assert step(jana, sent_in(batch), "approve", **confirmations(batch, "accessibility")).status_code == 409
    assert state(batch) == "submitted"


def test_what_changed_since_it_was_opened_cannot_be_approved(batch, petr):
    one = browser(petr)
    seal = one.get(batch_url(sent_in(batch))).context["seal"]
    Assessment.objects.get(criterion="surveys").get_latest_revision_as_object().save_revision()

    response = one.post(batch_url(batch), {"seal": seal, "step": "approve", **confirmations(batch, "accessibility")})

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


def test_where_one_of_the_first_three_tools_moves_every_change_must_be_confirmed(jana, petr):
    offered = assessment(tool("offered")).tool
    browser(jana).post(sheet_url(offered), sheet_form(offered, surveys={"choice": "1"}))
    batch = sent_in(ReviewBatch.objects.get())

    assert browser(petr).get(batch_url(batch)).context["consequences"].move_the_first
    assert step(petr, batch, "approve").status_code == 409
    assert step(petr, batch, "approve", **confirmations(batch, "surveys")).status_code == 302


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


# --- published ------------------------------------------------------------------------------------------------------
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
    assert len(response.context["refused"].faults) == 2
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


OFFERED_DROPS_OUT = "Offered vypadne, zatím je na 1. místě (zatím nevyloučeno)."


@pytest.fixture
def moving(jana):
    """Sent in: without surveys the only tool of the catalogue drops out for the village."""
    offered = assessment(tool("offered")).tool
    browser(jana).post(sheet_url(offered), sheet_form(offered, surveys={"choice": "1"}))
    return sent_in(ReviewBatch.objects.get())


def test_the_page_says_what_moves_for_which_town_before_and_after_the_publication(moving, petr, hana):
    assert OFFERED_DROPS_OUT in page(browser(petr).get(batch_url(moving)))
    step(petr, moving, "approve", **confirmations(moving, "surveys"))

    step(hana, moving, "publish")

    shown = page(browser(hana).get(batch_url(moving)))
    assert state(moving) == "published"
    assert OFFERED_DROPS_OUT in shown
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
