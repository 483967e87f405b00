"""Fingerprints carry the version of the normalisation that they were taken after."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):

    dependencies = [
        ('kb', '0012_edition_step'),
    ]

    operations = [
        migrations.AlterField(
            model_name='passage',
            name='fingerprint',
            field=models.CharField(blank=True, default='', max_length=70, verbose_name='fingerprint'),
        ),
        migrations.RemoveConstraint(model_name='passage', name='passage_summary_is_anchored'),
        migrations.AddConstraint(
            model_name='passage',
            constraint=models.CheckConstraint(
                condition=~Q(text='')
                | (~Q(anchor='') & Q(fingerprint__regex='^(v[1-9][0-9]{0,3}:)?[0-9a-f]{64}$')),
                name='passage_summary_is_anchored',
            ),
        ),
    ]
