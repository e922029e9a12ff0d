"""A comparison for a client: made, shown, changed by two people, renewed, expired, deleted."""

import csv
import datetime
import io
import json
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from advisor.client_comparison.expiry import delete_expired
from advisor.client_comparison.links import read_token
from advisor.models import ClientComparison
from advisor.results import store_result
from site_core.due import TASKS
from tests import factories
from tests.factories import assessment, tool
from tests.page_factories import catalogue, site
from tests.tools_catalog.shown_pages import translated
from tools_catalog.snapshots import publish_snapshot

pytestmark = pytest.mark.django_db
NEW = "/pro-klienta/nove/?t=alfa&t=beta&w.functions=critical&does=survey"


@pytest.fixture(autouse=True)
def _three():
    """Three tools; only surveys are known, and differ."""
    for level, key in enumerate(("alfa", "beta", "gama"), 1):
        assessment(tool(key), level=level)
    publish_snapshot()
    site(catalogue())


def address(name, token, *more):
    return reverse(f"client:{name}", args=[token, *more])


def made(browser, **changes):
    """Keeps a comparison of alfa and beta and gives its edit token."""
    browser.open(NEW)
    browser.send(**{"title": "Pro Lhotu", "note__alfa": "První.\nDruhý.", **changes})
    assert browser.page.status_code == 302, browser.text
    return browser.page["Location"].split("/")[2]


def words(browser):
    return " ".join(re.sub(r"<[^>]+>", " ", browser.text).replace("\xa0", " ").split())


# --- making -----------------------------------------------------------------------------------------------------------
def test_the_public_comparison_offers_to_keep_it(browser):
    browser.open("/porovnani/?t=alfa&t=beta&w.reach=useful&all=1&pin=beta")
    assert 'href="/pro-klienta/nove/?t=beta&amp;t=alfa&amp;w.reach=useful"' in browser.text


def test_what_was_chosen_stands_in_the_form_and_is_kept(browser):
    token = made(browser)
    kept = ClientComparison.objects.get()
    assert kept.fields == {
        "title": "Pro Lhotu", "tools": ["alfa", "beta"], "does": ["survey"], "w.functions": "critical",
        "note.alfa": "První.\nDruhý.",
    }  # fmt: skip
    assert token not in (kept.edit_token_hash, kept.read_token_hash)
    assert browser.follow().status_code == 200
    for link in (token, read_token(token)):
        assert f'value="http://testserver{address("shown", link)}"' in browser.text


def test_the_same_form_sent_twice_makes_one(browser):
    browser.open(NEW)
    form = dict(browser.form.fields)
    first = browser.send(title="Pro Lhotu")["Location"]
    browser.form.action, browser.form.fields = NEW, form
    assert browser.send(title="Pro Lhotu")["Location"] == first
    browser.form.action, browser.form.fields = NEW, form
    assert browser.send(title="Pro Lhotu a Lípu")["Location"] != first
    assert ClientComparison.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": " "}, "Write a title, so that you recognise the comparison."),
        ({"tools": "alfa"}, "Keep at least two tools."),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost(browser, changes, said):
    browser.open(NEW)
    browser.send(**{"title": "Pro Lhotu", "note__alfa": "Moje slova", **changes})
    assert browser.page.status_code == 422
    assert browser.text.count(translated(said)) == 2
    assert "Moje slova" in browser.text
    assert re.search(r"<title>\s*Chyba:", browser.text)
    assert not ClientComparison.objects.exists()
    browser.send(title="Pro Lhotu", tools=["alfa", "beta"])
    assert ClientComparison.objects.get().fields["note.alfa"] == "Moje slova"


def test_texts_that_are_too_long_say_by_how_much(browser):
    browser.open(NEW)
    browser.send(title="x" * 123, note__beta="y" * 2001)
    assert words(browser).count("Text je o 3 znaky delší, než může být.") == 2
    assert words(browser).count("Text je o 1 znak delší, než může být.") == 2


def test_unknown_and_too_many_tools_are_left_out_with_a_notice(browser):
    for key in ("delta", "omega", "sigma"):
        assessment(tool(key))
    publish_snapshot()
    browser.open("/pro-klienta/nove/?t=alfa&t=xyz&t=beta&t=gama&t=delta&t=omega&t=sigma&w.fly=x")
    assert "<code>xyz</code>" in browser.text
    assert "<code>sigma</code>" in browser.text
    assert browser.form.fields["tools"] == ["alfa", "beta", "gama", "delta", "omega"]


def test_a_sixth_tool_is_refused_and_an_unknown_one_asks_for_nothing(browser):
    for key in ("delta", "omega", "sigma"):
        assessment(tool(key))
    publish_snapshot()
    browser.open(NEW)
    browser.send(title="x", tools=["alfa", "beta", "gama", "delta", "omega", "xyz"], add="sigma")
    assert browser.page.status_code == 422
    assert translated("Keep at least two tools.") not in browser.text
    assert "Odeberte jich 1" in words(browser) or "Jeden odeberte." in words(browser)


def test_only_so_many_in_an_hour(browser, settings):
    settings.NEW_PROFILES_AN_HOUR = 1
    made(browser)
    browser.open(NEW)
    browser.send(title="Another one")
    assert browser.page.status_code == 429
    assert ClientComparison.objects.count() == 1


def test_a_form_of_another_site_is_refused(client):
    answer = client.post(NEW, {"title": "x", "tools": ["alfa", "beta"]}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert not ClientComparison.objects.exists()


# --- reading ----------------------------------------------------------------------------------------------------------
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
    assert re.findall(r'cp-cmp__name">(\w+)', browser.text) == ["Beta", "Alfa"]


def test_nobody_else_may_keep_the_page(browser):
    token = made(browser)
    for name in ("shown", "edit", "links", "delete"):
        page = browser.open(address(name, token))
        assert page["Cache-Control"] == "no-store"
        assert page["X-Robots-Tag"] == "noindex, nofollow"
        assert page["Referrer-Policy"] == "same-origin"
        assert not page.cookies


def test_files_carry_title_and_notes(browser):
    token = read_token(made(browser, title="=1+1", note__alfa="=2+2"))
    read = {kind: browser.client.get(address("file", token, kind)).content for kind in ("csv", "xlsx", "json")}

    lines = list(csv.reader(io.StringIO(read["csv"].decode("utf-8-sig")), delimiter=";"))
    assert lines[0] == ["'=1+1"]
    assert [line for line in lines if line[1:2] == ["Poznámka"]] == [["", "Poznámka", "", "'=2+2", ""]]
    first = load_workbook(io.BytesIO(read["xlsx"])).worksheets[0]
    assert (first.cell(1, 1).value, first.cell(1, 1).data_type) == ("=1+1", "s")
    assert [cell.value for cell in first[2]][3:] == ["Alfa", "Beta"]
    assert first.freeze_panes == "D3"
    found = json.loads(read["json"])
    assert (found["title"], found["notes"]) == ("=1+1", {"alfa": "=2+2"})


def test_a_file_of_another_kind_is_not_found(browser):
    assert browser.open(address("file", made(browser), "exe")).status_code == 404


# --- changing ---------------------------------------------------------------------------------------------------------
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


# --- what the catalogue knew ------------------------------------------------------------------------------------------
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


# --- the end ----------------------------------------------------------------------------------------------------------
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
    assert (kept.fields, kept.answers) == ({}, None)
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


def test_reading_takes_few_queries(browser, django_assert_max_num_queries):
    token = read_token(made(browser))
    browser.open(address("shown", token))
    with django_assert_max_num_queries(10):
        browser.open(address("shown", token))


# --- from a result ----------------------------------------------------------------------------------------------------
TOWN = {
    **factories.REQUIRED_ANSWERS,
    "problem_statement": "Tajná otázka obce",
    "importance": {"functions": "critical", "reach": "important"},
}


@pytest.fixture
def result():
    profile, token = factories.profile(TOWN)
    return store_result(profile), token


def from_result(browser, result):
    """Keeps a comparison from the read-only link of a result; gives its edit token."""
    from advisor.tokens import read_token as read_of_profile

    _, token = result
    browser.open(reverse("advisor:for_a_client", args=[read_of_profile(token), 1]))
    browser.send(title="Pro Lhotu")
    assert browser.page.status_code == 302, browser.text
    return browser.page["Location"].split("/")[2]


def test_from_a_read_only_result_it_keeps_tools_needs_and_the_very_numbers(browser, result):
    stored, _ = result
    token = from_result(browser, result)
    kept = ClientComparison.objects.get()
    picked = [listed for listed in stored.document["listed"] if listed["tool"] in kept.fields["tools"]]
    assert kept.fields["tools"] == [listed["tool"] for listed in picked]
    assert kept.fields["w.reach"] == "important"

    found = json.loads(browser.client.get(address("file", token, "json")).content)
    assert {each["key"]: each["fit"] for each in found["tools"]} == {
        each["tool"]: [each["sure"]["exact"], each["possible"]["exact"]] for each in picked
    }


def test_what_the_town_wrote_in_its_own_words_does_not_go_along(browser, result):
    token = from_result(browser, result)
    assert "Tajná otázka obce" not in json.dumps(ClientComparison.objects.get().answers, ensure_ascii=False)
    browser.open(address("shown", read_token(token)))
    assert "Tajná otázka obce" not in browser.text


def test_other_importance_gives_other_numbers_and_the_result_stays(browser, result):
    stored, _ = result
    token = from_result(browser, result)
    before = json.loads(browser.client.get(address("file", token, "json")).content)["tools"]
    browser.open(address("edit", token))
    browser.send(w__reach="critical")
    after = json.loads(browser.client.get(address("file", token, "json")).content)["tools"]
    assert [each["fit"] for each in before] != [each["fit"] for each in after]
    document = stored.document
    stored.refresh_from_db()
    assert stored.document == document


def test_it_outlives_the_answers_it_came_from(browser, result):
    token = from_result(browser, result)
    result[0].profile.delete()
    assert browser.open(address("shown", token)).status_code == 200
