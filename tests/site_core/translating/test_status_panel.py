"""The status panel of the editors: how fresh the translations of a page are, or how fresh it is as one."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags
from wagtail.models import Locale
from wagtail_localize.models import Translation

from site_core.accounts.roles import APPROVERS, EDITORS, TRANSLATORS, make_roles
from site_core.translating.status_panel import status_panel
from tests.factories import superuser, user
from tests.page_factories import found, page, site
from tests.site_core.translating.about_page import about_page, publish

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _a_site():
    about_page()
    make_roles()


def editor(shown, person=None):
    """The editor of a page, of whichever kind it is."""
    client = Client()
    client.force_login(person or superuser())
    return client.get(reverse("wagtailadmin_pages:edit", args=[shown.pk])).content.decode()


def read(html):
    """The words of a page, as they follow one another."""
    return " ".join(strip_tags(html).split())


def states(panel):
    return [(each.language, each.row.freshness.state.value) for each in panel["others"]]


def test_the_source_names_each_language_its_state_its_age_and_who_answers_for_it():
    publish(found("about"), lead="Nový úvod")

    html = editor(found("about"))

    assert states(status_panel(found("about"), superuser("alan"))) == [("angličtina", "outdated")]
    assert "angličtina: překlad je zastaralý" in read(html)
    assert "1 text čeká na překladatele" in html
    assert "Odpovídá: zatím nikdo" in html


def test_the_next_step_and_what_changed_are_one_click_away():
    publish(found("about"), lead="Nový úvod")
    english = found("about", "en").pk

    html = editor(found("about"))

    assert f'href="{reverse("wagtailadmin_pages:edit", args=[english])}">Aktualizovat překlad' in html
    assert f'href="{reverse("translation_changes", args=[english])}">Co se změnilo' in html


def test_a_translation_that_is_done_has_nothing_that_changed():
    assert "Co se změnilo" not in editor(found("about"))


def test_an_untranslated_page_leads_to_the_beginning_of_its_translation():
    found("about", "en").delete()

    html = editor(found("about"))

    assert "angličtina: nepřeloženo" in read(html)
    assert reverse("wagtail_localize:submit_page_translation", args=[found("about").pk]) in html


def test_an_alias_counts_as_untranslated():
    found("about", "en").delete()
    found("about").copy_for_translation(Locale.objects.get(language_code="en"), alias=True)

    assert states(status_panel(found("about"), superuser())) == [("angličtina", "missing")]


def test_the_translation_editor_names_the_source_and_says_that_it_changed():
    publish(found("about"), title="Jiný název", lead="Nový úvod")

    html = editor(found("about", "en"))

    assert f'<a href="{reverse("wagtailadmin_pages:edit", args=[found("about").pk])}"' in html
    assert "Je překladem stránky" in html
    assert "Jiný název" in html
    assert "překlad je zastaralý" in html
    assert reverse("translation_changes", args=[found("about", "en").pk]) in html


def test_a_translation_that_is_kept_apart_says_what_it_translates_in_the_editor_of_pages():
    Translation.objects.update(enabled=False)

    html = editor(found("about", "en"))

    assert "Je překladem stránky" in html
    assert "Říká totéž co předloha." in html


def test_a_page_that_is_not_public_says_when_its_translations_are_shown():
    found("about").unpublish()

    assert "jakmile bude stránka veřejná" in editor(found("about"))


def test_a_new_page_and_what_is_no_page_have_no_panel():
    unsaved = found("about").__class__()

    assert status_panel(unsaved, superuser()) == {}
    assert status_panel(Locale.objects.first(), superuser("alan")) == {}


@pytest.mark.parametrize(("role", "is_open"), [(EDITORS, True), (TRANSLATORS["en"], False)])
def test_the_source_is_a_link_for_whoever_may_open_it(role, is_open):
    assert status_panel(found("about", "en"), user("somebody", role))["may_open"] is is_open


def test_who_may_not_write_the_translation_gets_no_way_into_it():
    publish(found("about"), lead="Nový úvod")

    [each] = status_panel(found("about"), user("tomas", TRANSLATORS["cs"]))["others"]

    assert each.step_address == ""
    assert each.changes_address


def test_who_may_begin_no_translation_gets_no_way_to_its_beginning():
    found("about", "en").delete()

    [each] = status_panel(found("about"), user("olga", APPROVERS))["others"]

    assert each.step_address == ""


def test_the_number_of_queries_does_not_grow_with_the_site():
    person = superuser()

    def queries():
        with CaptureQueriesContext(connection) as asked:
            status_panel(found("about"), person)
        return len(asked)

    queries()  # what is kept in memory
    before = queries()
    site(page("about"), *(page(f"page-{number}") for number in range(5)))

    assert queries() == before


def test_a_translation_whose_source_was_unpublished_says_so_and_not_that_it_is_not_public():
    found("about").unpublish()

    html = editor(found("about", "en"))

    assert "Čtenáři tento překlad vidí. Stránka, kterou překládá, teď zveřejněná není." in html
    assert "jakmile bude stránka veřejná" not in html
