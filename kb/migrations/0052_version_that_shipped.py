"""Which version of a base the program brought moves from a file into the database, so that backups have it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kb", "0051_what_stands_around"),
    ]

    operations = [
        # Of bases that are there already nobody knows: they begin with NULL.
        migrations.AddField(
            model_name="loadedbase",
            name="shipped",
            field=models.CharField(blank=True, max_length=64, null=True, verbose_name="digest as shipped"),
        ),
        migrations.AlterField(
            model_name="loadedbase",
            name="shipped",
            field=models.CharField(
                blank=True, default="", max_length=64, null=True, verbose_name="digest as shipped"
            ),
        ),
    ]
