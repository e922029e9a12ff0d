"""The button of a workshop that is over: who sees it, what it does, and that the second press makes no second recap."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from blog.models import RecapPage
from site_core.accounts.roles import ASSISTANTS, EDITORS, make_roles
from tests.blog.articles import article, news
from tests.factories import user
from tests.tools_catalog.shown_pages import translated
from tests.workshops.planting import with_pages, workshop

pytestmark = pytest.mark.django_db
HOME, LIST = "/admin/", "/admin/snippets/workshops/workshop/"
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture(autouse=True)
def _roles(settings):
    settings.SECOND_FACTOR = False


def ended(ago, key="dilna", **fields):
    """A workshop that ended so long ago, with its page and a list of news."""
    end = timezone.now() - ago
    of = workshop(key, (end - HOUR, end), **fields)
    news(article("zprava"))
    with_pages(of)
    make_roles()
    return of


def browser(role=EDITORS, **kind):
    client = Client(**kind)
    client.force_login(user(f"somebody-{role}", role))
    return client


def press(of, client=None):
    return (client or browser()).post(reverse("workshop_recap", args=[of.pk]), follow=True)


def text(answer):
    return answer.content.decode()


def test_one_press_makes_a_draft_in_both_languages_and_opens_it():
    of = ended(DAY)

    answer = press(of)

    czech, english = RecapPage.objects.order_by("pk")
    assert answer.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[czech.pk])
    assert translated("The recap is a draft now. Write the main findings and below the headings.") in text(answer)
    assert [page.title for page in (czech, english)] == ["dilna cs", "dilna en"]
    assert not czech.live


def test_the_second_press_leads_to_the_recap_that_is_there():
    of, client = ended(DAY), browser()
    first = press(of, client)
    second = press(of, client)

    assert second.redirect_chain == first.redirect_chain
    assert RecapPage.objects.count() == 2


@pytest.mark.parametrize(("ago", "fields"), [(-DAY, {}), (DAY, {"status": "cancelled"})])
def test_no_recap_is_made_of_what_is_not_over_or_never_was(ago, fields):
    of = ended(ago, **fields)

    answer = press(of)

    assert answer.redirect_chain[-1][0] == LIST
    assert not RecapPage.objects.exists()


def test_assistants_of_events_make_none_and_see_no_button():
    of, client = ended(8 * DAY), browser(ASSISTANTS)
    address = reverse("workshop_recap", args=[of.pk])

    assert address not in text(client.get(LIST))
    assert 'id="recaps-section' not in text(client.get(HOME))
    press(of, client)
    assert not RecapPage.objects.exists()


def test_a_link_alone_makes_nothing():
    of = ended(DAY)

    assert browser().get(reverse("workshop_recap", args=[of.pk])).status_code == 405


def test_the_list_and_the_form_have_the_button_until_there_is_a_recap():
    of, client = ended(DAY), browser()
    address = reverse("workshop_recap", args=[of.pk])
    places = (LIST, f"{LIST}edit/{of.pk}/")

    assert all(f'action="{address}"' in text(client.get(place)) for place in places)
    press(of, client)

    edit = reverse("wagtailadmin_pages:edit", args=[RecapPage.objects.order_by("pk")[0].pk])
    assert not any(address in text(client.get(place)) for place in places)
    assert all(edit in text(client.get(place)) for place in places)


@pytest.mark.parametrize("place", [HOME, LIST, f"{LIST}edit/{{}}/"])
def test_the_button_sends_the_word_that_guards_forms(place):
    of, client = ended(8 * DAY), browser(enforce_csrf_checks=True)
    address = reverse("workshop_recap", args=[of.pk])
    [form] = re.findall(rf'action="{address}".*?</form>', text(client.get(place.format(of.pk))), re.DOTALL)
    word = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)[1]

    assert client.post(address, {"csrfmiddlewaretoken": word}).status_code == 302


@pytest.mark.parametrize(("ago", "is_asked"), [(7 * DAY - HOUR, False), (7 * DAY, True), (366 * DAY, False)])
def test_the_first_page_asks_for_a_recap_after_a_week(ago, is_asked):
    of = ended(ago)

    assert (reverse("workshop_recap", args=[of.pk]) in text(browser().get(HOME))) is is_asked


def test_the_first_page_stops_asking_once_there_is_a_draft():
    of, client = ended(8 * DAY), browser()
    press(of, client)

    assert reverse("workshop_recap", args=[of.pk]) not in text(client.get(HOME))
