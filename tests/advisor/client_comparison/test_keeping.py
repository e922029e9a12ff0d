"""A comparison is kept for a client: once a form, nothing typed is lost, unknown tools are named."""

import re

import pytest

from advisor.models import ClientComparison
from site_core.secret_links import read_token
from tests.advisor.client_comparison.keeping import NEW, address, made, words
from tests.factories import assessment, tool
from tests.tools_catalog.shown_pages import translated
from tools_catalog.models import Tool
from tools_catalog.snapshots import publish_snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("three")]


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
    assert "<b>Sigma</b>" in browser.text
    assert browser.form.fields["tools"] == ["alfa", "beta", "gama", "delta", "omega"]


def test_a_tool_that_vanished_while_the_form_was_filled_in_is_named_once_and_its_note_is_not_lost(browser):
    browser.open(NEW.replace("?", "?t=gama&"))
    Tool.objects.get(key="gama").unpublish()
    publish_snapshot()
    browser.send(title="Pro Lhotu", note__gama="Slova o Gamě")
    assert browser.page.status_code == 422
    assert words(browser).count("Katalog neobsahuje: gama.") == 2
    assert "Slova o Gamě" in browser.text
    assert browser.form.fields["tools"] == ["alfa", "beta"]
    assert browser.send().status_code == 302
    assert ClientComparison.objects.get().fields["tools"] == ["alfa", "beta"]


def test_an_unknown_tool_of_a_changed_form_is_named_too(browser):
    token = made(browser)
    browser.open(address("edit", token))
    browser.send(tools=["alfa", "beta", "<b>"])
    assert browser.page.status_code == 422
    assert "Katalog neobsahuje: &lt;b&gt;." in browser.text
    assert ClientComparison.objects.get().fields["tools"] == ["alfa", "beta"]


def test_a_sixth_tool_is_refused_and_an_unknown_one_named(browser):
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


def test_an_unticked_tool_stays_in_a_form_with_a_fault_with_its_note_to_be_ticked_again(browser):
    browser.open(NEW)
    browser.send(title="Pro Lhotu", tools="alfa", note__beta="Slova o Betě")
    assert browser.page.status_code == 422
    assert "Slova o Betě" in browser.text
    browser.send(tools=["alfa", "beta"])
    assert ClientComparison.objects.get().fields["note.beta"] == "Slova o Betě"


def test_the_note_of_a_tool_that_was_taken_out_is_not_kept(browser):
    browser.open(NEW.replace("?", "?t=gama&"))
    browser.send(title="Pro Lhotu", tools=["alfa", "beta"], note__gama="Slova o Gamě")
    assert "note.gama" not in ClientComparison.objects.get().fields


def test_two_new_links_are_promised_only_where_they_are_made(browser):
    said = translated(
        "You get two secret links: one for changes, one for reading only. No account, and nobody else finds it."
    )
    token = made(browser)
    browser.open(NEW)
    assert said in words(browser)
    browser.open(address("edit", token))
    assert said not in words(browser)


def test_the_size_that_was_chosen_is_kept_shown_and_can_be_changed(browser):
    token = made(browser, f"{NEW}&size=pop_500_1999")
    assert ClientComparison.objects.get().fields["size"] == "pop_500_1999"
    browser.open(address("shown", read_token(token)))
    assert translated("For how many inhabitants") in browser.text
    assert "cp-cmp-prices" in browser.text
    browser.open(address("edit", token))
    assert browser.form.fields["size"] == ["pop_500_1999"]
    browser.send(size="")
    assert "size" not in ClientComparison.objects.get().fields
    browser.open(address("shown", token))
    assert "cp-cmp-prices" not in browser.text


def test_the_public_comparison_takes_its_size_along(browser):
    browser.open("/porovnani/?t=alfa&t=beta&size=pop_500_1999")
    assert "/pro-klienta/nove/?t=alfa&amp;t=beta&amp;size=pop_500_1999" in browser.text


@pytest.mark.parametrize(
    "sent", [{"does": "juggling"}, {"w__functions": "immense"}, {"size": "pop_mars"}, {"w__flying": "critical"}]
)
def test_a_choice_that_the_methodology_does_not_have_is_named_before_anything_is_saved(browser, sent):
    browser.open(NEW)
    browser.form.fields["w.flying"] = [""]
    browser.send(title="Pro Lhotu", note__alfa="Moje slova", **sent)
    assert browser.page.status_code == 422
    [(name, value)] = sent.items()
    assert words(browser).count(f"Metodika nezná {name.replace('__', '.')}={value}.") == 2
    assert "Moje slova" in browser.text
    assert not ClientComparison.objects.exists()
    assert browser.send().status_code == 302


def test_only_tools_that_a_municipality_can_get_are_offered_to_be_added(browser):
    for key, status in (("delta", "active"), ("konec", "discontinued"), ("jedno", "single_city")):
        assessment(tool(key, status=status))
    publish_snapshot()
    chooser = browser.open(NEW).content.decode().split('id="add"')[1].split("</select>")[0]
    assert re.findall(r'value="([^"]+)"', chooser) == ["delta", "gama"]
