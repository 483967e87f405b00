"""Fingerprints of texts that are held are taken again after the normalisation of today, which tells 10⁶ from 106.

A summary that is bound stands for the paragraph that it is bound to, and takes its fingerprint. Other summaries keep
theirs until a base brings them anew: nobody has their words.
"""

from itertools import batched

from django.db import migrations

from kb.anchoring import fingerprint
from kb.anchoring.fingerprint import is_comparable

_BATCH = 500


def make_again(apps, schema_editor):
    passages = apps.get_model('kb', 'Passage').objects.order_by('pk')
    words = passages.exclude(text='').only('pk', 'text', 'fingerprint')
    _remake(passages, words, lambda one: one.text)
    bound = passages.filter(text='', bound_to__isnull=False).select_related('bound_to')
    _remake(passages, bound, lambda one: one.bound_to.text)


def _remake(passages, rows, words_of):
    for batch in batched(rows.iterator(_BATCH), _BATCH):
        changed = [one for one in batch if not is_comparable(one.fingerprint)]
        for one in changed:
            one.fingerprint = fingerprint(words_of(one))
        passages.bulk_update(changed, ['fingerprint'])


class Migration(migrations.Migration):

    dependencies = [
        ('kb', '0013_fingerprint_versions'),
    ]

    operations = [
        migrations.RunPython(make_again, migrations.RunPython.noop, elidable=True),
    ]
