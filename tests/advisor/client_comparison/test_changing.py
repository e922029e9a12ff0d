"""A kept comparison is changed by two people at once, and it stays as it was when the catalogue moves on."""

import pytest
from django.utils import timezone

from advisor.client_comparison.links import read_token
from advisor.models import ClientComparison
from tests.advisor.client_comparison.keeping import address, made, words
from tests.factories import assessment, tool
from tests.tools_catalog.shown_pages import translated
from tools_catalog.snapshots import publish_snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("three")]


def test_a_change_is_saved_and_prolongs_the_links(browser):
    token = made(browser)
    ClientComparison.objects.update(expires_on=timezone.localdate())
    browser.open(address("edit", token))
    browser.send(title="Nový název", tools=["alfa", "beta"], add="gama", w__reach="useful")
    kept = ClientComparison.objects.get()
    assert browser.page["Location"] == address("shown", token)
    assert (kept.fields["title"], kept.fields["tools"]) == ("Nový název", ["alfa", "beta", "gama"])
    assert kept.fields["w.reach"] == "useful"
    assert kept.expires_on > timezone.localdate()


def test_two_people_who_change_different_things_both_get_them(browser):
    token = made(browser)
    browser.open(address("edit", token))
    late = dict(browser.form.fields)
    browser.send(note__beta="Od kolegyně")
    browser.form.action, browser.form.fields = address("edit", token), late
    browser.send(title="Můj název")
    kept = ClientComparison.objects.get().fields
    assert (kept["title"], kept["note.beta"]) == ("Můj název", "Od kolegyně")


def test_two_people_who_change_the_same_are_asked_and_nothing_is_lost(browser):
    token = made(browser)
    browser.open(address("edit", token))
    late = dict(browser.form.fields)
    browser.send(title="Název kolegyně", note__beta="Od kolegyně")
    browser.form.action, browser.form.fields = address("edit", token), late
    browser.send(title="Můj název", w__reach="useful")

    assert browser.page.status_code == 409
    assert words(browser).count("Mezitím tu někdo uložil: Název kolegyně.") == 2
    kept = ClientComparison.objects.get().fields
    assert (kept["title"], kept["w.reach"], kept["note.beta"]) == ("Název kolegyně", "useful", "Od kolegyně")
    assert browser.form.fields["title"] == ["Můj název"]

    browser.send()
    kept = ClientComparison.objects.get().fields
    assert (kept["title"], kept["w.reach"], kept["note.beta"]) == ("Můj název", "useful", "Od kolegyně")


def test_a_mistake_in_between_does_not_hide_what_somebody_else_saved(browser):
    token = made(browser)
    browser.open(address("edit", token))
    late = dict(browser.form.fields)
    browser.send(note__beta="Od kolegyně")
    browser.form.action, browser.form.fields = address("edit", token), late
    assert browser.send(title="", note__beta="Moje").status_code == 422
    assert browser.send(title="Název").status_code == 409
    assert ClientComparison.objects.get().fields["note.beta"] == "Od kolegyně"


def test_it_stays_as_it_was_when_the_catalogue_moves_on_and_says_so_until_it_is_renewed(browser):
    token = made(browser)
    assessment(tool("delta"))
    publish_snapshot()
    moved = translated("The catalogue has changed since")

    browser.open(address("shown", read_token(token)))
    assert moved in browser.text
    assert address("renew", token) not in browser.text
    browser.open(address("shown", token))
    assert moved in browser.text
    browser.client.post(address("renew", token))
    assert moved not in browser.open(address("shown", token)).content.decode()


def test_tools_that_a_renewed_catalogue_lacks_are_named(browser):
    token = made(browser)
    kept = ClientComparison.objects.get()
    kept.fields = {**kept.fields, "tools": ["alfa", "beta", "vanished"]}
    kept.save()
    browser.open(address("shown", token))
    assert "<code>vanished</code>" in browser.text
