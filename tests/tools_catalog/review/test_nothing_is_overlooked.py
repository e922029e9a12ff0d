"""What waits somewhere is found by those who look: corrections at their criterion, drafts that no batch means."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.tools_catalog.corrections.supplier import correction
from tests.tools_catalog.review.desk import browser, page, sheet_form, sheet_url
from tools_catalog.models import Assessment

pytestmark = pytest.mark.django_db

DECISION = {"decision": "accept", "reason_cs": "Ukázka to dokládá.", "reason_en": "The demo shows it."}


def accepted(anketa, hana):
    asked = correction(anketa)
    answer = browser(hana).post(reverse("corrections:one", args=[asked.pk]), DECISION, follow=True)
    return asked, page(answer)


def test_the_sheet_shows_what_is_asked_for_without_who_asks(anketa, jana):
    asked = correction(anketa)
    shown = page(browser(jana).get(sheet_url(anketa)))

    assert "Někdo žádá o opravu" in shown
    assert asked.evidence_url in shown
    assert asked.email not in shown
    assert asked.name not in shown


def test_what_was_accepted_stays_on_the_sheet_until_it_is_published(anketa, jana, hana):
    accepted(anketa, hana)
    assert "Oprava byla přijata a ještě není zveřejněná" in page(browser(jana).get(sheet_url(anketa)))

    Assessment.objects.update(last_published_at=timezone.now())
    assert "Oprava byla přijata" not in page(browser(jana).get(sheet_url(anketa)))


def test_an_accepted_correction_is_listed_at_the_desk_and_the_message_leads_to_it(anketa, jana, hana):
    _asked, answer = accepted(anketa, hana)
    place = f"{sheet_url(anketa)}#surveys"

    assert f'href="{place}"' in answer
    assert f'<a href="{place}">Anketa: Dotazník</a>' in page(browser(jana).get(reverse("review:index")))


def test_a_draft_that_was_taken_into_a_batch_is_not_listed_apart(anketa, jana, hana):
    accepted(anketa, hana)
    browser(jana).post(sheet_url(anketa), sheet_form(anketa) | {"take": "surveys", "anyway": "1"})

    assert "Rozpracované změny mimo dávky" not in page(browser(jana).get(reverse("review:index")))


def test_a_dropped_change_is_not_listed_apart(anketa, batch, jana):
    hers = browser(jana)
    for cell in list(batch.cells.all()):
        hers.post(reverse("review:batch", args=[batch.pk]), {"drop": cell.pk})

    assert "Rozpracované změny mimo dávky" not in page(hers.get(reverse("review:index")))


def test_whoever_decides_sees_what_readers_see_now(anketa, hana):
    asked = correction(anketa)
    shown = page(browser(hana).get(reverse("corrections:one", args=[asked.pk])))

    assert "Oprava: Anketa – Dotazník" in shown
    assert "2 – Základ: Základní typy otázek." in shown


def test_the_queue_offers_no_state_that_it_never_lists(hana):
    shown = page(browser(hana).get(reverse("corrections:index")))

    assert 'value="confirmed"' in shown
    assert 'value="awaiting"' not in shown


def test_the_first_review_is_called_as_readers_know_it(anketa, jana):
    Assessment.objects.update(reviewer="desk review 2026")
    hers = browser(jana)
    lists = (reverse("to_verify:index"), reverse("wagtailsnippets_tools_catalog_assessment:list"))

    for shown in (page(hers.get(address)) for address in lists):
        assert "z veřejných zdrojů" in shown or "autoři" in shown
        assert ">desk review 2026<" not in shown
