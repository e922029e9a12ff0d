"""The way of a translation: a translator submits it, another step looks, the last one publishes it."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from site_core.accounts.roles import APPROVERS, TRANSLATORS, make_roles
from tests.factories import user
from tests.page_factories import found
from tests.site_core.translating.about_page import about_page, publish
from tests.site_core.translating.test_publishing import translate

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _a_changed_source(settings):
    settings.SECOND_FACTOR = False
    about_page()
    make_roles()
    publish(found("about"), lead="Nový úvod")


def english():
    return found("about", "en")


def browser(name, *groups):
    member = Client()
    member.force_login(user(name, *groups))
    return member


def submit(member):
    return member.post(reverse("submit_translation", args=[english().pk]), follow=True)


def decide(member, action="approve", **sent):
    state = english().current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[english().pk, action, state.pk])
    return member.post(address, sent, follow=True)


def editor(member):
    return member.get(reverse("wagtailadmin_pages:edit", args=[english().pk])).content.decode()


def approval_button():
    state = english().current_workflow_task_state
    return reverse("wagtailadmin_pages:workflow_action", args=[english().pk, "approve", state.pk])


def step():
    state = english().current_workflow_task_state
    return state and state.task.name


def test_a_translation_goes_from_the_translator_by_both_steps_to_readers():
    translate("Nový úvod", "New lead")
    translator, approver = browser("tom", TRANSLATORS["en"]), browser("eva", APPROVERS)

    submit(translator)
    first = step()
    decide(translator)
    second = step()
    before = english().lead
    decide(approver)

    assert (first, second, step()) == ("Pohled překladatele (angličtina)", "Schválení textu", None)
    assert (before, english().lead) == ("Lead", "New lead")


def test_a_translation_that_lacks_a_text_is_not_submitted_and_says_how_many():
    page = submit(browser("tom", TRANSLATORS["en"]))

    [told] = map(str, page.context["messages"])
    assert told.startswith("Překlad jsme nepředložili ke schválení. 1 text")
    assert step() is None


def test_submitting_shows_readers_nothing():
    translate("Nový úvod", "New lead")

    submit(browser("tom", TRANSLATORS["en"]))

    assert english().lead == "Lead"
    assert english().get_latest_revision_as_object().lead == "New lead"


def test_a_translator_of_another_language_may_not_submit():
    translate("Nový úvod", "New lead")

    submit(browser("cyril", TRANSLATORS["cs"]))

    assert step() is None


def test_while_a_translation_waits_a_translator_of_another_language_can_neither_write_nor_approve_it():
    translate("Nový úvod", "New lead")
    submit(browser("tom", TRANSLATORS["en"]))
    other = browser("cyril", TRANSLATORS["cs"])
    segment = StringSegment.objects.get(string__data="Nový úvod")
    about = Translation.objects.get(source=segment.source)
    address = reverse("wagtail_localize:edit_string_translation", args=[about.pk, segment.pk])

    answer = other.put(address, "value=Mine", content_type="application/x-www-form-urlencoded")
    decide(other)

    assert answer.status_code == 403
    assert StringTranslation.objects.get(translation_of__data="Nový úvod").data == "New lead"
    assert step() == "Pohled překladatele (angličtina)"


def test_a_source_is_not_submitted_here():
    answer = browser("tom", TRANSLATORS["cs"]).post(reverse("submit_translation", args=[found("about").pk]))

    assert answer.status_code == 404


def test_what_was_returned_is_submitted_again_with_new_texts():
    translate("Nový úvod", "New lead")
    translator = browser("tom", TRANSLATORS["en"])
    submit(translator)
    decide(translator, "reject", comment="Prosím jinak")
    asked = editor(translator)

    translate("Nový úvod", "Newer lead")
    submit(translator)
    decide(translator)
    decide(browser("eva", APPROVERS))

    assert "Prosím jinak" in asked
    assert english().lead == "Newer lead"


def test_a_source_that_changes_during_approval_holds_the_translation_back():
    translate("Nový úvod", "New lead")
    translator = browser("tom", TRANSLATORS["en"])
    submit(translator)
    decide(translator)
    publish(found("about"), lead="Třetí úvod")

    decide(browser("eva", APPROVERS))

    assert english().lead == "Lead"
    assert step() == "Schválení textu"


def test_the_editor_offers_each_what_is_theirs():
    translate("Nový úvod", "New lead")
    translator, approver = browser("tom", TRANSLATORS["en"]), browser("eva", APPROVERS)

    before = editor(translator)
    submit(translator)

    assert reverse("submit_translation", args=[english().pk]) in before
    assert approval_button() in editor(translator)
    assert approval_button() not in editor(approver)
