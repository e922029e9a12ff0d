"""What somebody sends to the review desk after their login has ended comes back to them, and nothing of it is lost."""

from __future__ import annotations

import html
import re

import pytest
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from django.urls import reverse

from tests.factories import assessment, superuser, tool
from tests.site_core.accounts.phone import log_in, phone_of
from tests.tools_catalog.review.desk import sheet_form, sheet_url
from tools_catalog.review.standing import standings

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}
NOTE = "Zkusili jsme to: <b>3 & 4</b>\na ještě jednou."


@pytest.fixture
def anketa():
    return assessment(tool(status="discontinued")).tool


@pytest.fixture
def window():
    """A browser whose tokens against forged forms are checked."""
    return Client(enforce_csrf_checks=True)


def typed(of):
    return sheet_form(of, surveys={"choice": "1", "note_cs": NOTE, "note_en": "Tried."}) | {
        "save": "surveys",
        "language": "cs",
    }


def fields_of(answer):
    """The hidden fields of a page, as a browser would send them."""
    pairs = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', answer.content.decode())
    return {html.unescape(name): html.unescape(value) for name, value in pairs}


def with_token(browser, data):
    """The form with a token that this browser holds."""
    request = RequestFactory().get("/")
    token = get_token(request)
    browser.cookies["csrftoken"] = request.META["CSRF_COOKIE"]
    return data | {"csrfmiddlewaretoken": token}


def saved_note(of):
    return standings(of)["surveys"].draft.note_cs


def test_what_a_stranger_sends_comes_back_in_a_page_that_leads_to_the_login(window, anketa):
    answer = window.post(sheet_url(anketa), with_token(window, typed(anketa)), headers=HERE)

    assert answer.status_code == 403
    assert fields_of(answer)["surveys-note_cs"] == NOTE
    assert f'href="{reverse("account_login")}" target="_blank"' in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"


def test_after_the_login_it_comes_back_once_more_with_a_new_token_and_is_then_saved(window, anketa):
    jana = superuser("jana")
    first = window.post(sheet_url(anketa), with_token(window, typed(anketa)), headers=HERE)
    again = Client()  # the other window: it shares the cookies
    log_in(again, jana, phone_of(jana))
    window.cookies = again.cookies
    window.cookies["csrftoken"] = "a" * 32

    second = window.post(sheet_url(anketa), fields_of(first), headers=HERE)
    assert "Jste přihlášeni jako jana." in second.content.decode()
    third = window.post(sheet_url(anketa), fields_of(second), headers=HERE)

    assert third.headers["Location"] == f"{sheet_url(anketa)}#surveys"
    assert saved_note(anketa) == NOTE


def test_the_password_alone_saves_nothing_and_loses_nothing(window, anketa):
    window.force_login(superuser("jana"))

    answer = window.post(sheet_url(anketa), with_token(window, typed(anketa)), headers=HERE)

    assert fields_of(answer)["surveys-note_cs"] == NOTE
    assert saved_note(anketa) == ""


def test_the_page_speaks_the_language_in_which_the_form_was_read(window, anketa):
    data = typed(anketa) | {"language": "en"}

    answer = window.post(sheet_url(anketa), with_token(window, data), headers=HERE)

    assert "You are not logged in any more" in answer.content.decode()


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {}])
def test_what_another_site_sends_is_refused_and_not_given_back(window, anketa, headers):
    window.force_login(superuser("jana"))

    answer = window.post(sheet_url(anketa), typed(anketa), headers=headers)

    assert answer.status_code == 403
    assert fields_of(answer) == {}


def test_other_forms_of_the_administration_lead_to_the_login(window):
    address = reverse("wagtailadmin_account")

    answer = window.post(address, with_token(window, {"name": "x"}), headers=HERE)

    assert answer.headers["Location"].startswith(reverse("account_login"))
