"""The site with a real Elasticsearch beside its database."""

import os

import pytest
from wagtail.models import Page

from search.models import SearchEntry
from tests import search_server
from tests.page_factories import page, site

TITLES = {
    "map": "Pocitová mapa města",
    "budget": "Participativní rozpočet",
    "survey": "Anketa o rozpočtu měst",
    "talk": "Schůzka s občany",
    "kun": "Žluťoučký kůň, kůň a zase kůň",
    "long": "Rozpočtová pravidla obcí a krajů a jejich příspěvkových organizací",
}


@pytest.fixture
def server(settings, monkeypatch):
    """The server with an index of six pages in two languages."""
    site(*(page(key, title=title, en={"title": f"English {key}"}) for key, title in TITLES.items()))
    with search_server.searching(settings, monkeypatch, os.environ["TEST_SEARCH_URL"]) as backend:
        for root in (Page, SearchEntry):
            search_server.make_index(backend, root)
        yield backend
        search_server.remove_indexes(backend)


@pytest.fixture
def saved(server, django_capture_on_commit_callbacks):
    """Does something, and what has to be done once it is in the database; then the server shows it."""

    def do(change):
        with django_capture_on_commit_callbacks(execute=True):
            change()
        server.es.indices.refresh(index=f"{server.index_prefix}*")

    return do
