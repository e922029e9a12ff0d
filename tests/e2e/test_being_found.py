"""What the browser makes of data for search engines: it reads them, runs nothing and complains of nothing."""

import pytest

READ = """[...document.querySelectorAll('script[type="application/ld+json"]')].flatMap(
    each => JSON.parse(each.textContent)['@graph'].map(thing => thing['@type']))"""


@pytest.mark.parametrize("language", ["cs", "en"])
def test_structured_data_parse_under_the_policy_that_forbids_inline_scripts(reader, language):
    one = reader(language=language)
    policy = one.home().headers["content-security-policy"]

    assert "script-src 'self';" in policy
    assert set(one.page.evaluate(READ)) == {"WebPage", "WebSite", "Organization"}
    one.page.get_by_role("link", name={"cs": "Katalog nástrojů", "en": "Catalogue of tools"}[language]).first.click()
    assert set(one.page.evaluate(READ)) == {"CollectionPage", "BreadcrumbList"}
