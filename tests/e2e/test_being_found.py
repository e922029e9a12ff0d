"""Data for search engines in a browser, and the way of a reader from a page that was deleted."""

import pytest

from tests.e2e.desk import run
from tests.e2e.reader import PREFIX
from tests.e2e.test_pages import barriers

READ = """[...document.querySelectorAll('script[type="application/ld+json"]')].flatMap(
    each => JSON.parse(each.textContent)['@graph'].map(thing => thing['@type']))"""
WORDS = {
    "cs": {
        "catalogue": "Katalog nástrojů",
        "gone": "Tuto stránku jsme smazali",
        "search": "Hledat",
        "found": "/hledat/?q=decidim",
        "near": "Soukromí",
    },
    "en": {
        "catalogue": "Catalogue of tools",
        "gone": "This page was deleted",
        "search": "Search",
        "found": "/en/search/?q=decidim",
        "near": "Privacy",
    },
}
DELETED = """
from site_core.models import HomePage, StandardPage
for home in HomePage.objects.all():
    page = home.add_child(instance=StandardPage(title="Old", slug="soukromy", locale=home.locale, live=True))
    page.delete()
"""


@pytest.fixture(scope="module")
def _deleted(site, database):
    run(database, DELETED)


@pytest.mark.parametrize("language", list(WORDS))
def test_structured_data_parse_under_the_policy_that_forbids_inline_scripts(reader, language):
    one = reader(language=language)
    policy = one.home().headers["content-security-policy"]

    assert "script-src 'self';" in policy
    assert set(one.page.evaluate(READ)) == {"WebPage", "WebSite", "Organization"}
    one.go(one.page.get_by_role("link", name=WORDS[language]["catalogue"]))
    assert set(one.page.evaluate(READ)) == {"CollectionPage", "BreadcrumbList"}


@pytest.mark.usefixtures("_deleted")
@pytest.mark.parametrize("language", list(WORDS))
def test_from_a_deleted_page_a_reader_finds_the_page_next_to_it_and_a_tool_without_a_script(reader, language):
    one, says = reader(language=language, javascript=False), WORDS[language]

    assert one.open(f"{PREFIX[language]}/soukromy/").status == 410
    assert one.page.locator("h1").inner_text().replace("\xa0", " ") == says["gone"]
    assert one.page.locator("#near + ul a").first.inner_text() == says["near"]

    one.page.get_by_role("searchbox").fill("decidim")
    one.go(one.page.get_by_role("search").get_by_role("button", name=says["search"]))
    assert one.page.url.endswith(says["found"])
    assert one.page.get_by_role("link", name="Decidim").count() > 0


@pytest.mark.usefixtures("_deleted")
@pytest.mark.parametrize("language", list(WORDS))
def test_the_page_of_a_deleted_one_has_no_barriers(reader, language):
    one = reader(language=language)
    one.open(f"{PREFIX[language]}/soukromy/")

    assert barriers(one) == []
