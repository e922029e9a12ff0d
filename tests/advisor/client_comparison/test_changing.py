"""A kept comparison is changed by two people at once, and it stays as it was when the catalogue moves on."""

import json

import pytest
from django.utils import timezone

from advisor.models import ClientComparison
from site_core.secret_links import read_token
from tests.advisor.client_comparison.keeping import address, made, words
from tests.factories import assessment, tool
from tests.tools_catalog.shown_pages import compared_names, translated
from tools_catalog.models import Tool
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


def renewed_without(browser, *keys):
    """Keeps a comparison of all three, takes tools from the catalogue and renews it; gives its edit token."""
    token = made(browser, tools=["alfa", "beta"], add="gama", note__beta="Slova\no Betě")
    for key in keys:
        Tool.objects.get(key=key).unpublish()
    publish_snapshot()
    browser.client.post(address("renew", token))
    return token


@pytest.mark.parametrize("link", [str, read_token])
def test_a_renewed_comparison_says_which_tool_is_gone_and_shows_the_note_on_it(browser, link):
    token = link(renewed_without(browser, "beta"))
    browser.open(address("shown", token))
    assert "1 nástroj z tohoto porovnání už v katalogu není" in words(browser)
    assert "Slova o Betě" in words(browser)
    assert compared_names(browser.text) == ["Alfa", "Gama"]
    assert translated("The address asks for something that we do not have") not in browser.text


def test_the_note_on_a_tool_that_is_gone_stands_in_the_files(browser):
    token = renewed_without(browser, "beta")
    assert json.loads(browser.client.get(address("file", token, "json")).content)["gone"] == [
        {"name": "Beta", "note": "Slova\no Betě"}
    ]
    lines = browser.client.get(address("file", token, "csv")).content.decode()
    assert f'"Beta ({translated("no longer in the catalogue")})";"Slova\no Betě"' in lines


def test_a_tool_that_is_gone_survives_other_changes_and_is_taken_out_only_by_hand(browser):
    token = renewed_without(browser, "beta")
    browser.open(address("edit", token))
    browser.send(title="Nový název")
    kept = ClientComparison.objects.get().fields
    assert (kept["note.beta"], kept["gone.beta"], kept["tools"]) == ("Slova\no Betě", "Beta", ["alfa", "beta", "gama"])

    browser.open(address("edit", token))
    browser.send(tools=["alfa", "gama"])
    assert {name for name in ClientComparison.objects.get().fields if "beta" in name} == set()


def test_with_fewer_than_two_tools_left_the_notes_stay_and_a_file_says_what_is_missing(browser):
    token = renewed_without(browser, "beta", "gama")
    browser.open(address("shown", token))
    assert translated("Fewer than two tools are left, so there is nothing to compare.") in words(browser)
    assert "Slova o Betě" in words(browser)
    answer = browser.client.get(address("file", token, "csv"))
    assert answer.status_code == 404
    assert f'href="{address("shown", token)}?"' in answer.content.decode()
    browser.open(address("edit", token))
    assert browser.send(title="Jiný").status_code == 422
