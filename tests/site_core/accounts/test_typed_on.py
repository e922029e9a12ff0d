"""What somebody sends to the administration after their login has ended comes back, and nothing of it is lost."""

from __future__ import annotations

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from django.urls import resolve, reverse

from tests.factories import assessment, superuser, tool
from tests.page_factories import found, page, site
from tests.site_core.accounts.admin_addresses import admin_addresses
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


def test_every_form_of_the_administration_comes_back_but_for_the_closed_doors():
    browser = Client(headers=HERE)

    lost = {a for a in admin_addresses() if "typed" not in fields_of(browser.post(a, {"typed": NOTE}))}

    assert {resolve(address).func.__name__ for address in lost} == {"closed_door"}


def test_the_form_of_a_page_is_saved_as_it_was_typed_after_the_login(window):
    site(page("about", body=[{"type": "text", "value": "<p>Stálo.</p>"}]))
    address, jana = reverse("wagtailadmin_pages:edit", args=[found("about").pk]), superuser("jana")
    text = '{"blocks": [{"key": "a", "text": "Napsali jsme.", "type": "unstyled"}], "entityMap": {}}'
    form = {"title": "O nás", "slug": "about-cs", "lead": NOTE, "body-count": "1", "body-0-deleted": "",
            "body-0-order": "0", "body-0-type": "text", "body-0-id": "", "body-0-value": text,
            "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", "action-publish": "action-publish"}  # fmt: skip
    first = window.post(address, with_token(window, form), headers=HERE)

    log_in(later := Client(), jana, phone_of(jana))
    later.post(address, fields_of(first), headers=HERE)

    saved = found("about")
    assert (saved.title, saved.lead) == ("O nás", NOTE)
    assert "Napsali jsme." in str(saved.body)


def test_the_address_stays_whole(window):
    answer = window.post("/admin/images/add/?next=x", with_token(window, {"title": "x"}), headers=HERE)

    assert 'action="/admin/images/add/?next=x"' in answer.content.decode()


def test_a_file_is_named_for_no_page_can_hold_it(window):
    sent = with_token(window, {"title": "Setkání", "file": SimpleUploadedFile("foto.jpg", b"x")})

    answer = window.post(reverse("wagtailimages:add"), sent, headers=HERE)

    assert fields_of(answer) == {"title": "Setkání"} | {"csrfmiddlewaretoken": fields_of(answer)["csrfmiddlewaretoken"]}
    assert "foto.jpg" in answer.content.decode()


def test_a_password_is_not_written_into_the_page(window):
    sent = with_token(window, {"name_email-last_name": "Nová", "password-old_password": "tajné heslo"})

    said = window.post(reverse("wagtailadmin_account"), sent, headers=HERE).content.decode()

    assert "tajné heslo" not in said
    assert "Hesla se neuchovávají" in said


@pytest.mark.parametrize("header", [{"X-Requested-With": "XMLHttpRequest"}, {"Sec-Fetch-Mode": "cors"}])
def test_a_script_is_refused_as_ever(window, header):
    answer = window.post(reverse("wagtailimages:add"), with_token(window, {"title": "x"}), headers=HERE | header)

    assert fields_of(answer) == {}


def test_a_stranger_reads_the_page_in_the_language_of_the_browser(window):
    headers = HERE | {"Accept-Language": "en"}

    answer = window.post(reverse("wagtailimages:add"), with_token(window, {"title": "x"}), headers=headers)

    assert "You are not logged in any more" in answer.content.decode()
