"""A translation that lacks texts is held back on every way to readers, and whoever may overrule it is asked first."""

import datetime

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, PageLogEntry, Workflow, WorkflowTask

from site_core.accounts.roles import APPROVERS, make_roles
from site_core.scheduled import publish_due
from site_core.translating.publishing import OVERRULED
from tests.factories import user
from tests.page_factories import found
from tests.site_core.translating.about_page import about_page, publish
from tests.site_core.translating.test_publishing import translate
from tests.tools_catalog.admin_browser import admin

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _one_text_waits(settings):
    settings.SECOND_FACTOR = False
    about_page()
    publish(found("about"), lead="Nový úvod")


def english():
    return found("about", "en")


def draft(**values):
    """A draft of the English page that holds Czech words, as the package makes it."""
    page = english()
    page.lead = "Nový úvod"
    for name, value in values.items():
        setattr(page, name, value)
    return page.save_revision()


def overrule(member, **sent):
    return member.post(reverse("publish_incomplete", args=[english().pk]), {"known": "on"} | sent, follow=True)


def in_approval():
    """The draft waits in the last step of its workflow."""
    make_roles()
    workflow = Workflow.objects.create(name="One step")
    last = Workflow.objects.get(name="Schválení").tasks.get()
    WorkflowTask.objects.create(workflow=workflow, task=last, sort_order=0)
    draft()
    workflow.start(english(), user("petr"))


def approver(*rights):
    member = user("eva", APPROVERS)
    member.user_permissions.set(Permission.objects.filter(codename__in=rights))
    browser = Client()
    browser.force_login(member)
    return browser


def approve(member):
    state = english().current_workflow_task_state
    return member.post(reverse("wagtailadmin_pages:workflow_action", args=[english().pk, "approve", state.pk]))


def publish_in_bulk(member, *pages, **sent):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return member.post(f"{address}?{'&'.join(f'id={page.pk}' for page in pages)}", sent, follow=True)


def schedule():
    draft(go_live_at=timezone.now() - datetime.timedelta(minutes=5))
    english().revisions.update(approved_go_live_at=timezone.now() - datetime.timedelta(minutes=5))


def is_held_back():
    return english().lead == "Lead"


def test_the_editor_of_pages_has_no_other_button_past_the_guard():
    admin().post(reverse("wagtailadmin_pages:edit", args=[english().pk]), {"action-publish": "action-publish"})

    assert is_held_back()


def test_an_approved_translation_that_lacks_a_text_stays_where_it_was():
    in_approval()

    approve(approver())

    assert is_held_back()
    assert english().workflow_in_progress


def test_the_dialog_of_an_approval_leads_on_to_the_page_that_says_why():
    in_approval()
    state = english().current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[english().pk, "approve", state.pk])

    answer = approver().post(address, headers={"x-requested-with": "XMLHttpRequest"})

    assert answer.json() == {"step": "success", "redirect": reverse("wagtailadmin_pages:edit", args=[english().pk])}


def test_an_approver_with_the_right_approves_after_the_tick():
    in_approval()

    overrule(approver("publish_incomplete"))

    assert not is_held_back()
    assert not english().workflow_in_progress


def test_what_is_due_by_the_clock_is_held_back_and_tried_again():
    schedule()

    assert publish_due(timezone.now()) == ""
    assert is_held_back()
    assert english().revisions.filter(approved_go_live_at__isnull=False).exists()


def test_what_is_due_by_the_clock_is_published_when_somebody_has_taken_it_upon_themselves():
    schedule()
    PageLogEntry.objects.log_action(english(), OVERRULED)

    publish_due(timezone.now())

    assert not is_held_back()


def test_texts_that_changed_after_the_tick_are_asked_about_anew():
    PageLogEntry.objects.log_action(english(), OVERRULED)
    publish(found("about"), lead="Ještě novější úvod")
    schedule()

    publish_due(timezone.now())

    assert is_held_back()


def test_many_at_once_are_published_all_or_none():
    draft()
    czech = found("about")
    czech.lead = "Třetí úvod"
    czech.save_revision()

    page = publish_in_bulk(admin(), czech, english())

    assert is_held_back()
    assert found("about").lead == "Nový úvod"
    assert "1 text" in " ".join(map(str, page.context["messages"]))


def test_pages_below_are_held_back_too():
    draft()
    english().unpublish()

    publish_in_bulk(admin(), found("home", "en"), include_descendants="on")

    assert not english().live


def test_many_at_once_are_published_when_somebody_has_taken_it_upon_themselves():
    draft()
    PageLogEntry.objects.log_action(english(), OVERRULED)

    publish_in_bulk(admin(), english())

    assert not is_held_back()


def test_a_copy_with_all_below_shows_no_words_that_were_held_back():
    draft()

    copied = found("home", "en").copy(recursive=True, update_attrs={"slug": "copy", "title": "Copy"})

    assert copied.get_children().get(slug="about-en").specific.lead == "Lead"


def test_a_copy_of_a_draft_is_a_draft():
    draft()
    english().unpublish()

    copied = found("home", "en").copy(recursive=True, update_attrs={"slug": "copy", "title": "Copy"})

    assert not copied.get_children().get(slug="about-en").live


def test_a_draft_older_than_its_texts_is_held_back():
    schedule()
    translate("Nový úvod", "New lead")

    publish_due(timezone.now())

    assert is_held_back()


def test_whoever_may_is_led_from_the_refusal_to_the_warning():
    page = admin().post(reverse("wagtailadmin_pages:edit", args=[english().pk]), {"action": "publish"}, follow=True)

    assert reverse("publish_incomplete", args=[english().pk]) in page.content.decode()


def test_whoever_may_not_reads_the_reason_without_the_way_past_it():
    make_roles()

    page = approver().post(reverse("wagtailadmin_pages:edit", args=[english().pk]), {"action": "publish"}, follow=True)

    assert "1 text" in " ".join(map(str, page.context["messages"]))
    assert reverse("publish_incomplete", args=[english().pk]) not in page.content.decode()


def test_the_warning_publishes_nothing_without_the_tick_and_says_what_is_missing():
    page = overrule(admin(), known="")

    assert is_held_back()
    assert page.context["form"].errors["known"]


def test_the_history_says_who_has_published_it_all_the_same():
    overrule(admin("karel"))

    assert english().lead == "Nový úvod"
    assert PageLogEntry.objects.get(page=english().pk, action=OVERRULED).user.username == "karel"


def test_the_right_alone_publishes_nothing_where_one_may_not_publish():
    member = user("adam")
    member.user_permissions.set(Permission.objects.filter(codename__in=["publish_incomplete", "access_admin"]))
    browser = Client()
    browser.force_login(member)

    overrule(browser)

    assert is_held_back()


def test_an_administrator_may_grant_the_right_to_a_group():
    group = Group.objects.create(name="Chiefs")

    page = admin().get(reverse("wagtailusers_groups:edit", args=[group.pk]))

    right = Permission.objects.get(codename="publish_incomplete")
    assert f'value="{right.pk}"' in page.content.decode()
    assert not GroupPagePermission.objects.filter(group=group).exists()
