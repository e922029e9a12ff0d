"""An alias becomes a page of its own as a draft, and a page becomes an alias again by those only who may publish."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from site_core.accounts.roles import APPROVERS, TRANSLATORS, make_roles
from site_core.translating.freshness import State
from site_core.translating.table import rows
from tests.factories import user
from tests.page_factories import found, page, site
from tests.site_core.translating.about_page import about_page
from tests.tools_catalog.admin_browser import admin

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.SECOND_FACTOR = False


@pytest.fixture
def alias():
    """A Czech page that stands in the English tree untranslated, as the package puts it there."""
    site(page("about", lead="Česky psáno."))
    found("about", "en").delete()
    return found("about").copy_for_translation(Locale.objects.get(language_code="en"), alias=True)


def begin():
    translate_object(found("about"), [Locale.objects.get(language_code="en")])


def english():
    return Page.objects.get(translation_key=found("about").translation_key, locale__language_code="en").specific


def browser(name, *groups):
    make_roles()
    client = Client()
    client.force_login(user(name, *groups))
    return client


def test_a_translation_that_is_begun_shows_no_reader_the_words_of_the_source(alias):
    begin()

    assert english().alias_of is None
    assert not english().live
    answer = Client().get("/en/about-cs/")
    assert (answer.status_code, answer.url) == (302, "/about-cs/")
    assert [row.freshness.state for row in rows([english().translation_key])] == [State.IN_PROGRESS]


def test_a_translation_that_is_begun_by_the_button_of_the_admin_is_a_draft(alias):
    address = reverse("wagtail_localize:submit_page_translation", args=[found("about").pk])
    admin().post(address, {"locales": [Locale.objects.get(language_code="en").pk]})

    assert english().alias_of is None
    assert not english().live


def test_an_alias_in_the_same_language_stays_public_as_a_page_of_its_own(alias):
    copy = found("about").create_alias(update_slug="copy")
    admin().post(reverse("wagtailadmin_pages:convert_alias", args=[copy.pk]))
    copy.refresh_from_db()

    assert copy.alias_of is None
    assert copy.live


def test_wagtails_own_way_to_an_ordinary_page_leads_to_the_translation(alias):
    answer = admin().post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]), follow=True)

    assert english().alias_of is not None
    assert reverse("wagtail_localize:submit_page_translation", args=[found("about").pk]) in answer.content.decode()


def test_a_translator_who_may_not_publish_cannot_put_the_source_in_the_place_of_a_translation():
    about_page()
    translator = browser("tom", TRANSLATORS["en"])
    address = reverse("wagtail_localize:convert_to_alias", args=[found("about", "en").pk])

    assert translator.post(address, HTTP_X_REQUESTED_WITH="XMLHttpRequest").status_code == 403
    assert found("about", "en").lead == "Lead"
    assert Translation.objects.filter(source__object_id=found("about").translation_key).exists()


@pytest.mark.parametrize(("role", "is_offered"), [(TRANSLATORS["en"], False), (APPROVERS, True)])
def test_the_way_back_to_an_alias_is_offered_to_those_who_may_publish(role, is_offered):
    about_page()
    Translation.objects.update(enabled=False)
    editor = browser("tom", role).get(reverse("wagtailadmin_pages:edit", args=[found("about", "en").pk]))

    assert ("localize-convert-to-alias" in editor.content.decode()) is is_offered


def test_whoever_may_publish_is_asked_before_a_translation_becomes_an_alias():
    about_page()
    approver = browser("eva", APPROVERS)
    address = reverse("wagtail_localize:convert_to_alias", args=[found("about", "en").pk])

    assert approver.get(address).status_code == 200
    assert english().alias_of is None
    approver.post(address)
    assert english().alias_of == found("about").page_ptr


def test_a_translation_that_was_begun_from_an_alias_is_public_at_an_address_from_its_own_title(alias):
    begin()
    about = Translation.objects.get(source__object_id=found("about").translation_key)
    for segment in about.source.stringsegment_set.exclude(context__path="slug"):
        said = "About us" if segment.context.path == "title" else f"English {segment.order}"
        StringTranslation.objects.create(
            translation_of=segment.string, context=segment.context, locale=about.target_locale, data=said
        )
    browser("tom", TRANSLATORS["en"]).post(reverse("submit_translation", args=[english().pk]))
    approver = browser("eva", APPROVERS, TRANSLATORS["en"])
    for _step in range(2):
        state = english().current_workflow_task_state
        approver.post(reverse("wagtailadmin_pages:workflow_action", args=[english().pk, "approve", state.pk]))

    assert english().live
    assert english().url_path.endswith("/about-us/")


def test_whoever_may_not_publish_what_is_incomplete_cannot_end_the_translation_and_with_it_the_guard():
    about_page()
    about = Translation.objects.get(source__object_id=found("about").translation_key)
    address = reverse("wagtail_localize:stop_translation", args=[about.pk])
    ajax = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}

    answers = [
        browser(name, role).post(address, **ajax).status_code
        for name, role in (("tom", TRANSLATORS["en"]), ("eva", APPROVERS))
    ]

    assert answers == [403, 403]
    about.refresh_from_db()
    assert about.enabled
    admin().post(address)
    about.refresh_from_db()
    assert not about.enabled


@pytest.mark.parametrize(("role", "is_offered"), [(TRANSLATORS["en"], False), (APPROVERS, False), (None, True)])
def test_the_end_of_a_translation_is_offered_to_those_who_may_do_it(role, is_offered):
    about_page()
    client = browser("tom", role) if role else admin()
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[found("about", "en").pk])).content.decode()

    assert ("tr-may-not-stop" not in editor) is is_offered


def test_whoever_may_not_publish_is_offered_neither_to_delete_nor_an_alias_in_the_translation_editor():
    about_page()
    props = browser("tom", TRANSLATORS["en"]).get(reverse("wagtailadmin_pages:edit", args=[found("about", "en").pk]))

    assert "tr-may-not-publish" in props.content.decode()
    assert "tr-may-not-publish" not in admin().get(props.wsgi_request.path).content.decode()
