"""Forms without a cookie: taken from pages of this site, refused from others."""

import pytest
from django.http import HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.test import Client, RequestFactory

from site_core.same_origin import same_origin

pytestmark = pytest.mark.django_db  # the page that says no has a navigation


@same_origin
def view(request):
    return HttpResponse(f"taken {request.method}")


def answer(method="post", **headers):
    request = getattr(RequestFactory(headers=headers), method)("/page/", secure=headers.pop("secure", False))
    return view(request)


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_a_form_of_this_site_is_taken(site):
    assert answer(**{"Sec-Fetch-Site": site}).content == b"taken POST"


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "SAME-ORIGIN"])
def test_a_form_of_another_site_is_refused(site):
    assert answer(**{"Sec-Fetch-Site": site}).status_code == 403


def test_what_the_browser_says_about_the_site_stands_above_the_origin():
    refused = answer(**{"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"})
    assert refused.status_code == 403


def test_an_older_browser_proves_itself_by_the_origin():
    assert answer(Origin="http://testserver").status_code == 200


@pytest.mark.parametrize("origin", ["http://elsewhere.example", "null", "https://testserver", "http://testserver:81"])
def test_an_older_browser_with_another_origin_is_refused(origin):
    assert answer(Origin=origin).status_code == 403


def test_a_form_from_nobody_knows_where_is_refused():
    assert answer().status_code == 403


def test_reading_needs_no_proof():
    assert answer("get", **{"Sec-Fetch-Site": "cross-site"}).content == b"taken GET"


def test_every_other_method_needs_it():
    assert answer("delete", **{"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_the_refusal_says_what_to_do():
    page = answer(**{"Sec-Fetch-Site": "cross-site"}).content.decode()
    assert "<h1" in page
    assert "noindex" in page


def test_djangos_cookie_check_leaves_the_view_alone():
    request = RequestFactory().post("/page/")
    assert CsrfViewMiddleware(lambda request: None).process_view(request, view, (), {}) is None


@pytest.mark.parametrize(("path", "language", "heading"), [
    ("/nic/", "cs", "Formulář jsme nepřijali"), ("/en/nothing/", "en", "We did not take the form"),
])  # fmt: skip
def test_what_django_refuses_is_said_in_our_words_and_the_language_of_the_page(path, language, heading):
    refused = Client(enforce_csrf_checks=True).post(path)
    assert refused.status_code == 403
    assert f'<html lang="{language}">' in refused.content.decode()
    assert heading in refused.content.decode().replace("\xa0", " ")
