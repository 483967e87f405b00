"""Imports wait in turn: since when, when one of its curator was last begun, how often in vain; and what was read has its sketch."""

import django.contrib.postgres.fields
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kb', '0017_bounds'),
    ]

    operations = [
        migrations.AddField(
            model_name='import',
            name='queued_at',
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name='waiting since'),
        ),
        migrations.AddField(
            model_name='import',
            name='begun_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='work last begun'),
        ),
        migrations.AddField(
            model_name='import',
            name='sketch',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, size=None, verbose_name='sketch of its words'),
        ),
        migrations.AddField(
            model_name='import',
            name='attempts',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='attempts'),
        ),
    ]
