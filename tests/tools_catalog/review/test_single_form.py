"""The form of one assessment: accounts sign there too, nobody types a name."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.factories import assessment, tool
from tests.tools_catalog.admin_browser import admin, cell_form, url
from tests.tools_catalog.review.desk import browser, page, person
from tools_catalog.models import Assessment

pytestmark = pytest.mark.django_db


@pytest.fixture
def cell():
    return assessment(tool())


def latest():
    return Assessment.objects.get().get_latest_revision_as_object()


def signatures():
    found = latest()
    return found.reviewer, found.second_reviewer


def save(who, cell, **values):
    return who.post(url(Assessment, "edit", cell.pk), cell_form(cell, **values))


def test_a_new_level_is_signed_by_the_account_alone_today(cell):
    save(browser(person("eva", "Chief reviewers")), cell, level=1, reviewer="Kdosi", second_reviewer="Kdosi jiný")

    assert signatures() == ("Eva Nováková", "")
    assert latest().reviewed_on == timezone.localdate()


def test_other_words_of_a_note_keep_the_signatures(cell):
    save(admin(), cell, note_cs="Zkoušeli jsme to.", note_en="We tried it.")

    assert signatures() == ("Jana", "Petr")


def test_other_evidence_needs_a_new_signature(cell):
    row = cell.evidence.get()
    row.url = "https://example.org/other"

    save(admin("eva"), cell, evidence=[row])

    assert signatures() == ("eva", "")


def test_the_czech_words_of_a_piece_of_evidence_need_none(cell):
    row = cell.evidence.get()
    row.shows_cs = "otázky otevřené i uzavřené"

    save(admin("eva"), cell, evidence=[row])

    assert signatures() == ("Jana", "Petr")


def test_one_person_cannot_publish_a_criterion_for_two_by_typing_a_second_name(cell):
    test = assessment(cell.tool, "accessibility", evidence=[{"kind": "our_test"}])
    data = cell_form(test, level=1, second_reviewer="Kdosi jiný") | {"action-publish": "1"}

    response = admin().post(url(Assessment, "edit", test.pk), data)

    assert list(response.context["form"].errors) == ["second_reviewer"]
    assert Assessment.objects.get(pk=test.pk).level == 2


def test_in_the_workflow_an_older_second_signature_does_not_stand_for_a_new_level(cell):
    test = assessment(cell.tool, "accessibility", evidence=[{"kind": "our_test"}])
    eva = person("eva", "Chief reviewers")
    save(browser(eva), test, level=1)
    draft = Assessment.objects.get(pk=test.pk)
    state = draft.get_workflow().start(draft, eva)
    address = url(Assessment, "workflow_action", test.pk, "approve", state.current_task_state.pk)

    answer = admin().post(address, {"comment": ""}, follow=True)

    assert "Toto kritérium hodnotí dva lidé." in page(answer)
    assert Assessment.objects.get(pk=test.pk).level == 2
