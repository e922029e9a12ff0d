"""On PostgreSQL a search goes by the index that the site's own migration makes."""

import pytest
from wagtail.models import Page

from search.backends.statements import PostgresStatements
from search.models import SearchEntry
from search.queries import SearchWords
from tests import postgres_server

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]
TABLE, INDEX = "wagtailsearch_indexentry", "search_title_and_body_gin"
PLANT = f"""
INSERT INTO {TABLE} (content_type_id, object_id, title, body, autocomplete, title_norm, title_text, body_text)
SELECT kind.id, 'planted ' || number, ('name' || number)::tsvector, 'word', '', 1, '', ''
FROM generate_series(1, 300) AS number, django_content_type AS kind
"""


def statements(objects, typed):
    """What is asked of PostgreSQL for a search: all keys, and the best ones."""
    asked = PostgresStatements(TABLE)
    sought = objects.search(typed).query_compiler.sought(asked.grammar)
    return {"keys": asked.keys(sought), "best": asked.ranked(sought, 20)}


@pytest.fixture(scope="module")
def filled(site_database):
    """The address of a database of so many things that none is read from end to end."""
    for statement in (PLANT, f"VACUUM ANALYZE {TABLE}"):
        postgres_server.run(site_database, statement)
    return site_database


def plan(database, statement, params):
    with postgres_server.connect(database) as door, door.cursor() as cursor:
        cursor.execute("SET enable_seqscan = off")
        cursor.execute(f"EXPLAIN {statement}", params)
        return "\n".join(step for (step,) in cursor.fetchall())


@pytest.mark.parametrize("which", ["keys", "best"])
@pytest.mark.parametrize(
    ("model", "typed"), [(Page, "pocitová mapa"), (SearchEntry, SearchWords("participativní rozpočty", language="cs"))]
)
def test_a_search_goes_by_the_index_of_titles_and_texts(filled, model, typed, which):
    statement, params = statements(model.objects.all(), typed)[which]
    assert f"Bitmap Index Scan on {INDEX}" in plan(filled, statement, params)
