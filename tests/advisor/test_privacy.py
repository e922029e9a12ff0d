"""How pages with a token are guarded, and what a link says that opens nothing."""

import datetime

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from advisor.models import NeedsProfile
from advisor.tokens import new_token, read_token
from site_core.private_pages import BODY_BYTES
from tests import factories

pytestmark = pytest.mark.django_db

PAGES = ["tasks", "check", "link", "delete"]


def address(name, *parts, language="cs"):
    with translation.override(language):
        return reverse(f"advisor:{name}", args=parts)


def all_pages(token):
    pages = [address(name, token) for name in PAGES]
    return [*pages, address("question", token, "size"), address("section", token, "who")]


def test_no_page_with_a_token_is_indexed_cached_or_named_to_other_sites(browser):
    _, token = factories.profile()
    for page in all_pages(token):
        headers = browser.open(page).headers
        assert headers["X-Robots-Tag"] == "noindex, nofollow", page
        assert headers["Referrer-Policy"] == "same-origin", page
        assert headers["Cache-Control"] == "no-store", page
        assert '<meta name="robots" content="noindex">' in browser.text, page


@pytest.mark.parametrize("language", ["cs", "en"])
@pytest.mark.parametrize(
    "rest", ["", ".", "/link", "/nothing/", "/result/x/", "/question/weather/", "/otazka/weather/"]
)
def test_nor_is_an_answer_that_no_page_of_ours_gives(browser, rest, language):
    _, token = factories.profile()
    page = browser.open(address("start", language=language) + token + rest)
    assert page.status_code in (301, 404), rest
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow", rest
    assert page.headers["Referrer-Policy"] == "same-origin", rest
    assert page.headers["Cache-Control"] == "no-store", rest


def test_a_fault_of_ours_is_guarded_too(browser, monkeypatch):
    _, token = factories.profile()
    monkeypatch.setattr("advisor.views.journey_of", lambda access: 1 / 0)
    browser.client.raise_request_exception = False
    page = browser.open(address("tasks", token))
    assert page.status_code == 500
    assert page.headers["Cache-Control"] == "no-store"


def test_the_start_page_may_be_found_and_is_not_cached(browser):
    page = browser.open(address("start"))
    assert "X-Robots-Tag" not in page.headers
    assert page.headers["Cache-Control"] == "no-store"


def test_readers_get_no_cookie(browser):
    browser.open(address("start"))
    browser.send()
    browser.follow()
    browser.open(browser.page.wsgi_request.path + "otazka/size/")
    browser.send(size="pop_under_500")
    assert not browser.client.cookies
    assert "Cookie" not in browser.page.get("Vary", "")


@pytest.mark.parametrize("language", ["cs", "en"])
def test_an_unknown_link_gets_a_friendly_404(browser, language):
    page = browser.open(address("tasks", new_token(), language=language))
    assert page.status_code == 404
    assert f'<html lang="{language}">' in browser.text
    assert address("start", language=language) in browser.text
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_a_link_that_a_mail_program_cut_off_gets_the_same_page(browser):
    _, token = factories.profile()
    assert browser.open(address("tasks", token[:20])).status_code == 404
    assert address("start") in browser.text


def test_the_last_day_still_works(browser):
    _, token = factories.profile(expires_on=timezone.localdate())
    assert browser.open(address("tasks", token)).status_code == 200


def test_an_expired_link_is_gone_although_nothing_was_deleted_yet(browser):
    _, token = factories.profile(expires_on=timezone.localdate() - datetime.timedelta(days=1))
    for link in (token, read_token(token)):
        assert browser.open(address("tasks", link)).status_code == 410
    assert NeedsProfile.objects.exists()


@pytest.mark.parametrize("page", [*PAGES[1:], "show_result", "new_edition"])
def test_the_read_only_link_opens_no_page_for_editing(browser, page):
    _, token = factories.profile()
    assert browser.open(address(page, read_token(token))).status_code == 403


def test_the_read_only_link_saves_nothing(browser):
    profile, token = factories.profile()
    browser.open(address("question", token, "size"))
    browser.form.action = address("question", read_token(token), "size")
    assert browser.send(size="pop_under_500").status_code == 403
    assert not profile.answers.exists()


def test_the_read_only_page_does_not_reveal_the_edit_link(browser):
    _, token = factories.profile(factories.REQUIRED_ANSWERS)
    browser.open(address("tasks", read_token(token)))
    assert browser.page.status_code == 200
    assert token not in browser.text


def test_the_database_holds_neither_token():
    profile, token = factories.profile()
    kept = " ".join(map(str, NeedsProfile.objects.filter(pk=profile.pk).values_list().get()))
    assert token not in kept
    assert read_token(token) not in kept


def test_a_foreign_page_can_not_change_answers(browser):
    profile, token = factories.profile()
    browser.open(address("question", token, "size"))
    browser.client = Client(headers={"Sec-Fetch-Site": "cross-site"})
    assert browser.send(size="pop_under_500").status_code == 403
    assert not profile.answers.exists()


def test_a_body_beyond_measure_is_refused(browser):
    profile, token = factories.profile()
    browser.open(address("question", token, "start"))
    assert browser.send(problem_statement="x" * BODY_BYTES).status_code == 413
    assert browser.page.headers["Referrer-Policy"] == "same-origin"
    assert not profile.answers.exists()


def test_a_profile_is_said_to_be_kept_as_long_as_the_settings_say(browser):
    browser.open(address("start", language="en"))
    assert f"{settings.PROFILE_DAYS} days" in browser.text.replace("\xa0", " ")
