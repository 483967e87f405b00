"""A sketch of every text, by which likeness is judged; an identifier for records of collections."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kb', '0005_importing'),
    ]

    operations = [
        migrations.AddField(
            model_name='edition',
            name='sketch',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, editable=False, verbose_name='sketch'),
        ),
        migrations.AlterField(
            model_name='documentidentifier',
            name='scheme',
            field=models.CharField(choices=[('doi', 'DOI'), ('un-symbol', 'UN symbol'), ('ecli', 'ECLI'), ('isbn', 'ISBN'), ('report-number', 'report number'), ('url-id', 'identifier in the address'), ('record-id', 'identifier in the collection it came from')], max_length=20, verbose_name='scheme'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=django.contrib.postgres.indexes.GinIndex(fields=['sketch'], name='edition_sketch'),
        ),
    ]
