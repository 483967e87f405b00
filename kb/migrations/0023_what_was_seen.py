from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kb", "0022_doubted_citations")]

    operations = [
        migrations.AddField(
            model_name="editionstep",
            name="seen",
            field=models.CharField(
                blank=True, default="", max_length=32, verbose_name="mark of what was seen"
            ),
        ),
    ]
