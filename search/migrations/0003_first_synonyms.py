"""The words that mean the same to begin with. Editors keep them from now on: what they delete stays deleted."""

from django.db import migrations

GROUPS = [
    ["participativní rozpočet", "PaR", "PB", "participatory budget", "participatory budgeting"],
    ["pocitová mapa", "emoční mapa", "emotional map", "emotional mapping"],
    ["anketa", "dotazník", "survey", "poll", "questionnaire"],
    ["hlasování", "vote", "voting"],
    ["hlášení závad", "podněty", "problem report"],
    ["zdarma", "bezplatný", "free of charge"],
    ["otevřený kód", "open source", "opensource"],
    ["obec", "město", "municipality"],
    ["účast", "participace", "participation", "zapojení"],
]


def add(apps, schema_editor):
    model = apps.get_model("search", "SynonymGroup")
    model.objects.bulk_create(model(words=words) for words in GROUPS)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_entries_and_synonyms")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop, elidable=True)]
