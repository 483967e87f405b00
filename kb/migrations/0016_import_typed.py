"""Keep what was typed on the page of an import while its source is read again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kb", "0015_carryings_by_their_sentence")]

    operations = [
        migrations.AddField(
            model_name="import",
            name="typed",
            field=models.JSONField(blank=True, default=dict, verbose_name="typed on the page so far"),
        ),
    ]
