"""A reader narrows the news and reads one; without a script."""

import re

import pytest

from tests.e2e.reader import PREFIX

WORDS = {
    "cs": {"path": "/aktuality/", "kind": "Zpráva", "topic": "Sítě a spolupráce", "use": "Použít filtry"},
    "en": {"path": "/news/", "kind": "News item", "topic": "Networks and cooperation", "use": "Use the filters"},
}


@pytest.mark.parametrize("language", list(WORDS))
def test_filters_work_without_a_script_and_an_article_leads_back_to_its_like(reader, language):
    one, says = reader(language=language, javascript=False), WORDS[language]
    one.open(f"{PREFIX[language]}{says['path']}")
    page = one.page

    page.get_by_role("checkbox", name=says["kind"], exact=True).check()
    page.get_by_role("checkbox", name=says["topic"], exact=True).check()
    one.go(page.get_by_role("button", name=says["use"]))

    assert page.url.partition("?")[2] == "kind=news&topic=networks"
    titles = page.locator(".cp-practices h3 a")
    assert titles.count() == int(re.search(r"\d+", page.locator("[data-count]").inner_text())[0]) > 0

    title = titles.first.inner_text()
    one.go(titles)
    assert page.locator("h1").inner_text() == title
    one.go(page.get_by_role("link", name=says["topic"], exact=True))
    assert page.url.endswith(f"{says['path']}?topic=networks")
