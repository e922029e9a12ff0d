"""What search engines and old links find of workshops: the sitemap, pages that were moved, withdrawn or deleted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from site_core.page_tree import note_change
from tests.page_factories import found
from tests.workshops.planting import with_pages, workshop

pytestmark = pytest.mark.django_db
START = datetime(2026, 12, 11, 9, tzinfo=UTC)
PAGE, ENGLISH = "/workshops-cs/dilna-cs/", "/en/workshops-en/dilna-en/"
CALENDAR, FEED = "/kalendare/civicport.ics", "/odber/workshopy/"


@pytest.fixture(autouse=True)
def _workshop():
    with_pages(workshop("dilna", (START, START + timedelta(hours=1)), topics=["maps"]))


def text(path):
    return Client().get(path).content.decode()


def test_the_sitemap_of_each_language_has_the_list_and_the_pages_with_their_translations():
    czech, english = text("/sitemap-cs.xml"), text("/sitemap-en.xml")

    assert f"<loc>http://testserver{PAGE}</loc>" in czech
    assert "<loc>http://testserver/workshops-cs/</loc>" in czech
    assert f"<loc>http://testserver{ENGLISH}</loc>" in english
    assert f'hreflang="en" href="http://testserver{ENGLISH}"' in czech


@pytest.mark.parametrize("path", ["/sitemap-cs.xml", "/workshops-cs/", CALENDAR, FEED])
def test_a_page_that_was_unpublished_stands_nowhere(path):
    assert "dilna-cs" in text(path)
    found("workshop dilna").unpublish()
    note_change()

    assert "dilna-cs" not in text(path)


def test_a_page_that_was_unpublished_is_not_there_and_has_no_file():
    found("workshop dilna").unpublish()

    assert Client().get(PAGE).status_code == 404
    assert Client().get("/kalendare/workshop/dilna.ics").status_code == 404


def test_a_page_that_was_deleted_is_gone_for_good():
    found("workshop dilna").delete()

    assert Client().get(PAGE).status_code == 410


def test_an_old_address_leads_to_the_new_one(django_capture_on_commit_callbacks):
    page = found("workshop dilna")
    page.slug = "jinak"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    answer = Client().get(PAGE)

    assert (answer.status_code, answer["Location"]) == (301, "/workshops-cs/jinak/")


def test_a_combination_of_filters_is_for_readers_alone():
    assert "noindex" not in text("/workshops-cs/?topic=maps")
    assert "noindex" in text("/workshops-cs/?topic=maps&format=unknown")
