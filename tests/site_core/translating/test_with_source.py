"""A source that is unpublished or deleted asks what becomes of its translations."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from site_core.accounts.roles import EDITORS, make_roles
from tests.factories import user
from tests.page_factories import found, page, site
from tests.tools_catalog.admin_browser import admin

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_section(settings):
    settings.SECOND_FACTOR = False
    site(page("about"), page("team", parent="about"))


def send(action, key="about", language="cs", member=None, **sent):
    address = reverse(f"wagtailadmin_pages:{action}", args=[found(key, language).pk])
    return (member or admin()).post(address, sent)


def in_bulk(action, *keys, **sent):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return admin().post(f"{address}?{'&'.join(f'id={found(key).pk}' for key in keys)}", sent)


def asked(answer):
    """The translations that a question names."""
    return [one.page.title for one in answer.context["followers"]]


def is_there(key, language="en"):
    return Page.objects.filter(slug=f"{key}-{language}").exists()


def test_unpublishing_a_source_asks_first_and_names_the_translation_and_its_state():
    answer = send("unpublish")

    assert asked(answer) == ["about en"]
    assert "about en" in answer.content.decode()
    assert found("about").live


def test_an_answer_that_leaves_translations_takes_the_source_alone():
    send("unpublish", translations="leave")

    assert (found("about").live, found("about", "en").live) == (False, True)


def test_an_answer_that_takes_translations_too_unpublishes_both():
    send("unpublish", translations="too")

    assert (found("about").live, found("about", "en").live) == (False, False)


def test_pages_below_are_asked_about_when_they_are_taken_too():
    assert asked(send("unpublish", include_descendants="on")) == ["about en", "team en"]


def test_what_was_sent_before_the_question_is_kept():
    answer = send("unpublish", include_descendants="on", next="/admin/pages/")

    assert ("include_descendants", "on") in answer.context["sent"]
    assert ("next", "/admin/pages/") in answer.context["sent"]


def test_deleting_a_source_asks_about_pages_below_too():
    assert asked(send("delete")) == ["about en", "team en"]
    assert is_there("about", "cs")


def test_deleting_with_translations_deletes_them_and_what_is_below():
    send("delete", translations="too")

    assert not any(is_there(key, language) for key in ("about", "team") for language in ("cs", "en"))


def test_deleting_without_translations_leaves_them():
    send("delete", translations="leave")

    assert (is_there("about", "cs"), is_there("about"), is_there("team")) == (False, True, True)


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_a_question_that_is_not_answered_says_so(action):
    answer = send(action, asked="1")

    assert answer.context["form"].errors["translations"]
    assert found("about").live


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_many_at_once_are_asked_about_together(action):
    assert asked(in_bulk(action, "about", "team")) == ["about en", "team en"]
    assert found("about").live


def test_many_at_once_take_their_translations_along():
    in_bulk("unpublish", "about", "team", translations="too")

    assert not any(found(key, language).live for key in ("about", "team") for language in ("cs", "en"))


def test_a_translation_that_is_taken_off_asks_nothing():
    send("unpublish", language="en")

    assert (found("about").live, found("about", "en").live) == (True, False)


def test_a_translation_that_no_reader_sees_is_not_asked_about_when_its_source_is_unpublished():
    found("about", "en").unpublish()

    send("unpublish")

    assert not found("about").live


def test_who_may_not_take_off_the_translation_is_told_and_it_stays():
    make_roles()
    member = user("ota", EDITORS)
    right = Permission.objects.get(content_type__app_label="wagtailcore", codename="publish_page")
    GroupPagePermission.objects.create(group=member.groups.get(), page=found("home").page_ptr, permission=right)
    browser = Client()
    browser.force_login(member)

    [one] = send("unpublish", member=browser).context["followers"]
    send("unpublish", member=browser, translations="too")

    assert not one.may
    assert (found("about").live, found("about", "en").live) == (False, True)
