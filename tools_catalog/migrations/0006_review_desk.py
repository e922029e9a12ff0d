"""The two groups of the review desk: reviewers assess and send in, chief reviewers publish, decide on corrections and
keep the register of conflicts of interest.

Once, at the birth of the site: what people change in the groups later stays as they want it. The rights are made here
because Django makes them only after the last migration, some of them for models that later migrations bring.
"""

from django.db import migrations

REVIEWERS, CHIEF_REVIEWERS = "Reviewers", "Chief reviewers"
REVIEW = {
    ("wagtailadmin", "admin"): {"access_admin": "Can access Wagtail admin"},
    ("tools_catalog", "tool"): {"view_tool": "Can view tool", "review_tool": "Can assess tools on the review sheet"},
    ("tools_catalog", "assessment"): {
        f"{action}_assessment": f"Can {action} assessment" for action in ("add", "change", "view")
    },
}
DECIDE = {
    ("tools_catalog", "tool"): {f"{action}_tool": f"Can {action} tool" for action in ("add", "change", "publish")},
    ("tools_catalog", "assessment"): {
        f"{action}_assessment": f"Can {action} assessment" for action in ("publish", "lock", "unlock")
    },
    ("tools_catalog", "reviewbatch"): {"publish_batch": "Can publish batches of assessments"},
    ("tools_catalog", "correction"): {"decide_correction": "Can decide on corrections"},
    ("tools_catalog", "conflictofinterest"): {
        "keep_conflicts": "Can keep the register of conflicts of interest"
    },
}


def make_groups(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for name, wanted in ((REVIEWERS, [REVIEW]), (CHIEF_REVIEWERS, [REVIEW, DECIDE])):
        group, _ = Group.objects.get_or_create(name=name)
        for rights in wanted:
            group.permissions.add(*found_or_made(apps, rights))


def found_or_made(apps, rights):
    ContentType, Permission = apps.get_model("contenttypes", "ContentType"), apps.get_model("auth", "Permission")
    for (app, model), named in rights.items():
        kind, _ = ContentType.objects.get_or_create(app_label=app, model=model)
        for codename, name in named.items():
            yield Permission.objects.get_or_create(content_type=kind, codename=codename, defaults={"name": name})[0]


class Migration(migrations.Migration):
    dependencies = [
        ("tools_catalog", "0005_conflicts_of_interest"),
        ("wagtailadmin", "0006_formstate"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
