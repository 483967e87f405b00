"""A carrying says whether the sentence around its words is unchanged; likeness alone shows readers nothing any more."""

from django.db import migrations, models

_LINKS = {'new_evidence': 'Evidence', 'new_tag': 'PassageTag', 'new_citation': 'ProvisionCitation'}


def take_back(apps, schema_editor):
    """What the program showed readers on words that had changed is a draft again, and waits for a person.

    Readers have the link on the older edition meanwhile; where that was withdrawn nothing is taken from them.
    """
    carryings = apps.get_model('kb', 'Carrying').objects.filter(
        decision='open',
        outcome='changed',
        source__status='published',
        source__edition__document__status='published',
    )
    for column, model in _LINKS.items():
        old = column.removeprefix('new_')
        links = carryings.filter(**{f'{column}__isnull': False, f'{old}__status': 'published'}).values(column)
        apps.get_model('kb', model).objects.filter(pk__in=links, status='published', version=1).update(
            status='draft', submitted_by=None, submitted_at=None, published_by=None, published_at=None
        )


class Migration(migrations.Migration):

    dependencies = [
        ('kb', '0014_fingerprints_made_again'),
    ]

    operations = [
        migrations.AddField(
            model_name='carrying',
            name='stands',
            field=models.BooleanField(blank=True, default=None, null=True, verbose_name='sentence unchanged'),
        ),
        migrations.AlterField(
            model_name='carrying',
            name='why',
            field=models.CharField(
                choices=[
                    ('same-words', 'the same words in the same order'),
                    ('other-place', 'the words stand in another place'),
                    ('stand-once', 'the same words stand once in the new text, in another place'),
                    ('other-words', 'the words are not the same'),
                    ('other-sentence', 'the words are the same, the sentence around them is not'),
                    ('other-lead-in', 'the words are the same, what introduces them is not'),
                    ('other-heading', 'the words are the same, the heading above them is not'),
                    ('withdrawn-there', 'somebody has withdrawn this from the newer edition'),
                    ('not-found', 'the paragraph was not found again'),
                    ('ambiguous', 'several places fit as well'),
                    ('too-different', 'the words are too different'),
                    ('torn-apart', 'the words no longer stand together'),
                    ('unrelated', 'the texts have little in common'),
                ],
                max_length=20,
                verbose_name='because',
            ),
        ),
        migrations.RunPython(take_back, migrations.RunPython.noop, elidable=True),
    ]
