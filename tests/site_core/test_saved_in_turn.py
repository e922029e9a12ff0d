"""A form that saves itself while its editor presses a button, or while somebody else does."""

import contextlib
import html
import subprocess
import sys
import time

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.views.pages.edit import EditView

from site_core.saved_in_turn import PageEditView
from tests.database_snapshot import ROOT, manage, surroundings
from tests.e2e.desk import make_administrator
from tests.factories import superuser
from tests.page_factories import found, page, site
from tests.postgres_server import run
from tests.site_core.page_saver import BY_ITSELF, PRESSED, opened

PUBLISH = {"action-publish": "1"}
A_PAGE = "SELECT min(id) FROM wagtailcore_page WHERE slug = 'kdo-za-tim-stoji'"
NEWEST = """
from wagtail.models import Page
print(Page.objects.get(pk={page}).get_latest_revision_as_object().title)
"""
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


@pytest.fixture
def address(db):
    """Where a page is edited that nobody has published."""
    site(page("about"))
    found("about").unpublish()
    found("about").save_revision()
    return reverse("wagtailadmin_pages:edit", args=[found("about").pk])


@pytest.fixture
def browser(address):
    return of(superuser())


def of(person):
    client = Client(headers={"sec-fetch-site": "same-origin"})
    client.force_login(person)
    return client


def send(browser, address, form, headers=PRESSED, **changes):
    return browser.post(address, {**form, **changes}, headers=headers)


@pytest.fixture
def meanwhile(monkeypatch):
    """Lets something happen when a form has been found right and nothing is written yet."""
    is_valid = WagtailAdminPageForm.is_valid

    def at_that_moment(act):
        def is_valid_before(form):
            monkeypatch.setattr(WagtailAdminPageForm, "is_valid", is_valid)
            right = is_valid(form)
            act()
            return right

        monkeypatch.setattr(WagtailAdminPageForm, "is_valid", is_valid_before)

    return at_that_moment


def newest():
    return found("about").get_latest_revision_as_object().title


def test_what_saves_itself_never_comes_out_on_top_of_what_was_pressed_meanwhile(browser, address, meanwhile):
    form = opened(browser, address)
    meanwhile(lambda: send(browser, address, form, title="Stisknuté"))

    answer = send(browser, address, form, BY_ITSELF, title="Stiskn")

    assert (answer.status_code, answer.json()["error_code"]) == (400, "invalid_revision")
    assert newest() == "Stisknuté"


def test_nor_does_it_when_it_goes_on_with_a_version_of_its_own(browser, address, meanwhile):
    form = opened(browser, address)
    own = send(browser, address, form, BY_ITSELF, title="S").json()["revision_id"]
    meanwhile(lambda: send(browser, address, form, title="Stisknuté"))

    answer = send(browser, address, form, BY_ITSELF, title="Stiskn", overwrite_revision_id=str(own))

    assert answer.status_code == 400
    assert newest() == "Stisknuté"


def test_what_saves_itself_takes_nothing_off_the_site_that_was_published_meanwhile(browser, address, meanwhile):
    form = opened(browser, address)
    meanwhile(lambda: send(browser, address, form, title="Stisknuté", **PUBLISH))

    send(browser, address, form, BY_ITSELF, title="Stiskn")

    assert (found("about").title, found("about").live) == ("Stisknuté", True)


def test_a_draft_that_somebody_saves_while_its_page_goes_live_by_the_clock_leaves_it_live(browser, address, meanwhile):
    form = opened(browser, address)
    meanwhile(lambda: found("about").get_latest_revision().publish())

    send(browser, address, form, title="Stisknuté")

    assert (found("about").live, newest()) == (True, "Stisknuté")


def test_a_press_stays_when_the_form_has_saved_itself_meanwhile(browser, address, meanwhile):
    form = opened(browser, address)
    meanwhile(lambda: send(browser, address, form, BY_ITSELF, title="Stiskn"))

    answer = send(browser, address, form, title="Stisknuté", **PUBLISH)

    assert answer.status_code == 302
    assert (found("about").title, newest()) == ("Stisknuté", "Stisknuté")


def test_of_two_people_who_press_at_the_same_moment_the_second_reads_of_the_first(browser, address, meanwhile):
    other = of(superuser("petr"))
    first, second = opened(other, address), opened(browser, address)
    meanwhile(lambda: send(other, address, first, title="První"))

    answer = send(browser, address, second, title="Druhý")

    assert "novější verzi (" in html.unescape(answer.content.decode()).replace("\xa0", " ")
    assert newest() == "První"


@pytest.mark.parametrize(
    ("method", "press", "is_alone"),
    [
        ("publish_action", PUBLISH, True),
        ("submit_action", {"action-submit": "1"}, False),  # sends mails
        ("render_partials", {}, False),
    ],
)
def test_others_wait_for_what_is_written_alone(browser, address, monkeypatch, method, press, is_alone):
    held = []

    def note(_view):
        held.append(bool(connection.savepoint_ids))
        return HttpResponse()

    monkeypatch.setattr(EditView, method, note)
    with contextlib.suppress(TypeError):  # the answer that is no text
        send(browser, address, opened(browser, address), PRESSED if press else BY_ITSELF, **press)

    assert held == [is_alone]


def test_mails_about_comments_are_sent_when_the_page_is_saved(monkeypatch, db, django_capture_on_commit_callbacks):
    sent = []
    monkeypatch.setattr(EditView, "send_commenting_notifications", lambda view, changes: sent.append(changes))

    with django_capture_on_commit_callbacks() as waiting:
        PageEditView().send_commenting_notifications("new")
    assert sent == []

    [send_now] = waiting
    send_now()
    assert sent == ["new"]


def saver(database, *words):
    """A process of its own that has opened the form."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.site_core.page_saver", *words],
        cwd=ROOT, env=surroundings(database=database, ALLOWED_HOSTS="testserver"),
        text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout.readline() == "opened\n"
    return process


def let(process):
    process.stdin.write("go\n")
    process.stdin.flush()


def wait_until_it_waits_or_ends(process, database):
    end = time.monotonic() + 60
    while process.poll() is None and not run(database, WAITING)[0][0]:
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.postgres
def test_a_press_waits_for_what_is_being_written_and_comes_after_it(site_database):
    make_administrator(site_database, "nela", "cs")
    [(number,)] = run(site_database, A_PAGE)
    slow = saver(site_database, str(number), "nela", "Stiskn", "itself")
    press = saver(site_database, str(number), "nela", "Stisknuté", "press")

    let(slow)
    assert slow.stdout.readline() == "writing\n"
    let(press)
    wait_until_it_waits_or_ends(press, site_database)
    let(slow)

    assert [process.communicate(timeout=60)[0] for process in (slow, press)] == ["200\n", "302\n"]
    shown = manage("shell", "--no-imports", "-c", NEWEST.format(page=number), database=site_database)
    assert shown.stdout.strip() == "Stisknuté"
