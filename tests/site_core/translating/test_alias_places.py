"""Aliases follow their source to its place and to its address, and a copied page has aliases too."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import LocaleSynchronization

from tests.page_factories import found, page, site
from tests.site_core.translating.about_page import publish
from tests.tools_catalog.admin_browser import admin

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _untranslated(settings):
    """A Czech page with an alias in the English tree, beside a page that is translated."""
    settings.SECOND_FACTOR = False
    site(page("about"), page("team"))
    found("about", "en").delete()
    found("about").copy_for_translation(locale("en"), alias=True)


def locale(code):
    return Locale.objects.get(language_code=code)


def alias():
    return Page.objects.get(alias_of=found("about").pk)


def test_another_address_of_the_source_is_that_of_its_alias_and_the_old_one_leads_there():
    publish(found("about"), slug="kdo-jsme")

    assert alias().url_path.endswith("/kdo-jsme/")
    assert Client().get("/en/about-cs/").headers["Location"] == "/en/kdo-jsme/"


def test_an_address_that_is_taken_in_the_other_language_gets_a_number():
    publish(found("about"), slug=found("team", "en").slug)

    assert alias().slug == f"{found('team', 'en').slug}-1"


def test_a_source_that_moves_takes_its_alias_below_the_same_page_of_its_language():
    found("about").move(found("team"), pos="last-child")

    assert alias().get_parent() == found("team", "en").page_ptr
    assert Client().get(alias().get_url()).status_code == 200


def test_a_page_with_words_of_its_own_stays_where_its_editor_put_it():
    before = found("team", "en").url_path
    found("team").move(found("about"), pos="last-child")

    assert found("team", "en").url_path == before


def test_a_source_that_changes_only_its_order_leaves_its_alias_where_it_is():
    before = alias().path
    found("about").move(found("team"), pos="right")

    assert alias().path == before


def test_a_copied_page_stands_in_the_other_language_too_and_so_do_those_below_it():
    LocaleSynchronization.objects.get_or_create(locale=locale("en"), defaults={"sync_from": locale("cs")})
    found("about").move(found("team"), pos="last-child")
    team, sent = found("team"), {"new_title": "Copy", "new_slug": "copy", "copy_subpages": "on", "publish_copies": "on"}
    admin().post(reverse("wagtailadmin_pages:copy", args=[team.pk]), sent | {"new_parent_page": team.get_parent().pk})

    copy = Page.objects.get(slug="copy", locale=locale("cs"))
    assert [Page.objects.filter(alias_of=one).count() for one in (copy, *copy.get_children())] == [1, 1]
