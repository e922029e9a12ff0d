"""What every answer says to browsers and caches: no foreign script, no request elsewhere, one answer an address."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.page_factories import page, site

pytestmark = pytest.mark.django_db

STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "frame-src": "https://www.youtube-nocookie.com https://player.vimeo.com",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
}


def policy(answer):
    directives = (part.strip().partition(" ") for part in answer.headers["Content-Security-Policy"].split(";"))
    return {name: sources for name, _, sources in directives}


def public_addresses():
    site(page("about"))
    _, token = factories.profile(factories.REQUIRED_ANSWERS)
    start = reverse("advisor:start")
    return ["/", "/en/", "/about-cs/", "/nothing/", start, f"{start}{token}/", "/styleguide/", "/robots.txt"]


def test_pages_of_readers_allow_nothing_inline_and_nothing_from_elsewhere():
    for address in public_addresses():
        assert policy(Client().get(address)) == STRICT, address


def test_only_the_admin_has_a_looser_policy(admin_client):
    admin = policy(admin_client.get("/admin/"))
    assert "'unsafe-inline'" in admin["script-src"]
    assert admin["frame-ancestors"] == "'self'"
    assert policy(admin_client.get("/administration/")) == STRICT


def test_an_answer_depends_on_its_address_alone():
    for address in public_addresses():
        german, none = Client().get(address, headers={"Accept-Language": "de"}), Client().get(address)
        assert "Vary" not in none.headers, address
        assert german.status_code == none.status_code, address
        assert german.headers["Content-Language"] == none.headers["Content-Language"], address


def test_no_answer_is_read_as_something_else_or_named_to_other_sites():
    for address in public_addresses():
        headers = Client().get(address).headers
        assert headers["X-Content-Type-Options"] == "nosniff", address
        assert headers["X-Frame-Options"] == "SAMEORIGIN", address
        assert headers["Referrer-Policy"] in ("same-origin", "strict-origin-when-cross-origin"), address


def test_the_traps_of_the_libraries_are_shut():
    assert settings.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE is False  # Czech text would go live in English
    assert settings.WAGTAIL_ENABLE_UPDATE_CHECK is False  # the admin would ask another host
    assert settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None  # it would tell another host who edits
    assert "wagtail_localize.locales" in settings.INSTALLED_APPS
    assert "wagtail.locales" not in settings.INSTALLED_APPS
    assert settings.DEBUG is False


def test_editors_cannot_upload_what_a_browser_would_run():
    assert not {"html", "htm", "xhtml", "xml", "svg", "js", "mjs", "swf"} & set(settings.WAGTAILDOCS_EXTENSIONS)
    assert "svg" not in getattr(settings, "WAGTAILIMAGES_EXTENSIONS", [])
