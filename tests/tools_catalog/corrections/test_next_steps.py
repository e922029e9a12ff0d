"""What is left to do about a correction, on the pages of whoever decides: accepting publishes nothing."""

import datetime
import re

import pytest
from django.urls import reverse

from tests.factories import user
from tests.tools_catalog.corrections.supplier import correction, decided
from tools_catalog.models import Assessment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]
HOUR = datetime.timedelta(hours=1)
ACCEPT = {"decision": "accept", "reason_cs": "Dokumentace to ukazuje.", "reason_en": "The documentation shows it."}


@pytest.fixture
def desk(client):
    """The browser of a chief reviewer."""
    client.force_login(user("petra", "Chief reviewers"))
    return client


def page(made):
    return reverse("corrections:one", args=[made.pk])


@pytest.mark.parametrize(("kind", "target"), [("fact", "status"), ("other", "")])
def test_whoever_accepts_what_has_no_draft_is_led_to_the_form_of_the_tool(of, desk, kind, target):
    made = correction(of, kind=kind, target=target)
    form = reverse("wagtailsnippets_tools_catalog_tool:edit", args=[of.pk])
    assert "Uznáním se v katalogu nic nezmění" in desk.get(page(made)).content.decode()

    queue = desk.post(page(made), ACCEPT, follow=True).content.decode()

    assert "V katalogu to ještě není" in queue
    assert queue.count(f'href="{form}"') == 2
    assert f'href="{form}"' in desk.get(page(made)).content.decode().split("Co zbývá udělat")[1]


def left_to_do(desk):
    """The cells of the queue that say what is left to do, with their ways."""
    queue = desk.get(reverse("corrections:index")).content.decode().split('id="listing-results"')[1]
    return [step for step in re.findall(r"<td[^>]*>\s*(.*?)\s*</td>", queue) if "nic, " in step or "<a" in step]


def test_the_queue_says_what_is_left_to_do_until_it_is_published(of, desk):
    made, sheet = decided(of), reverse("review:sheet", args=["anketa"])
    [before] = left_to_do(desk)
    assert f'href="{sheet}#surveys">posoudit úroveň' in before

    Assessment.objects.filter(tool=of, criterion="surveys").update(last_published_at=made.decided_at + HOUR)

    assert left_to_do(desk) == ["nic, po rozhodnutí to bylo zveřejněno"]


def test_the_queue_says_what_is_left_to_do_of_what_waits_or_is_declined(of, desk):
    decided(of, token="declined-0123456789", state="declined", target="voting")
    waiting = correction(of)
    assert left_to_do(desk) == [f'<a href="{page(waiting)}">rozhodnout</a>', "nic, je zamítnuto"]


def test_what_is_accepted_and_not_published_yet_stands_below_what_waits_and_above_the_rest(of, desk):
    decided(of, token="declined-0123456789", state="declined", target="voting")
    decided(of, token="accepted-0123456789")
    correction(of)
    assert [re.sub("<.*?>", "", step).split()[0] for step in left_to_do(desk)] == ["rozhodnout", "posoudit", "nic,"]
