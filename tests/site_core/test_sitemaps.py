"""Search engines find every page that anybody may read, in its languages, and nothing else."""

import datetime
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page, PageViewRestriction

from site_core.navigation import COMPARISON, QUESTIONNAIRE
from tests.page_factories import found, page, site

pytestmark = pytest.mark.django_db

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
}
HOST = "http://testserver"


def lines(language):
    """The sitemap of a language: each address with its element."""
    tree = ElementTree.fromstring(Client().get(f"/sitemap-{language}.xml").content)
    return {url.find("s:loc", NAMES).text.removeprefix(HOST): url for url in tree.findall("s:url", NAMES)}


def alternates(url):
    links = url.findall("x:link", NAMES)
    return [(link.get("hreflang"), link.get("href").removeprefix(HOST)) for link in links]


def pictures(url):
    return [picture.text.removeprefix(HOST) for picture in url.findall("i:image/i:loc", NAMES)]


def test_the_index_names_a_sitemap_for_each_language():
    answer = Client().get("/sitemap.xml")
    tree = ElementTree.fromstring(answer.content)

    assert answer["Content-Type"] == "application/xml"
    named = [each.text for each in tree.findall("s:sitemap/s:loc", NAMES)]
    assert named == [f"{HOST}/sitemap-cs.xml", f"{HOST}/sitemap-en.xml"]
    assert Client().get("/sitemap-de.xml").status_code == 404


def test_a_language_lists_its_live_pages_with_their_translations():
    site(page("about"), page("hidden"))
    found("hidden").unpublish()
    found("hidden", "en").unpublish()

    czech, english = lines("cs"), lines("en")

    assert list(czech) == ["/", "/about-cs/", "/potreby/", "/porovnani/"]
    assert list(english) == ["/en/", "/en/about-en/", "/en/needs/", "/en/compare/"]
    expected = [("cs", "/about-cs/"), ("en", "/en/about-en/"), ("x-default", "/about-cs/")]
    assert alternates(czech["/about-cs/"]) == alternates(english["/en/about-en/"]) == expected
    assert (QUESTIONNAIRE, COMPARISON) == ("advisor:start", "compare:table")


def test_each_language_says_when_its_own_words_were_published():
    site(page("about"))
    day = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
    Page.objects.filter(pk=found("about", "en").pk).update(last_published_at=day)

    assert lines("en")["/en/about-en/"].find("s:lastmod", NAMES).text == "2026-03-01T01:00:00+01:00"
    assert not lines("cs")["/about-cs/"].find("s:lastmod", NAMES).text.startswith("2026-03-01")


def test_a_page_in_one_language_stands_alone():
    site(page("about"))
    found("about", "en").delete()

    assert alternates(lines("cs")["/about-cs/"]) == []
    assert "/en/about-en/" not in lines("en")


def test_an_alias_is_left_out():
    site(page("about"))
    found("about", "en").delete()
    found("about").copy_for_translation(Locale.objects.get(language_code="en"), alias=True)

    assert "/en/about-cs/" not in lines("en")
    assert alternates(lines("cs")["/about-cs/"]) == []


def test_what_not_everybody_may_read_and_what_is_below_it_is_left_out():
    site(page("club"), page("minutes", parent="club"))
    PageViewRestriction.objects.create(page=found("club").page_ptr, restriction_type="login")

    assert not {"/club-cs/", "/club-cs/minutes-cs/"} & set(lines("cs"))
    assert {"/en/club-en/", "/en/club-en/minutes-en/"} <= set(lines("en"))


def test_a_page_whose_time_is_over_is_left_out_at_once():
    site(page("about"))
    Page.objects.filter(pk=found("about").pk).update(expire_at=timezone.now())

    assert "/about-cs/" not in lines("cs")


def illustrated(slug, *specs):
    """A page with a picture, in the sizes that readers were sent."""
    cache.clear()  # Wagtail keeps sizes by the number of a picture, which another test may have had
    picture = get_image_model().objects.create(title="Zástup", file=get_test_image_file(size=(2000, 1000)))
    renditions = [picture.get_rendition(spec) for spec in specs]
    shown = found(slug)
    value = {"image": {"image": picture.pk, "alt_text": "Zástup", "decorative": False}, "caption": ""}
    shown.body = shown.body.stream_block.to_python([{"type": "image", "value": value}])
    shown.save_revision().publish()
    return picture, renditions


def test_pictures_are_named_in_the_largest_size_that_readers_were_sent():
    site(page("about"))
    _, renditions = illustrated("about", "width-1600", "width-480", "max-320x160")

    assert pictures(lines("cs")["/about-cs/"]) == [renditions[0].url]
    assert pictures(lines("en")["/en/about-en/"]) == []


def test_the_file_that_an_editor_uploaded_is_not_named():
    site(page("about"))
    picture, _ = illustrated("about")

    assert picture.file.url not in Client().get("/sitemap-cs.xml").content.decode()
    assert pictures(lines("cs")["/about-cs/"]) == []


def test_the_number_of_queries_is_the_same_for_any_number_of_pages(django_assert_max_num_queries):
    site(*(page(f"page-{number}") for number in range(8)))
    for number in range(8):
        illustrated(f"page-{number}", "width-960")

    with django_assert_max_num_queries(6):
        assert len(lines("cs")) > 8


def test_robots_may_read_everything_public_and_find_the_sitemap():
    answer = Client().get("/robots.txt")

    assert answer["Content-Type"].startswith("text/plain")
    assert f"Sitemap: {HOST}/sitemap.xml" in answer.content.decode()
