"""Facts and prices of a tool that move the first tools of an example town need two accounts."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone
from wagtail.models import Revision
from wagtail.test.utils.form_data import inline_formset

from site_core.scheduled import publish_due
from tests.factories import assessment, tool
from tests.tools_catalog.admin_browser import tool_form, url
from tests.tools_catalog.review.desk import browser, page, person
from tools_catalog.models import Tool
from tools_catalog.review.two_accounts import SecondAccountNeeded

pytestmark = pytest.mark.django_db

DROPS_OUT = "Offered vypadne: Nástroj skončil nebo se jiným obcím nenabízí."


@pytest.fixture
def offered():
    """The only tool of the catalogue: once it has ended it drops out for the village."""
    return assessment(tool("offered")).tool


@pytest.fixture
def hana():
    return person("hana", "Chief reviewers")


@pytest.fixture
def olga():
    return person("olga", "Chief reviewers")


def ended(of, **buttons):
    """The form of a tool whose status, with its fact, is set to ended."""
    form = tool_form(of, status="discontinued", **buttons)
    return form | {"facts-0-value": '"discontinued"'}


def send(who, of, **buttons):
    return browser(who).post(url(Tool, "edit", of.pk), ended(Tool.objects.get(pk=of.pk), **buttons))


def draft_of_the_end(of, who):
    fact = of.facts.get()
    fact.value = of.status = "discontinued"
    of.facts = [fact]
    return of.save_revision(user=who, clean=False)


def status():
    return Tool.objects.get().status


def test_one_person_does_not_publish_a_fact_that_moves_the_first_and_reads_what_would_move(offered, hana):
    answer = send(hana, offered, **{"action-publish": "1"})

    assert DROPS_OUT in page(answer)
    assert "Nic se nezveřejnilo: uložte to jako koncept" in page(answer)
    assert status() == "active"


def test_somebody_else_publishes_the_draft_as_it_is(offered, hana, olga):
    send(hana, offered)
    assert status() == "active"

    send(olga, offered, **{"action-publish": "1"})

    assert status() == "discontinued"


def test_whoever_saved_the_draft_does_not_publish_it(offered, hana):
    send(hana, offered)
    send(hana, offered, **{"action-publish": "1"})

    assert status() == "active"


def test_what_somebody_changes_in_the_draft_of_another_is_a_draft_of_one_person_again(offered, hana, olga):
    send(hana, offered)
    stored = Tool.objects.get()
    form = ended(stored, vendor="Jiný spolek", **{"action-publish": "1"})

    browser(olga).post(url(Tool, "edit", offered.pk), form)

    assert status() == "active"


def test_what_moves_nothing_is_published_by_one_person(offered, hana):
    form = tool_form(offered, vendor="Jiný spolek", **{"action-publish": "1"})
    browser(hana).post(url(Tool, "edit", offered.pk), form)

    assert Tool.objects.get().vendor == "Jiný spolek"


def test_a_price_counts_as_a_fact(offered, hana):
    price = {
        "size_band": "all", "amount": "900000", "currency": "CZK", "per": "year", "what_cs": "vše", "what_en": "all",
        "date": "2026", "vat": "excluded", "source": "https://example.org/price", "seen_on": "2026-11-20",
    }  # fmt: skip
    form = tool_form(offered, prices=inline_formset([price]), **{"action-publish": "1"})

    answer = browser(hana).post(url(Tool, "edit", offered.pk), form)

    assert "Offered vypadne: První rok stojí více, než můžete dát." in page(answer)
    assert not Tool.objects.get().prices.exists()


def test_a_revision_is_not_published_by_its_own_account_on_any_way(offered, hana):
    revision = draft_of_the_end(offered, hana)

    with pytest.raises(SecondAccountNeeded):
        revision.publish(user=hana, skip_permission_checks=True)


def test_a_tool_among_the_first_is_not_withdrawn_by_one_person(offered, hana):
    answer = browser(hana).post(url(Tool, "unpublish", offered.pk), follow=True)

    assert "Nic se nestáhlo" in page(answer)
    assert Tool.objects.get().live


def test_a_tool_that_has_ended_is_withdrawn_by_one_person(hana):
    over = tool(status="discontinued")

    browser(hana).post(url(Tool, "unpublish", over.pk))

    assert not Tool.objects.get().live


def test_a_schedule_of_one_person_is_refused_when_its_time_comes(offered, hana):
    revision = draft_of_the_end(offered, hana)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - datetime.timedelta(minutes=1))

    publish_due(timezone.now())

    assert status() == "active"
