"""The cases left the files of the catalogue: the import need not report them as gone (they are in `hub/data`)."""

from django.db import migrations


def forget(apps, schema_editor):
    apps.get_model("site_core", "SeededValue").objects.filter(kind="catalogue file", key="case_studies.yaml").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("tools_catalog", "0013_corrections_taken_up"),
        ("site_core", "0001_seeded_value"),
    ]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
