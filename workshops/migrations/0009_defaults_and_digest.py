"""Defaults in the database, for old code that runs until the restart; digests by the new rule, so that no guest hears
of a change that is none.
"""

import hashlib
import json
from datetime import UTC

from django.db import migrations, models

from workshops.times import span


def stamp(apps, schema_editor):
    for one in apps.get_model("workshops", "Workshop").objects.exclude(calendar_digest=""):
        spans = sorted((span(row.starts_at, row.ends_at, one.zone) for row in one.sessions.all()), key=lambda s: s.start)
        instants = [[each.astimezone(UTC).isoformat() for each in (s.start, s.end)] for s in spans]
        told = [one.status, one.zone, one.format, dict(one.place), instants, one.join_url]
        digest = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
        type(one).objects.filter(pk=one.pk).update(calendar_digest=digest)


class Migration(migrations.Migration):

    dependencies = [
        ('workshops', '0008_words_of_sessions'),
    ]

    operations = [
        migrations.AlterField(
            model_name='registration',
            name='organisation_kind',
            field=models.CharField(blank=True, choices=[('municipality', 'town or municipality'), ('region', 'region or state'), ('school', 'school'), ('non_profit', 'non-profit organisation'), ('company', 'company'), ('university', 'university or research'), ('private', 'private person'), ('other', 'other')], db_default='', default='', max_length=20, verbose_name='kind of organisation'),
        ),
        migrations.AlterField(
            model_name='registration',
            name='wants_reminders',
            field=models.BooleanField(db_default=True, default=True, verbose_name='wants reminders'),
        ),
        migrations.AlterField(
            model_name='registration',
            name='wants_thanks',
            field=models.BooleanField(db_default=False, default=False, verbose_name='wants a mail after the workshop'),
        ),
        migrations.AlterField(
            model_name='workshop',
            name='name',
            field=models.CharField(db_default='', default='', help_text='For us, in lists. As soon as the workshop has a page, its title stands here.', max_length=255, verbose_name='name'),
        ),
        migrations.RunPython(stamp, migrations.RunPython.noop),
    ]
