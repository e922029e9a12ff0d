"""Two editors have one page open: the second one reads of the newer version and loses nothing."""

import html

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from tests.factories import superuser
from tests.form_reader import fields_of
from tests.page_factories import found, page, site
from tests.site_core.accounts.world import ADMINISTRATOR, browser_of
from tests.site_core.page_saver import WITHOUT_BLOCKS, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(settings):
    settings.SECOND_FACTOR = False
    site(page("about"))
    found("about").save_revision(user=superuser())
    return reverse("wagtailadmin_pages:edit", args=[found("about").pk])


@pytest.fixture
def browser(address):
    return browser_of(ADMINISTRATOR)


@pytest.fixture
def other(address):
    """A second editor."""
    client = Client()
    client.force_login(superuser("petr"))
    return client


def save(browser, address, form, **changes):
    return browser.post(address, {**form, **changes})


def title():
    return found("about").get_latest_revision_as_object().title


def test_the_second_reads_who_saved_meanwhile_and_keeps_what_was_typed(browser, other, address):
    first, second = opened(other, address), opened(browser, address)
    save(other, address, first, title="První")

    answer = save(browser, address, second, title="Druhý")

    text = html.unescape(answer.content.decode()).replace("\xa0", " ")
    assert "novější verzi (" in text
    assert 'value="Druhý"' in text
    assert title() == "První"


def test_whoever_read_of_it_may_save_again_and_the_other_version_stays_in_the_history(browser, other, address):
    first, second = opened(other, address), opened(browser, address)
    save(other, address, first, title="První")
    held = save(browser, address, second, title="Druhý")

    save(browser, address, {**fields_of(held.content.decode()), **WITHOUT_BLOCKS})

    assert title() == "Druhý"
    assert "První" in [revision.content["title"] for revision in found("about").revisions.all()]


def test_nobody_is_held_back_by_a_version_of_their_own(browser, address):
    form = opened(browser, address)
    save(browser, address, form, title="První")  # as a form that saves itself does, which tells no button of it
    save(browser, address, form, title="Druhý")

    assert title() == "Druhý"


def test_a_form_that_saved_itself_goes_on_with_its_own_version(browser, address):
    form = opened(browser, address)
    own = found("about").save_revision(user=get_user_model().objects.get(username=ADMINISTRATOR))

    save(browser, address, form, overwrite_revision_id=str(own.pk), title="Dál")

    assert title() == "Dál"


def test_a_form_that_saved_itself_is_held_back_by_a_newer_version_of_somebody_else(browser, address):
    form = opened(browser, address)
    own = found("about").save_revision(user=superuser("eva"))
    found("about").save_revision(user=superuser("karel"))

    answer = save(browser, address, form, overwrite_revision_id=str(own.pk), title="Dál")

    assert "novější verzi (" in html.unescape(answer.content.decode())
    assert title() != "Dál"


def test_what_is_published_meanwhile_by_somebody_else_is_not_published_over(browser, other, address):
    first, second = opened(other, address), opened(browser, address)
    save(other, address, first, **{"title": "První", "action-publish": "1"})
    save(browser, address, second, **{"title": "Druhý", "action-publish": "1"})

    assert found("about").title == "První"
