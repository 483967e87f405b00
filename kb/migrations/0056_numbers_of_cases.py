"""Numbers that courts give as schemes of identifiers."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kb', '0055_indexes_of_the_desks_lists'),
    ]

    operations = [
        migrations.AlterField(
            model_name='documentidentifier',
            name='scheme',
            field=models.CharField(choices=[('doi', 'DOI'), ('un-symbol', 'UN symbol'), ('ecli', 'ECLI'), ('neutral-citation', 'neutral citation'), ('case-number', 'case number'), ('isbn', 'ISBN'), ('report-number', 'report number'), ('url-id', 'identifier in the address'), ('record-id', 'identifier in the collection it came from')], max_length=20, verbose_name='scheme'),
        ),
    ]
