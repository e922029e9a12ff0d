"""Wagtail's groups may do their work on good practices, methods, organisations and people.

Once, at the birth of the app: what people change in groups later stays as they want it.
"""

from django.db import migrations

MODELS = ("method", "organisation", "person", "practice")
RIGHTS = {"Editors": ("add", "change", "view"), "Moderators": ("add", "change", "delete", "view")}


def give_rights(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Group = apps.get_model("auth", "Group")
    for model in MODELS:
        content_type, _ = ContentType.objects.get_or_create(app_label="hub", model=model)
        for name, actions in RIGHTS.items():
            rights = [right(apps.get_model("auth", "Permission"), content_type, action) for action in actions]
            for group in Group.objects.filter(name=name):
                group.permissions.add(*rights)


def right(permissions, content_type, action):
    made, _ = permissions.objects.get_or_create(
        content_type=content_type,
        codename=f"{action}_{content_type.model}",
        defaults={"name": f"Can {action} {content_type.model}"},
    )
    return made


class Migration(migrations.Migration):
    dependencies = [
        ("hub", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
