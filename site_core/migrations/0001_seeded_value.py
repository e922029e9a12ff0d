from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SeededValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40)),
                ("key", models.CharField(max_length=200)),
                ("field", models.CharField(max_length=100)),
                ("value", models.JSONField(null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "key", "field"), name="seeded_value_once")],
            },
        ),
    ]
