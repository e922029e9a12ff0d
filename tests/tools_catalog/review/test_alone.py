"""One assessment published or withdrawn outside of a batch: never where it moves the first tools of a town."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone
from wagtail.models import Revision

from site_core.scheduled import publish_due
from tests.factories import assessment, tool
from tests.tools_catalog.admin_browser import cell_form, url
from tests.tools_catalog.review.desk import browser, page, person, sheet_form, sheet_url
from tools_catalog.models import Assessment
from tools_catalog.review.alone import BatchNeeded

pytestmark = pytest.mark.django_db

DROPS_OUT = "Offered vypadne: Neumí ani dotazník se základními otázkami. Zatím je na 1. místě"


@pytest.fixture
def cell():
    """The only tool of the catalogue: without surveys it drops out for the village."""
    return assessment(tool("offered"))


@pytest.fixture
def modest():
    """It has ended, so that no level of it moves anything for the example towns."""
    return assessment(tool(status="discontinued"))


@pytest.fixture
def hana():
    return person("hana", "Chief reviewers")


def drafted(row, level=1, **values):
    """A draft with another level, and its revision."""
    row.level = level
    for name, value in values.items():
        setattr(row, name, value)
    return row.save_revision(clean=False)


def published_level():
    return Assessment.objects.get().level


def is_refused(answer, because=DROPS_OUT):
    shown = page(answer)
    return because in shown and 'href="/admin/review/offered/"' in shown


def test_the_button_of_the_form_publishes_nothing_says_what_would_move_and_leads_to_the_sheet(cell, hana):
    answer = browser(hana).post(url(Assessment, "edit", cell.pk), cell_form(cell, level=1) | {"action-publish": "1"})

    assert is_refused(answer)
    assert (published_level(), Revision.objects.for_instance(cell).count()) == (2, 1)


def test_what_was_typed_is_saved_as_a_draft_and_goes_on_in_a_batch(cell, hana):
    form = cell_form(cell, level=1)
    browser(hana).post(url(Assessment, "edit", cell.pk), form | {"action-publish": "1"})
    browser(hana).post(url(Assessment, "edit", cell.pk), form)

    browser(hana).post(sheet_url(cell.tool), sheet_form(cell.tool) | {"take": "surveys"})

    assert hana.authored_batches.get().cells.get().assessment.get_latest_revision_as_object().level == 1


def test_a_new_assessment_is_not_published_at_once_either(cell, hana):
    rival = tool("rival")
    data = cell_form(cell, level=1, tool=rival.pk, **{"action-publish": "1"})

    answer = browser(hana).post(url(Assessment, "add"), data)

    assert "Rival vypadne" in page(answer)
    assert 'href="/admin/review/rival/"' in page(answer)
    assert not rival.assessments.exists()


def test_approval_in_the_workflow_of_wagtail_publishes_nothing(cell, hana):
    drafted(cell)
    waiting = Assessment.objects.get()
    state = waiting.get_workflow().start(waiting, hana)
    address = url(Assessment, "workflow_action", cell.pk, "approve", state.current_task_state.pk)

    assert is_refused(browser(person("alena", "Moderators")).post(address, {"comment": ""}, follow=True))
    assert published_level() == 2


def test_publishing_a_revision_is_refused_to_any_person(cell, hana):
    with pytest.raises(BatchNeeded):
        drafted(cell).publish(user=hana, skip_permission_checks=True)

    assert published_level() == 2


def test_nobody_schedules_it_for_later(cell, hana):
    later = timezone.now() + datetime.timedelta(days=1)

    with pytest.raises(BatchNeeded):
        drafted(cell, go_live_at=later).publish(user=hana, skip_permission_checks=True)

    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_a_schedule_is_asked_again_when_its_time_comes(cell):
    revision = drafted(cell)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - datetime.timedelta(minutes=1))

    publish_due(timezone.now())

    assert published_level() == 2


@pytest.fixture
def rival(cell):
    """A tool as good as the other one: without its level the other one falls behind."""
    return assessment(tool("rival"))


def test_an_assessment_is_not_withdrawn_by_its_form(cell, rival, hana):
    answer = browser(hana).post(url(Assessment, "unpublish", cell.pk), follow=True)

    assert is_refused(answer, because="Offered: dosud 1. místo, nově 2.")
    assert Assessment.objects.get(pk=cell.pk).live


def test_an_assessment_does_not_expire_by_itself(cell, rival):
    Assessment.objects.filter(pk=cell.pk).update(expire_at=timezone.now() - datetime.timedelta(minutes=1))

    publish_due(timezone.now())

    assert Assessment.objects.get(pk=cell.pk).live


def test_one_person_publishes_and_withdraws_what_moves_nothing(modest, hana):
    form = cell_form(modest, level=1) | {"action-publish": "1"}
    browser(hana).post(url(Assessment, "edit", modest.pk), form)
    assert published_level() == 1

    browser(hana).post(url(Assessment, "unpublish", modest.pk))
    assert not Assessment.objects.get().live


def test_one_person_publishes_other_words_of_a_note(cell, hana):
    form = cell_form(cell, note_cs="Zkoušeli jsme to.", note_en="We tried it.") | {"action-publish": "1"}
    browser(hana).post(url(Assessment, "edit", cell.pk), form)

    assert Assessment.objects.get().note_cs == "Zkoušeli jsme to."
