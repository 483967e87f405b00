"""Indexes of what the lists of the desks are ordered and narrowed by."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kb', '0054_indexes_of_the_desks'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(fields=['-as_of', 'slug'], name='claim_date'),
        ),
        migrations.AddIndex(
            model_name='document',
            index=models.Index(fields=['language'], name='document_language'),
        ),
        migrations.AddIndex(
            model_name='historyevent',
            index=models.Index(fields=['verb', '-id'], name='historyevent_of_verb'),
        ),
        migrations.AddIndex(
            model_name='passage',
            index=models.Index(condition=models.Q(('kind', 'paragraph'), _negated=True), fields=['kind', 'edition', 'position'], name='passage_other_kind'),
        ),
        migrations.AddIndex(
            model_name='passage',
            index=models.Index(condition=models.Q(('nothing_to_tag', True)), fields=['edition', 'position'], name='passage_nothing_to_tag'),
        ),
    ]
