"""Comparisons for clients point to the result that they began with; the copies of its answers are deleted."""

import django.db.models.deletion
from django.db import migrations, models


def remember_that_there_was_a_town(apps, schema_editor):
    """Of a copy nobody knows which result it was of: only that there was one."""
    comparisons = apps.get_model("advisor", "ClientComparison").objects
    comparisons.filter(answers__isnull=False).update(of_town=True)


class Migration(migrations.Migration):

    dependencies = [
        ("advisor", "0003_client_comparisons"),
    ]

    operations = [
        migrations.AddField(
            model_name="clientcomparison",
            name="of_town",
            field=models.BooleanField(default=False, verbose_name="began with a result"),
        ),
        migrations.AddField(
            model_name="clientcomparison",
            name="result",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="advisor.result",
                verbose_name="result",
            ),
        ),
        migrations.RunPython(remember_that_there_was_a_town, migrations.RunPython.noop),
        migrations.RemoveField(model_name="clientcomparison", name="answers"),
    ]
