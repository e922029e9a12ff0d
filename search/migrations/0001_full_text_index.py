"""PostgreSQL gets the index that a search over titles and texts needs. What is in the index was made of other words
(ADR 0041) and goes; `manage.py fill_index` fills it again, as each setup does."""

from django.db import migrations

TABLE, NAME = "wagtailsearch_indexentry", "search_title_and_body_gin"


def make_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"CREATE INDEX IF NOT EXISTS {NAME} ON {TABLE} USING gin ((title || body))")


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX IF EXISTS {NAME}")


def empty(apps, schema_editor):
    schema_editor.execute(f"DELETE FROM {TABLE}")


class Migration(migrations.Migration):
    dependencies = [("wagtailsearch", "0010_add_text_fields")]
    operations = [
        migrations.RunPython(empty, migrations.RunPython.noop),
        migrations.RunPython(make_index, drop_index),
    ]
