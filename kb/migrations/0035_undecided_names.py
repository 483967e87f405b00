"""Another reason why the base's word waits: it names what nobody has decided about here."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kb", "0025_proposed_by_whom"),
    ]

    operations = [
        migrations.AlterField(
            model_name="baseconflict",
            name="because",
            field=models.CharField(
                choices=[
                    ("both-changed", "the base and a person both changed it"),
                    ("proposed", "the base changed it, and a person has proposed another change"),
                    ("was-here", "it was here before the base was loaded"),
                    ("ended-here", "the base names what was withdrawn here"),
                    ("undecided", "the base names what nobody has decided about here"),
                    ("ended-there", "the base withdrew it"),
                    ("gone", "the base no longer has it"),
                ],
                max_length=20,
                verbose_name="because",
            ),
        ),
    ]
