import site_core.list_field
from django.conf import settings
from django.db import migrations, models


def name_workshops(apps, _schema):
    """Each workshop is called as its page in the first language, as any page where there is none, else as its key."""
    workshop, page = apps.get_model("workshops", "Workshop"), apps.get_model("workshops", "WorkshopPage")
    rows = page.objects.order_by("-pk").values_list("workshop", "title", "locale__language_code")
    first_last = sorted(rows, key=lambda row: row[2] == settings.LANGUAGE_CODE)
    titles = {key: title for key, title, _language in first_last}
    for of in workshop.objects.all():
        workshop.objects.filter(pk=of.pk).update(name=titles.get(of.pk, of.key))


class Migration(migrations.Migration):
    dependencies = [("workshops", "0006_mail_afterwards_is_asked_for")]

    operations = [
        migrations.AddField(
            model_name="workshop",
            name="name",
            field=models.CharField(
                default="",
                help_text="For us, in lists. As soon as the workshop has a page, its title stands here.",
                max_length=255,
                verbose_name="name",
            ),
            preserve_default=False,
        ),
        migrations.RunPython(name_workshops, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name="workshop",
            name="key",
            field=models.SlugField(max_length=80, unique=True, verbose_name="key"),
        ),
        migrations.AlterField(
            model_name="workshop",
            name="spoken",
            field=site_core.list_field.TextListField(
                blank=True,
                default=list,
                help_text="Nothing ticked: nobody stated it.",
                verbose_name="spoken languages",
            ),
        ),
    ]
