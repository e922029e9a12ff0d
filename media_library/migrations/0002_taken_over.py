"""Pictures and files that editors put into Wagtail's own tables come along under their numbers, so that pages find them.

Who made them, under what licence and with whose consent stays empty: nobody is made to have said it. The editor asks
for it with the next change.
"""

from django.core.management.color import no_style
from django.db import migrations

MOVED = (("wagtailimages", "Image", "Picture"), ("wagtaildocs", "Document", "File"))


def take_over(apps, schema_editor):
    models = []
    for app, old, new in MOVED:
        source, target = apps.get_model(app, old), apps.get_model("media_library", new)
        columns = [field.attname for field in source._meta.concrete_fields]
        rows = [target(**row) for row in source.objects.values(*columns)]
        dates = {row.pk: row.created_at for row in rows}  # the insert would write today's
        target.objects.bulk_create(rows)
        for pk, day in dates.items():
            target.objects.filter(pk=pk).update(created_at=day)
        repoint(apps, app, old, new)
        models.append(target)
    for statement in schema_editor.connection.ops.sequence_reset_sql(no_style(), models):
        schema_editor.execute(statement)


def repoint(apps, app, old, new):
    """Tags and the index of what is used where know a record by its type and number."""
    types = apps.get_model("contenttypes", "ContentType").objects
    before = types.filter(app_label=app, model=old.lower()).first()
    if before is None:
        return
    after, _made = types.get_or_create(app_label="media_library", model=new.lower())
    apps.get_model("taggit", "TaggedItem").objects.filter(content_type=before).update(content_type=after)
    references = apps.get_model("wagtailcore", "ReferenceIndex").objects
    references.filter(to_content_type=before).update(to_content_type=after)


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("media_library", "0001_initial"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
    ]
    operations = [migrations.RunPython(take_over, migrations.RunPython.noop)]
