"""A translation is begun in one press where there is one language to translate into."""

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation

from tests.page_factories import found, page, site
from tests.tools_catalog.admin_browser import admin

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_page(settings):
    settings.SECOND_FACTOR = False
    site(page("about"))
    found("about", "en").delete()


@pytest.fixture
def address():
    return reverse("wagtail_localize:submit_page_translation", args=[found("about").pk])


def boxes(answer):
    """The languages that are offered, each with its value and whether it is ticked."""
    return [(box.data["value"].value, box.data["selected"]) for box in answer.context["form"]["locales"].subwidgets]


def ticked(answer):
    return [is_ticked for _value, is_ticked in boxes(answer)]


def test_the_only_language_stands_chosen_under_a_plain_name(address):
    answer = admin().get(address)

    assert ticked(answer) == [True]
    assert "Do kterého jazyka" in answer.content.decode()


def test_what_stands_chosen_begins_the_translation(address):
    member = admin()
    member.post(address, {"locales": [value for value, is_ticked in boxes(member.get(address)) if is_ticked]})

    assert Translation.objects.get(source__object_id=found("about").translation_key).enabled


def test_whoever_takes_it_off_is_told_at_the_field_and_nothing_begins(address):
    answer = admin().post(address, {})

    assert "Vyberte jazyk." in str(answer.context["form"].errors["locales"])
    assert ticked(answer) == [False]
    assert not Translation.objects.filter(source__object_id=found("about").translation_key).exists()


def test_of_two_languages_none_is_chosen(address):
    Locale.objects.create(language_code="de")

    assert not any(ticked(admin().get(address)))


@pytest.mark.parametrize("method", ["get", "post"])
def test_where_it_is_begun_already_one_is_led_to_the_translation_and_told(address, method):
    member = admin()
    member.post(address, {"locales": [Locale.objects.get(language_code="en").pk]})
    answer = getattr(member, method)(address)
    told = [str(message) for message in member.get(answer.url).context["messages"]]

    assert answer.url == reverse("wagtailadmin_pages:edit", args=[found("about", "en").pk])
    assert any("„about cs“" in message for message in told)
