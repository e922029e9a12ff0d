"""Wagtail's groups may do their work on the catalogue: editors write, moderators publish, and what editors send in
goes the way that pages go.

Once, at the birth of the site: what people change in groups and workflows later stays as they want it. The rights are
made here because Wagtail makes the one to publish only where the admin is loaded before the migrations end.
"""

from django.db import migrations

MODELS = ("tool", "assessment")
RIGHTS = {
    "Editors": ("add", "change", "view"),
    "Moderators": ("add", "change", "delete", "view", "publish", "lock", "unlock"),
}
WORKFLOW = "Moderators approval"  # Wagtail's own, for pages


def content_types(apps):
    ContentType = apps.get_model("contenttypes", "ContentType")
    return [ContentType.objects.get_or_create(app_label="tools_catalog", model=model)[0] for model in MODELS]


def give_rights(apps, schema_editor):
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for content_type in content_types(apps):
        for name, actions in RIGHTS.items():
            rights = [right(Permission, content_type, action) for action in actions]
            for group in Group.objects.filter(name=name):
                group.permissions.add(*rights)


def right(permissions, content_type, action):
    made, _ = permissions.objects.get_or_create(
        content_type=content_type,
        codename=f"{action}_{content_type.model}",
        defaults={"name": f"Can {action} {content_type.model}"},
    )
    return made


def review_as_pages(apps, schema_editor):
    WorkflowContentType = apps.get_model("wagtailcore", "WorkflowContentType")
    workflow = apps.get_model("wagtailcore", "Workflow").objects.filter(name=WORKFLOW, active=True).first()
    if workflow is None:
        return
    for content_type in content_types(apps):
        WorkflowContentType.objects.get_or_create(content_type=content_type, defaults={"workflow": workflow})


class Migration(migrations.Migration):
    dependencies = [
        ("tools_catalog", "0002_pages"),
        ("wagtailcore", "0098_apitoken"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.RunPython(give_rights, migrations.RunPython.noop),
        migrations.RunPython(review_as_pages, migrations.RunPython.noop),
    ]
