"""A cache in front may keep pages for all readers and pictures, at the address that is purged, and nothing else."""

from pathlib import Path

import pytest
from django.core.cache import caches
from django.test import Client

from tests.page_factories import found, page, site
from tests.site_core.cdn.conftest import HOST

pytestmark = pytest.mark.django_db
SHARED, NOT_SHARED = "max-age=0, s-maxage=60", "private, no-cache"


@pytest.fixture
def pages(settings, cdn):
    """A site with pages, kept for readers."""
    settings.PAGE_CACHE = True
    caches["pages"].clear()
    site(page("rules"))


def said(path, host=HOST, client=None, **more):
    return (client or Client()).get(path, headers={"host": host}, **more).headers["Cache-Control"]


@pytest.mark.parametrize("language", ["cs", "en"])
def test_a_page_is_kept_for_a_minute_and_differs_by_cookie(pages, language):
    where = found("rules", language).url
    for _ in range(2):
        answer = Client().get(where, headers={"host": HOST})
        assert answer.headers["Cache-Control"] == SHARED
        assert "Cookie" in answer.headers["Vary"]


def test_so_is_the_answer_that_it_has_not_changed(pages):
    etag = Client().get("/", headers={"host": HOST}).headers["ETag"]
    again = Client().get("/", headers={"host": HOST, "If-None-Match": etag})
    assert (again.status_code, again.headers["Cache-Control"]) == (304, SHARED)


def test_at_an_address_that_is_not_purged_it_is_asked_for_each_time(pages):
    assert said("/", host="other.example") == "no-cache"


def test_staff_get_a_page_that_no_cache_keeps(pages, admin_client):
    said("/")
    assert said("/", client=admin_client) == NOT_SHARED


@pytest.mark.parametrize(
    "path", ["/?q=1", "/nowhere/", "/sitemap.xml", "/search/", "/admin/", "/media/images/nothing.png"]
)
def test_what_is_not_a_page_for_all_readers_is_kept_by_no_cache_in_front(pages, path):
    words = set(said(path).split(", "))
    assert "s-maxage=60" not in words
    assert words & {"private", "no-store"}


def test_a_form_and_a_page_with_a_secret_link_stay_with_their_reader(pages):
    assert said("/potreby/") == "no-store"
    assert said(f"/potreby/{'a' * 43}/") == "no-store"


def test_pictures_are_kept(pages, settings):
    folder = Path(settings.MEDIA_ROOT) / "images"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "x.png").write_bytes(b"png")
    assert said("/media/images/x.png") == SHARED
    assert said("/media/images/x.png", host="other.example") == NOT_SHARED


def test_without_a_cache_in_front_nothing_is_added(settings, pages):
    settings.WAGTAILFRONTENDCACHE = {}
    assert said("/") == "no-cache"
    assert "Cache-Control" not in Client().get("/nowhere/", headers={"host": HOST}).headers
