"""The link in the mail confirms by a button, or takes back; it works for a week and is kept by nobody."""

import datetime

import pytest
from django.utils import timezone

from site_core.secret_links import new_token
from tests.tools_catalog.corrections.supplier import WORDS, address, correction, decided, link_in, mails, write
from tools_catalog.models import Correction

pytestmark = pytest.mark.django_db
WEEK = datetime.timedelta(days=7)


@pytest.fixture
def link(of, browser):
    """The path of the link of a correction that was just sent."""
    write(browser)
    return link_in(mails()[0])


def state():
    return Correction.objects.get().state


def test_opening_the_link_confirms_nothing(browser, link):
    browser.open(link)
    assert browser.page.status_code == 200
    assert "Podmíněné otázky umíme od verze 4." in browser.text
    assert state() == "awaiting"


@pytest.mark.parametrize(("is_vendor", "answer"), [("yes", "Ano, za dodavatele"), ("no", "Ne, jsem někdo jiný")])
def test_the_page_shows_all_that_is_sent(of, browser, is_vendor, answer):
    write(browser, is_vendor=is_vendor)
    browser.open(link_in(mails()[0]))
    shown = browser.text.replace("\xa0", " ")
    said = [WORDS[name] for name in ("text", "evidence_url", "name", "email")]
    assert not [text for text in (*said, answer) if text not in shown]


def test_the_button_confirms_and_a_second_click_changes_nothing(browser, link):
    browser.open(link)
    browser.send(action="confirm")
    first = Correction.objects.get().confirmed_at
    browser.open(link)
    browser.client.post(link, {"action": "confirm"})
    assert (state(), Correction.objects.get().confirmed_at) == ("confirmed", first)
    assert "Potvrzeno, děkujeme" in browser.text.replace("\xa0", " ")


@pytest.mark.parametrize("confirmed", [False, True])
def test_the_sender_takes_it_back_until_it_is_decided(browser, link, confirmed):
    browser.open(link)
    if confirmed:
        browser.send(action="confirm")
        browser.follow()
    browser.send(action="take-back")
    assert browser.page["Location"] == "/opravy/smazano/"
    assert browser.follow().status_code == 200
    assert not Correction.objects.exists()
    assert browser.open(link).status_code == 404


def test_a_decided_one_is_shown_with_its_reason_and_stays(of, browser):
    decided(of, token=(token := new_token()))
    page = address("correction:link", token)
    browser.open(page)
    assert "Dokumentace to ukazuje." in browser.text.replace("\xa0", " ")
    browser.client.post(page, {"action": "take-back"})
    assert state() == "accepted"


@pytest.mark.parametrize(("age", "status"), [(WEEK, 200), (WEEK + datetime.timedelta(days=1), 410)])
def test_a_link_works_for_a_week(of, browser, it_is, age, status):
    correction(of, token=(token := new_token()), state="awaiting", confirmed_at=None, created_at=timezone.now() - age)
    assert browser.open(address("correction:link", token)).status_code == status
    browser.client.post(address("correction:link", token), {"action": "confirm"})
    assert (state() == "confirmed") is (status == 200)


@pytest.mark.parametrize("language", ["cs", "en"])
def test_an_unknown_link_gets_a_friendly_404(of, browser, language):
    assert browser.open(address("correction:link", new_token(), language=language)).status_code == 404
    assert "<h1" in browser.text


def test_a_link_made_under_a_retired_secret_still_opens(of, browser, link, settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert browser.open(link).status_code == 200


@pytest.mark.parametrize("rest", ["", "x/", "../"])
def test_no_answer_to_the_link_is_indexed_cached_or_named_to_other_sites(browser, link, rest):
    for path in (link + rest, link[:-5] + "/"):
        headers = browser.open(path).headers
        assert headers["X-Robots-Tag"] == "noindex, nofollow", path
        assert headers["Referrer-Policy"] == "same-origin", path
        assert headers["Cache-Control"] == "no-store", path
        assert "Set-Cookie" not in headers


def test_a_form_on_another_site_can_not_confirm(browser, link):
    browser.client.defaults["HTTP_SEC_FETCH_SITE"] = "cross-site"
    assert browser.client.post(link, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert state() == "awaiting"


def test_the_link_shows_the_text_as_text(of, browser):
    correction(of, token=(token := new_token()), text="<b>tučně</b>")
    browser.open(address("correction:link", token))
    assert "&lt;b&gt;tučně" in browser.text
