"""Whose turn it is with a translation: the lists say who goes on, not only that something waits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import WorkflowPage
from wagtail_localize.models import StringTranslation, Translation

from site_core.accounts.roles import APPROVERS, TRANSLATORS, make_roles
from site_core.translating.outstanding import Outstanding
from site_core.translating.po.files import written
from site_core.translating.po.giving import texts
from site_core.translating.po.taking import take
from site_core.translating.table import rows
from tests.factories import superuser, user
from tests.page_factories import found
from tests.site_core.translating.about_page import about_page, publish
from tests.site_core.translating.test_approval import browser, decide, submit
from tests.site_core.translating.test_publishing import translate

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _a_changed_source(settings):
    settings.SECOND_FACTOR = False
    about_page()
    make_roles()
    publish(found("about"), lead="Nový úvod")


def about():
    """What lists say of the translation now."""
    [row] = rows([found("about").translation_key])
    return Outstanding(row)


def told():
    each = about()
    return str(each.state), each.step


def test_while_a_text_waits_it_is_the_translators_turn():
    assert told() == ("překlad je zastaralý", "Aktualizovat překlad")


def test_what_is_translated_waits_to_be_submitted():
    translate("Nový úvod", "New lead")

    assert told() == ("překlad je zastaralý (přeloženo, zatím nepředloženo)", "Předložit ke schválení")


def test_after_a_file_has_translated_everything_it_waits_to_be_submitted():
    one = Translation.objects.get(source__object_id=found("about").translation_key)
    given = texts([(one, found("about", "en"))])
    take(written([replace(each, translation="New lead", before="") for each in given], "en"), superuser())

    assert about().step == "Předložit ke schválení"


def test_what_is_submitted_names_the_step_that_it_waits_for():
    translate("Nový úvod", "New lead")
    translator = browser("tom", TRANSLATORS["en"])
    submit(translator)
    first = told()
    decide(translator)

    assert first == ("překlad je zastaralý (čeká na schválení)", "Čeká na: Pohled překladatele (angličtina)")
    assert about().step == "Čeká na: Schválení textu"


def test_a_translation_that_no_reader_sees_waits_for_approval_and_is_not_being_translated():
    found("about", "en").unpublish()
    translate("Nový úvod", "New lead")
    before = str(about().state)
    submit(browser("tom", TRANSLATORS["en"]))

    assert (before, str(about().state)) == ("přeloženo, zatím nepředloženo", "čeká na schválení")


def test_what_was_returned_is_to_be_changed_and_submitted_again():
    translate("Nový úvod", "New lead")
    translator = browser("tom", TRANSLATORS["en"])
    submit(translator)
    decide(translator, "reject", comment="Prosím jinak")

    assert told() == ("překlad je zastaralý (vráceno k úpravám)", "Upravit a znovu předložit")


def test_what_was_typed_after_it_was_submitted_is_to_be_submitted_again():
    translate("Nový úvod", "New lead")
    submit(browser("tom", TRANSLATORS["en"]))
    translate("Nový úvod", "Newer lead")

    assert about().step == "Předložit ke schválení"


def test_a_source_that_changes_during_approval_gives_the_turn_back_to_translators():
    translate("Nový úvod", "New lead")
    submit(browser("tom", TRANSLATORS["en"]))
    publish(found("about"), lead="Třetí úvod")

    assert about().step == "Aktualizovat překlad"


def test_a_page_without_a_workflow_waits_to_be_published():
    WorkflowPage.objects.all().delete()
    translate("Nový úvod", "New lead")

    assert told() == ("překlad je zastaralý (přeloženo, zatím nezveřejněno)", "Zveřejnit překlad")


def test_whoever_can_not_go_on_reads_who_can():
    translate("Nový úvod", "New lead")
    submit(browser("tom", TRANSLATORS["en"]))

    html = editor(browser("cyril", TRANSLATORS["cs"]), found("about"))

    assert "Čeká na: Pohled překladatele (angličtina)" in html


def test_the_editor_of_the_translation_says_the_next_step():
    translate("Nový úvod", "New lead")

    assert "Další krok: Předložit ke schválení" in editor(browser("tom", TRANSLATORS["en"]), found("about", "en"))


def test_the_first_page_of_the_administration_says_it_too():
    translate("Nový úvod", "New lead")
    submit(browser("tom", TRANSLATORS["en"]))

    html = browser("eva", APPROVERS).get("/admin/").content.decode()

    assert "Čeká na: Pohled překladatele (angličtina)" in html


def editor(member: Client, shown) -> str:
    return member.get(reverse("wagtailadmin_pages:edit", args=[shown.pk])).content.decode()


def test_nobody_has_begun_so_the_source_has_somebody_who_answers_for_it():
    own(found("about"), user("jan"))

    assert about().owner == "jan (za zdroj)"


def own(page, person):
    page.owner = person
    page.save()


def test_before_somebody_begins_those_who_translate_answer_for_it():
    own(found("about"), user("jan"))
    user("tom", TRANSLATORS["en"])

    assert about().owner == "Překladatelé do angličtiny"


def test_whoever_translated_last_answers_for_it():
    own(found("about"), user("jan"))
    user("tom", TRANSLATORS["en"])
    translate("Nový úvod", "New lead")
    StringTranslation.objects.filter(data="New lead").update(last_translated_by=user("tereza", TRANSLATORS["en"]))

    assert about().owner == "tereza"


def test_a_page_that_somebody_else_made_than_its_source_is_theirs():
    own(found("about"), user("jan"))
    own(found("about", "en"), user("eva"))
    user("tom", TRANSLATORS["en"])

    assert about().owner == "eva"
