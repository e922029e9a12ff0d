"""Short words have a form more (ADR 0041): the index goes, and each setup fills it again (`manage.py fill_index`)."""

from django.db import migrations

WHY_OLD_CODE_GOES_ON = "Its searches find nothing until the setup, the next step of an update, fills the index."

TABLE = "wagtailsearch_indexentry"


def empty(apps, schema_editor):
    schema_editor.execute(f"DELETE FROM {TABLE}")


class Migration(migrations.Migration):
    dependencies = [("search", "0006_words_for_two_pages")]
    operations = [migrations.RunPython(empty, migrations.RunPython.noop)]
