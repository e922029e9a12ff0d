"""On PostgreSQL a search goes by the index that the site's own migration makes."""

import pytest
from wagtail.models import Page

from search.backends.statements import PostgresStatements
from search.models import SearchEntry
from search.queries import SearchWords
from tests import postgres_server

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]
TABLE, INDEX = "wagtailsearch_indexentry", "search_title_and_body_gin"
SMALL = "SET enable_seqscan = off; SET enable_indexscan = off"  # so few rows would be read from end to end


def statements(objects, typed):
    """What is asked of PostgreSQL for a search: all keys, and the best ones."""
    asked = PostgresStatements(TABLE)
    sought = objects.search(typed).query_compiler.sought(asked.grammar)
    return {"keys": asked.keys(sought), "best": asked.ranked(sought, 20)}


def plan(database, statement, params):
    with postgres_server.connect(database) as door, door.cursor() as cursor:
        cursor.execute(SMALL)
        cursor.execute(f"EXPLAIN {statement}", params)
        return "\n".join(step for (step,) in cursor.fetchall())


@pytest.mark.parametrize("which", ["keys", "best"])
@pytest.mark.parametrize(
    ("model", "typed"), [(Page, "pocitová mapa"), (SearchEntry, SearchWords("participativní rozpočty", language="cs"))]
)
def test_a_search_goes_by_the_index_of_titles_and_texts(site_database, model, typed, which):
    statement, params = statements(model.objects.all(), typed)[which]
    assert f"Bitmap Index Scan on {INDEX}" in plan(site_database, statement, params)
