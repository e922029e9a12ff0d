"""The step of the translator let in the translators of all languages; whoever it waits for may change the page.

The step is met only on English pages, as long as nobody has given it to others: then its groups are no longer both.
"""

from django.db import migrations

NAMES = ("Pohled překladatele", "Look of the translator")
OTHERS, BOTH = "Translators into Czech", {"Translators into Czech", "Translators into English"}


def leave_out_others(apps, schema_editor):
    for step in apps.get_model("wagtailcore", "GroupApprovalTask").objects.filter(name__in=NAMES):
        if set(step.groups.values_list("name", flat=True)) == BOTH:
            step.groups.remove(step.groups.get(name=OTHERS))


class Migration(migrations.Migration):
    dependencies = [
        ("site_core", "0013_publisher"),
        ("wagtailcore", "0094_alter_page_locale"),
    ]
    operations = [migrations.RunPython(leave_out_others, migrations.RunPython.noop)]
