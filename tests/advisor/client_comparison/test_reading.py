"""What the links of a kept comparison show, whom they let in, and how they end."""

import csv
import datetime
import io
import json
import re

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from openpyxl import load_workbook

from advisor.client_comparison.expiry import delete_expired
from advisor.models import ClientComparison
from site_core.due import TASKS
from site_core.secret_links import read_token
from tests.advisor.client_comparison.keeping import address, made, words
from tests.tools_catalog.shown_pages import compared_names, translated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("three")]


def test_the_read_only_link_shows_title_notes_importance_and_date_and_changes_nothing(browser):
    token = read_token(made(browser))
    browser.open(address("shown", token))
    said = words(browser)
    for part in ("Pro Lhotu", "První.", "Druhý.", "Rozhodující", "Dotazník", "Porovnáno", "Odkaz platí do"):
        assert part in said
    assert browser.text.count('<table class="cp-cmp"') == 1
    assert address("edit", token) not in browser.text
    for name in ("edit", "links", "delete", "renew"):
        assert browser.open(address(name, token)).status_code == 403


def test_the_address_holds_the_way_of_looking_and_nothing_that_is_kept(browser):
    token = read_token(made(browser))
    browser.open(address("shown", token) + "?all=1&pin=beta")
    main = browser.text[browser.text.index("<main") : browser.text.index("</main>")]
    links = re.findall(r'href="(\?[^"]*)"', main)
    assert links
    assert not [link for link in links if "w." in link or "t=" in link or "does" in link]
    assert compared_names(browser.text) == ["Beta", "Alfa"]


def test_nobody_else_may_keep_the_page(browser):
    token = made(browser)
    for name in ("shown", "edit", "links", "delete"):
        page = browser.open(address(name, token))
        assert page["Cache-Control"] == "no-store"
        assert page["X-Robots-Tag"] == "noindex, nofollow"
        assert page["Referrer-Policy"] == "same-origin"
        assert not page.cookies


@pytest.mark.parametrize("language", ["cs", "en"])
def test_the_pages_are_private_in_both_languages(browser, language):
    token = read_token(made(browser))
    with translation.override(language):
        page = browser.client.get(address("shown", token))
    assert page.status_code == 200
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert "noindex" in page.content.decode()
    assert 'rel="alternate"' not in page.content.decode()


def test_files_carry_title_and_notes(browser):
    token = read_token(made(browser, title="=1+1", note__alfa="=2+2"))
    read = {kind: browser.client.get(address("file", token, kind)).content for kind in ("csv", "xlsx", "json")}

    lines = list(csv.reader(io.StringIO(read["csv"].decode("utf-8-sig")), delimiter=";"))
    assert lines[0] == ["'=1+1"]
    assert [line for line in lines if line[1:2] == ["Poznámka"]] == [["", "Poznámka", "", "'=2+2", "", ""]]
    first = load_workbook(io.BytesIO(read["xlsx"])).worksheets[0]
    assert (first.cell(1, 1).value, first.cell(1, 1).data_type) == ("=1+1", "s")
    assert [cell.value for cell in first[2]][3:5] == ["Alfa", "Beta"]
    assert first.freeze_panes == "D3"
    found = json.loads(read["json"])
    assert (found["title"], found["notes"], found["address"]) == ("=1+1", {"alfa": "=2+2"}, None)
    assert token.encode() not in read["csv"] + read["json"]


def test_a_file_of_another_kind_is_not_found(browser):
    assert browser.open(address("file", made(browser), "exe")).status_code == 404


def test_deleting_asks_first_and_then_leaves_nothing(browser):
    token = made(browser)
    browser.open(address("delete", token))
    assert ClientComparison.objects.exists()
    assert browser.send()["Location"] == reverse("client:deleted")
    assert browser.follow().status_code == 200
    assert not ClientComparison.objects.exists()
    for link in (token, read_token(token)):
        assert browser.open(address("shown", link)).status_code == 404


def test_a_cut_off_link_gets_a_friendly_page(browser):
    assert browser.open(address("shown", made(browser)[:20])).status_code == 404
    assert translated("We do not have this comparison") in browser.text


def days_ago(days):
    return timezone.localdate() - datetime.timedelta(days=days)


def test_what_has_run_out_is_gone_at_once_and_emptied_by_the_clock(browser):
    token = made(browser)
    ClientComparison.objects.update(expires_on=days_ago(1))
    assert browser.open(address("shown", token)).status_code == 410
    assert browser.open(address("file", read_token(token), "csv")).status_code == 410
    assert TASKS["expired client comparisons"](timezone.now()) == "1 comparisons emptied and 0 links deleted"
    kept = ClientComparison.objects.get()
    assert (kept.fields, kept.result) == ({}, None)
    assert browser.open(address("shown", token)).status_code == 410
    assert delete_expired(timezone.now()) == ""


def test_after_as_many_days_again_the_link_is_forgotten(browser, settings):
    token = made(browser)
    ClientComparison.objects.update(expires_on=days_ago(settings.PROFILE_DAYS + 1))
    delete_expired(timezone.now())
    assert browser.open(address("shown", token)).status_code == 404


def test_the_last_day_still_works(browser):
    token = made(browser)
    ClientComparison.objects.update(expires_on=timezone.localdate())
    assert delete_expired(timezone.now()) == ""
    assert browser.open(address("shown", token)).status_code == 200
