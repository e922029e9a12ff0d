"""The styleguide shows all there is, in both languages."""

from pathlib import Path

import pytest
import yaml

from site_core import styleguide
from site_core.templatetags.look import kept_drawing

ROOT = Path(__file__).resolve().parents[2]
COMPONENTS = {file.name for file in (ROOT / "templates" / "components").glob("*.html")}
NEEDS_ERRORS = {"error_summary.html"}  # takes the focus when it appears: shown on question pages only
NEEDS_PLACE = {"breadcrumbs.html"}  # belongs to a page of the tree

pytestmark = pytest.mark.django_db


def rendered(response) -> set[str]:
    return {template.name.rpartition("/")[2] for template in response.templates if template.name}


@pytest.mark.parametrize("path", ["/styleguide/", "/en/styleguide/"])
def test_every_component_is_on_the_styleguide(client, path):
    kept_drawing.cache_clear()
    response = client.get(path)
    assert response.status_code == 200
    assert rendered(response) & COMPONENTS == COMPONENTS - NEEDS_ERRORS - NEEDS_PLACE


def test_the_styleguide_speaks_the_language_of_its_address(client):
    assert 'lang="cs"' in client.get("/styleguide/").content.decode()
    assert "Needs first." in client.get("/en/styleguide/").content.decode()


def test_every_text_of_the_styleguide_has_both_languages():
    def texts(node):
        if isinstance(node, dict):
            if node.keys() & styleguide.LANGUAGES:
                yield node
            else:
                for value in node.values():
                    yield from texts(value)
        elif isinstance(node, list):
            for value in node:
                yield from texts(value)

    found = list(texts(yaml.safe_load(styleguide.CONTENT.read_text(encoding="utf-8"))))
    assert found
    assert all(set(text) == styleguide.LANGUAGES and all(text.values()) for text in found)


def test_an_address_that_leads_nowhere_gets_a_friendly_page_in_its_language(client):
    for path, home in (("/nic-tu-neni/", 'href="/"'), ("/en/nothing-here/", 'href="/en/"')):
        response = client.get(path)
        assert response.status_code == 404
        assert home in response.content.decode()
